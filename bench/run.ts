import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meanDifference } from './difference.ts';
import { describeMachine } from './machine.ts';
import { type BenchOptions, parseOptions, USAGE } from './options.ts';
import { benchPath, ensurePeers } from './peers.ts';
import { OUT_DIR, prepareArtwork } from './reference-card/card.ts';
import { type Report, renderReport } from './report.ts';
import { runSubject, type SubjectResult } from './run-subject.ts';
import { QUALITY, SUBJECT_IDS } from './subject.ts';

async function bench(options: BenchOptions): Promise<Report> {
  const startedAt = new Date().toISOString();
  const machine = describeMachine();
  if (options.only.some((id) => !['ours', 'plain', 'skia'].includes(id))) ensurePeers();
  await prepareArtwork();
  const results: SubjectResult[] = [];
  for (const subject of options.only) results.push(await runSubject({ ...options, subject }));
  const subjects = await withSampleDifferences(results);
  return { startedAt, machine, rows: options.rows, quality: QUALITY, subjects };
}

async function withSampleDifferences(results: readonly SubjectResult[]): Promise<Report['subjects']> {
  const reference = results.find((result) => result.outcome === 'measured');
  return Promise.all(
    results.map(async (result) => {
      if (!reference || result.outcome !== 'measured') return { ...result, sampleDifference: null };
      const [own, other] = await Promise.all([readSample(result), readSample(reference)]);
      return { ...result, sampleDifference: await meanDifference(own, other) };
    }),
  );
}

function readSample(result: SubjectResult): Promise<Buffer> {
  return readFile(join(OUT_DIR, `${result.subject}.png`));
}

/** A run of some subjects only, or with one that failed, is for working on them: it does not replace the results. */
async function save(report: Report, complete: boolean): Promise<string> {
  const folder = complete ? benchPath('results') : OUT_DIR;
  await mkdir(folder, { recursive: true });
  const data = join(folder, complete ? `${report.startedAt.slice(0, 10)}.json` : 'partial.json');
  await writeFile(data, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, complete ? 'latest.md' : 'partial.md'), renderReport(report));
  return data;
}

let options: BenchOptions;
try {
  options = parseOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exit(2);
}
const report = await bench(options);
const failed = report.subjects.some((subject) => subject.outcome === 'failed');
const complete = options.only.length === SUBJECT_IDS.length && !failed;
console.log(`\n${renderReport(report)}`);
console.log(`Saved to ${await save(report, complete)}; samples are in ${OUT_DIR}`);
if (failed) process.exitCode = 1;
