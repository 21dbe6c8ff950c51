import { existsSync } from 'node:fs';
import { typesOf } from '@pictify/sdk';
import { parse } from '../arguments.ts';
import { writeOutput } from '../output-file.ts';
import { connect, SERVER_OPTIONS } from '../server-connection.ts';
import { validTemplate } from '../template-file.ts';
import { UsageError } from '../usage-error.ts';

const options = { ...SERVER_OPTIONS, output: { type: 'string', short: 'o' } } as const;

/** The TypeScript type of a template's variables, of a file or of one on a server. */
export async function typesCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [template, surplus] = positionals;
  if (!template || surplus) throw new UsageError('name a template file, or the id of a template on the server');
  const isFile = template.endsWith('.json') || existsSync(template);
  const text = typesOf(isFile ? await validTemplate(template) : await connect(values).client.templates.get(template));
  if (values.output === undefined) console.log(text.trimEnd());
  else await writeOutput(values.output, text);
  return 0;
}
