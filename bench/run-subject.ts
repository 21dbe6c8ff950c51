import { fork } from 'node:child_process';
import type { ChildMessage, ChildTask } from './child.ts';
import type { Measurement } from './measure.ts';
import { benchPath, packageVersions } from './peers.ts';
import type { SubjectId } from './subject.ts';

/** `null` for what happens outside the subject's Node process and was therefore not seen. */
export interface FormatResult extends Omit<Measurement, 'cpuMsPerImage'> {
  readonly cpuMsPerImage: number | null;
}

export interface SubjectResult {
  readonly subject: SubjectId;
  readonly label: string;
  readonly outcome: 'measured' | 'skipped' | 'failed';
  /** Why it was skipped or how it failed. */
  readonly reason: string | null;
  readonly versions: Readonly<Record<string, string | null>>;
  /** One-off cost: fonts, template, browser. */
  readonly openMs: number | null;
  readonly peakMemoryBytes: number | null;
  readonly formats: readonly FormatResult[];
}

/** Measures one subject in a process of its own, with progress on the console. Never rejects. */
export function runSubject(task: ChildTask): Promise<SubjectResult> {
  return new Promise((resolve) => {
    const child = fork(benchPath('child.ts'), [JSON.stringify(task)], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    const formats: FormatResult[] = [];
    let opened: Extract<ChildMessage, { type: 'opened' }> | null = null;
    let missing: string | null = null;
    let finished: { peakMemoryBytes: number | null } | null = null;
    let external = false;
    let complaint = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
      process.stderr.write(chunk);
    });
    child.on('message', (message: ChildMessage) => {
      report(task, message);
      if (message.type === 'opened') opened = message;
      if (message.type === 'missing') missing = message.reason;
      if (message.type === 'done') finished = { peakMemoryBytes: external ? null : message.peakMemoryBytes };
      if (message.type === 'measured') {
        external = message.external;
        formats.push({ ...message.measurement, ...(external ? { cpuMsPerImage: null } : {}) });
      }
    });
    child.on('close', async (code, signal) => {
      const failure = finished || missing ? null : (errorLine(complaint) ?? `exited with ${signal ?? code}`);
      if (failure) console.log(`  FAILED ${task.subject}: ${failure}`);
      resolve({
        subject: task.subject,
        label: opened?.label ?? task.subject,
        outcome: missing ? 'skipped' : failure ? 'failed' : 'measured',
        reason: missing ?? failure,
        versions: { ...(await packageVersions(opened?.packages ?? [])), ...opened?.versions },
        openMs: opened?.openMs ?? null,
        peakMemoryBytes: finished?.peakMemoryBytes ?? null,
        formats,
      });
    });
  });
}

function report(task: ChildTask, message: ChildMessage): void {
  if (message.type === 'opened') console.log(`${message.label}: ready in ${Math.round(message.openMs)} ms`);
  if (message.type === 'missing') console.log(`  SKIPPED ${task.subject}: ${message.reason}`);
  if (message.type === 'pass') {
    const { format, pass, imagesPerSecond } = message;
    const bar = '█'.repeat(pass) + '░'.repeat(task.repetitions - pass);
    const last = pass === task.repetitions;
    const text = `  ${format.padEnd(5)} ${bar} ${imagesPerSecond.toFixed(1)} images/s`;
    if (process.stdout.isTTY) process.stdout.write(`\r${text.padEnd(60)}${last ? '\r' : ''}`);
  }
  if (message.type === 'measured') {
    const { format, images, imagesPerSecond, msPerImage } = message.measurement;
    const rate = `${imagesPerSecond.toFixed(1)} images/s, ${msPerImage.toFixed(2)} ms each`;
    console.log(`  ${format.padEnd(5)} ${rate} (median of ${task.repetitions} × ${images})`.padEnd(60));
  }
}

function errorLine(complaint: string): string | null {
  return complaint.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? null;
}
