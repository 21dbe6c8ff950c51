import { describeIssue, validateFile } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

export async function validateCommand(args: string[]): Promise<number> {
  if (args.length === 0) throw new UsageError('name at least one template file');
  let failed = false;
  for (const path of args) {
    const { template, errors, warnings, addedVariables } = await validateFile(path);
    failed ||= !template || errors.length > 0;
    const count = (list: readonly unknown[], noun: string): string =>
      `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
    console.log(
      `${errors.length === 0 ? 'ok' : 'FAIL'}  ${path}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    );
    for (const issue of [...errors, ...warnings]) console.log(describeIssue(issue));
    if (addedVariables.length > 0) {
      console.log(`  info  undeclared variables, treated as text: ${addedVariables.join(', ')}`);
    }
  }
  return failed ? 1 : 0;
}
