import { readFile } from 'node:fs/promises';
import type { Issue } from '@pictify/expr';
import {
  type CompiledTemplate,
  compileTemplateDocument,
  type Template,
  type Validation,
  validateTemplate,
} from '@pictify/scene';
import { UsageError } from './usage-error.ts';

/** @throws UsageError where the file is missing or not JSON */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(`cannot read ${path}: ${error.message}`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${(error as Error).message}`);
  }
}

export async function validateFile(path: string): Promise<Validation> {
  return validateTemplate(await readJson(path));
}

/** @throws UsageError with every problem of the template */
export async function validTemplate(path: string): Promise<Template> {
  const { template, errors } = await validateFile(path);
  if (template && errors.length === 0) return template;
  throw new UsageError(`${path} is not a valid template:\n${errors.map(describeIssue).join('\n')}`);
}

/** @throws UsageError with every problem of the template */
export async function compileFile(path: string): Promise<CompiledTemplate> {
  return compileTemplateDocument(await validTemplate(path));
}

/** `set` is the index of a row of several in one file. */
export function describeIssue(issue: Issue & { readonly set?: number }): string {
  const place = [issue.path, issue.at && `line ${issue.at.line}, column ${issue.at.column}`].filter(Boolean).join(' ');
  const row = issue.set === undefined ? '' : `row ${issue.set + 1}  `;
  return `  ${row}${issue.severity}  ${place || '/'}  ${issue.code}: ${issue.message.replaceAll('\n', '\n    ')}`;
}
