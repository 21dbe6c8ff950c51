import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface CurlAnswer {
  readonly status: number;
  readonly text: string;
}

/** Does what the guides' `curl` lines ask for, so that the tests need no curl; an option it does not know is an error. */
export async function curl(words: readonly string[], dir: string): Promise<CurlAnswer> {
  const headers = new Headers();
  let url = '';
  let method: string | undefined;
  let body: string | undefined;
  let output: string | undefined;
  const rest = words.slice(1);
  const value = (option: string): string => {
    const given = rest.shift();
    if (given === undefined) throw new Error(`curl ${option} needs a value`);
    return given;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '-s') continue;
    if (word === '-X') method = value(word);
    else if (word === '-o') output = value(word);
    else if (word === '-d') body = value(word);
    else if (word === '-H') {
      const header = value(word);
      headers.set(header.slice(0, header.indexOf(':')), header.slice(header.indexOf(':') + 1).trim());
    } else if (word.startsWith('-') || url !== '') throw new Error(`curl ${word} is not known here`);
    else url = word;
  }
  if (body?.startsWith('@')) body = await readFile(join(dir, body.slice(1)), 'utf8');
  method ??= body === undefined ? 'GET' : 'POST';
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (output !== undefined) await writeFile(join(dir, output), bytes);
  return { status: response.status, text: output === undefined ? new TextDecoder().decode(bytes) : '' };
}
