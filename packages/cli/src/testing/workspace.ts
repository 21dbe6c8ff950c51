import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';

export interface Workspace {
  path(name: string): string;
  /** Writes a file and returns its path; what is not text is written as JSON. */
  file(name: string, content: unknown): Promise<string>;
}

/** A folder for the files of one test file, removed after it. */
export async function makeWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), 'pictify-cli-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  const file = async (name: string, content: unknown): Promise<string> => {
    await writeFile(path(name), typeof content === 'string' ? content : JSON.stringify(content));
    return path(name);
  };
  return { path, file };
}

/** Runs a command and gives its exit code and what it printed. */
export async function capture(command: (args: string[]) => Promise<number>, args: string[]) {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const progress = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const code = await command(args);
    return { code, text: log.mock.calls.join('\n'), progress: progress.mock.calls.map(([line]) => line).join('') };
  } finally {
    log.mockRestore();
    progress.mockRestore();
  }
}

/** A page of one colour that a row can choose, with the row's name in it. */
export function cardTemplate(): Record<string, unknown> {
  return {
    schema: 1,
    name: 'Test card',
    width: 40,
    height: 20,
    altText: 'A card for {{ name }}',
    variables: [
      { name: 'name', type: 'text', default: 'friend' },
      { name: 'color', type: 'color', default: '#000000' },
      { name: 'photo', type: 'image', default: '' },
    ],
    pages: [
      {
        id: 'page',
        layers: [
          { id: 'ground', type: 'shape', fill: '{{ color }}' },
          {
            id: 'photo',
            type: 'image',
            visible: '{{ not isBlank(photo) }}',
            box: { x: 0, y: 0, width: 10, height: 10 },
            source: '{{ photo }}',
          },
        ],
      },
    ],
    sizes: { story: { width: 20, height: 40 } },
  };
}
