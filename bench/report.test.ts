import { describe, expect, it } from 'vitest';
import { type Report, renderReport } from './report.ts';
import type { FormatResult } from './run-subject.ts';

const result = (format: 'png' | 'jpeg', imagesPerSecond: number): FormatResult => ({
  format,
  images: 20,
  repetitions: 3,
  imagesPerSecond,
  msPerImage: 1000 / imagesPerSecond,
  passes: [imagesPerSecond - 1, imagesPerSecond, imagesPerSecond + 1],
  stagesMs: format === 'png' ? { paint: 1.234, encode: 5 } : {},
  bytes: 123_456,
  cpuMsPerImage: null,
});

const subject = (id: 'ours' | 'takumi', formats: FormatResult[]): Report['subjects'][number] => ({
  subject: id,
  label: id.toUpperCase(),
  outcome: 'measured',
  reason: null,
  versions: { [id]: '1.0.0' },
  openMs: 10,
  peakMemoryBytes: 5e7,
  formats,
  sampleDifference: 0.5,
});

const report: Report = {
  startedAt: '2026-01-02T03:04:05.000Z',
  machine: { cpu: 'CPU', cores: 2, memoryBytes: 2 ** 33, system: 'linux', node: 'v24', load: 0.1 },
  rows: 20,
  quality: 82,
  subjects: [
    subject('ours', [result('png', 100), result('jpeg', 200)]),
    subject('takumi', [result('png', 25)]),
    { ...subject('takumi', []), outcome: 'skipped', reason: 'not here', sampleDifference: null },
  ],
};

describe('renderReport', () => {
  it('gives each format a table with ratios to ours', () => {
    const text = renderReport(report);
    expect(text).toContain('| TAKUMI | 25.0 | 40.00 | 0.25× | other processes | 123 | 24.0–26.0 | 3 × 20 |');
    expect(text).toContain('| OURS | 200.0 | 5.00 | 1.00× |');
    expect(text).not.toContain('## WebP');
  });

  it('gives no ratio where ours was not measured', () => {
    expect(renderReport({ ...report, subjects: report.subjects.slice(1) })).toContain('| TAKUMI | 25.0 | 40.00 | – |');
  });

  it('warns where others were using the machine', () => {
    expect(renderReport(report)).not.toContain('busy');
    expect(renderReport({ ...report, machine: { ...report.machine, load: 1.5 } })).toContain('busy** (load 1.5');
  });

  it('shows stages where there are any, and says loudly what was skipped', () => {
    const text = renderReport(report);
    expect(text).toContain('| OURS | PNG | paint 1.23 · encode 5.00 |');
    expect(text).not.toContain('| OURS | JPEG | paint');
    expect(text).toContain('**skipped**: not here');
  });
});
