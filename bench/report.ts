import type { Machine } from './machine.ts';
import type { FormatResult, SubjectResult } from './run-subject.ts';
import type { Format } from './subject.ts';

export interface Report {
  /** ISO date and time. */
  readonly startedAt: string;
  readonly machine: Machine;
  readonly rows: number;
  readonly quality: number;
  /** Version of the browser or of every package a subject used is in its result. */
  readonly subjects: readonly (SubjectResult & {
    /** Mean difference of its PNG sample from the first measured subject's, 0..255. */
    readonly sampleDifference: number | null;
  })[];
}

const TITLES: Record<Format, string> = { png: 'PNG', jpeg: 'JPEG', webp: 'WebP' };

/** The results as a page of Markdown. Ratios are relative to ours, where ours was measured. */
export function renderReport(report: Report): string {
  const { machine } = report;
  const formats = (Object.keys(TITLES) as Format[]).filter((format) =>
    report.subjects.some((subject) => subject.formats.some((result) => result.format === format)),
  );
  return [
    `# Reference card, ${report.startedAt.slice(0, 10)}`,
    '',
    `${machine.cpu}, ${machine.cores} cores, ${Math.round(machine.memoryBytes / 2 ** 30)} GiB, ${machine.system}, Node ${machine.node}.`,
    ...busyWarning(machine),
    `One process a subject, one image at a time, ${report.rows} rows, quality ${report.quality}. Median pass; see \`bench/README.md\`.`,
    '',
    ...formats.flatMap((format) => [`## ${TITLES[format]}`, '', ...formatTable(report, format), '']),
    ...stageSection(report),
    ...setupSection(report),
  ].join('\n');
}

function busyWarning({ load, cores }: Machine): string[] {
  if (load < cores / 4) return [];
  return [`**The machine was busy** (load ${load.toFixed(1)} before the run): figures are low and ratios uncertain.`];
}

function formatTable(report: Report, format: Format): string[] {
  const results = report.subjects.flatMap((subject) =>
    subject.formats.filter((result) => result.format === format).map((result) => ({ subject, result })),
  );
  const ours = results.find(({ subject }) => subject.subject === 'ours')?.result;
  return table(
    [
      'subject',
      'images/s',
      'ms/image',
      'times ours',
      'CPU ms/image',
      'KB/image',
      'slowest–fastest pass',
      'images a pass',
    ],
    results.map(({ subject, result }) => [
      subject.label,
      result.imagesPerSecond.toFixed(1),
      result.msPerImage.toFixed(2),
      ours ? `${(result.imagesPerSecond / ours.imagesPerSecond).toFixed(2)}×` : '–',
      result.cpuMsPerImage?.toFixed(2) ?? 'other processes',
      (result.bytes / 1000).toFixed(0),
      `${Math.min(...result.passes).toFixed(1)}–${Math.max(...result.passes).toFixed(1)}`,
      `${result.repetitions} × ${result.images}`,
    ]),
  );
}

function stageSection(report: Report): string[] {
  const rows = report.subjects.flatMap((subject) =>
    subject.formats
      .filter((result) => Object.keys(result.stagesMs).length > 0)
      .map((result) => [subject.label, TITLES[result.format], stageText(result)]),
  );
  return rows.length ? ['## Where the time goes', '', ...table(['subject', 'format', 'ms/image'], rows), ''] : [];
}

function stageText(result: FormatResult): string {
  return Object.entries(result.stagesMs)
    .map(([stage, ms]) => `${stage} ${ms.toFixed(2)}`)
    .join(' · ');
}

function setupSection(report: Report): string[] {
  const rows = report.subjects.map((subject) => [
    subject.label,
    subject.outcome === 'measured' ? 'measured' : `**${subject.outcome}**: ${subject.reason}`,
    Object.entries(subject.versions)
      .map(([name, version]) => `${name} ${version ?? 'not installed'}`)
      .join(', '),
    subject.openMs === null ? '–' : subject.openMs.toFixed(0),
    subject.peakMemoryBytes === null ? '–' : (subject.peakMemoryBytes / 1e6).toFixed(0),
    subject.sampleDifference?.toFixed(2) ?? '–',
  ]);
  return [
    '## Subjects',
    '',
    ...table(['subject', 'outcome', 'versions', 'start ms', 'peak MB', 'sample differs'], rows),
    '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
