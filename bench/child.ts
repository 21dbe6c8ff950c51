import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Effort, type Measurement, measure } from './measure.ts';
import { loadCard, OUT_DIR } from './reference-card/card.ts';
import { type Format, loadSubject, type SubjectId, SubjectMissing } from './subject.ts';

/** What the parent asks of a child, as its one argument in JSON. */
export interface ChildTask extends Effort {
  readonly subject: SubjectId;
  readonly rows: number;
}

/** What a child tells its parent. */
export type ChildMessage =
  | {
      type: 'opened';
      label: string;
      packages: readonly string[];
      versions: Readonly<Record<string, string>>;
      openMs: number;
    }
  | { type: 'pass'; format: Format; pass: number; imagesPerSecond: number }
  | { type: 'measured'; measurement: Measurement; external: boolean }
  | { type: 'missing'; reason: string }
  | { type: 'done'; peakMemoryBytes: number };

const tell = (message: ChildMessage): Promise<void> =>
  new Promise((resolve) => {
    process.send!(message, () => resolve());
  });

async function run(task: ChildTask): Promise<void> {
  const { subject } = await loadSubject(task.subject);
  const card = await loadCard(task.rows);
  const openStartedAt = performance.now();
  const painter = await subject.open(card);
  await tell({
    type: 'opened',
    label: subject.label,
    packages: subject.packages,
    versions: painter.versions ?? {},
    openMs: performance.now() - openStartedAt,
  });
  try {
    await mkdir(OUT_DIR, { recursive: true });
    for (const format of subject.formats) {
      const sample = await painter.paint(card.rows[0]!, format);
      await writeFile(join(OUT_DIR, `${task.subject}.${format}`), sample.bytes);
      const measurement = await measure(painter, card.rows, format, task, (pass, imagesPerSecond) => {
        void tell({ type: 'pass', format, pass, imagesPerSecond });
      });
      await tell({ type: 'measured', measurement, external: subject.external ?? false });
    }
  } finally {
    await painter.close?.();
  }
  await tell({ type: 'done', peakMemoryBytes: process.resourceUsage().maxRSS * 1024 });
}

try {
  await run(JSON.parse(process.argv[2]!) as ChildTask);
} catch (error) {
  if (!(error instanceof SubjectMissing)) throw error;
  await tell({ type: 'missing', reason: error.message });
}
process.disconnect();
