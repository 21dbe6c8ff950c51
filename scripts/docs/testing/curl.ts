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
  let body: string | Buffer<ArrayBuffer> | undefined;
  let output: string | undefined;
  const rest = words.slice(1);
  const value = (option: string): string => {
    const given = rest.shift();
    if (given === undefined) throw new Error(`curl ${option} needs a value`);
    return given;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '-s' || word === '-N') continue;
    if (word === '-X') method = value(word);
    else if (word === '-o') output = value(word);
    else if (word === '-d') body = await bodyOf(value(word), dir);
    else if (word === '--data-binary') body = await bytesOf(value(word), dir);
    else if (word === '-H') {
      const header = value(word);
      headers.set(header.slice(0, header.indexOf(':')), header.slice(header.indexOf(':') + 1).trim());
    } else if (word.startsWith('-') || url !== '') throw new Error(`curl ${word} is not known here`);
    else url = word;
  }
  method ??= body === undefined ? 'GET' : 'POST';
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (output !== undefined) await writeFile(join(dir, output), bytes);
  return { status: response.status, text: output === undefined ? new TextDecoder().decode(bytes) : '' };
}

const bodyOf = async (given: string, dir: string): Promise<string> =>
  given.startsWith('@') ? readFile(join(dir, given.slice(1)), 'utf8') : given;

async function bytesOf(given: string, dir: string): Promise<Buffer<ArrayBuffer>> {
  if (!given.startsWith('@')) throw new Error('curl --data-binary wants @ and a file');
  return readFile(join(dir, given.slice(1)));
}
