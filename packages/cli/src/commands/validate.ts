import { readFileArguments } from '../arguments.ts';
import { describeIssue, validateFile } from '../template-file.ts';

export async function validateCommand(args: string[]): Promise<number> {
  let failed = false;
  for (const path of readFileArguments(args)) {
    const { template, errors, warnings, addedVariables } = await validateFile(path);
    const isValid = template !== null && errors.length === 0;
    failed ||= !isValid;
    console.log(`${isValid ? 'ok' : 'FAIL'}  ${path}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`);
    for (const issue of [...errors, ...warnings]) console.log(describeIssue(issue));
    if (addedVariables.length > 0) {
      console.log(`  info  undeclared variables, treated as text: ${addedVariables.join(', ')}`);
    }
  }
  return failed ? 1 : 0;
}

function count(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}
