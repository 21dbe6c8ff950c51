#!/usr/bin/env node
import { PictifyError } from '@pictify/sdk';
import { UsageError } from './usage-error.ts';

const HELP = `pictify: one template, N users, N personalized images.

Without a server
  pictify render <template.json> [--row row.json] -o out.png   one image
  pictify batch <template.json> <users.csv> -o <folder>        an image per row, a contact sheet, a summary
  pictify dev <template.json> [users.csv]                      the cards in a browser, drawn anew at every save
  pictify validate <template.json> [more.json …]               every problem, with where it is
  pictify diff <before.json> <after.json> [-o diff.png]        what changed, in words and in pictures
  pictify types <template.json>                                the TypeScript type of its variables

With a server (--url or PICTIFY_URL, --api-key or PICTIFY_API_KEY)
  pictify push <template.json> [more.json …] [--publish]       the server's templates become those of the files
  pictify pull <id> [more …] | --all [-o <folder>]             and the other way round
  pictify diff <template.json>                                 what a push would change
  pictify batch --server <id> <users.csv> [-o <folder>]        one batch, followed to its end
  pictify types <id>                                           as above
  pictify keys list | create <name> --scope S | rotate <id> | revoke <id>
  pictify webhook listen [--port 4600] [--full]                a receiver that checks and prints

Options of render and batch
  --format FORMAT          png, jpeg, webp, avif, gif, pdf; default: from the file name, else png
  --size NAME|WxH          one of the template's sizes, or pixels
  --scale 1|2|3            device pixels per pixel
  --quality 1..100         for jpeg, webp and avif
  --max-bytes N            the best quality that stays under N bytes
  --palette                png of at most 256 colours     --progressive, --background #rrggbb   for jpeg
  --animated, --lossless   for webp                       --fps, --loop, --hold MS              for what moves
  --paper page|A4|Letter|210x297mm, --orientation auto|portrait|landscape, --margin POINTS      for pdf
  --page N                 page of the template, from 1; default: the first, of gif and pdf all
  --locale, --time-zone    instead of the template's
  --assets <folder>        where asset: names are looked up; default: assets/ beside the template or one folder up
  --fonts <folder>         fonts besides the shipped ones, as ttf, otf or woff2; default: fonts/, looked up in the same way
  --allow-private a:1,b:2  private hosts that images may be fetched from

Options of render
  --row FILE               the values, as .json
  --rows FILE              pdf: a page for each of up to 100 rows

Options of batch
  --key COLUMN             names the files after this column
  --limit N                only the first N rows; also of dev and diff
  --webhook-url URL, --dry-run   with --server; a dry run reports and keeps no image

Options of the others
  --rows FILE              diff: the rows that are drawn, the first 3
  --force                  push, pull: overwrite what somebody else, or you, changed meanwhile
  --note TEXT              push --publish: what this version is
  --expires TIME, --overlap SECONDS   keys create, keys rotate
  --secret whsec_…         webhook listen: of an endpoint; default: the workspace's
  --port N                 dev, webhook listen

Rows are read from .csv (header row), .json (an array) or .ndjson. Without a server nothing is sent anywhere; images are
fetched from the URLs in the rows. The exit code is 0 when every row has an image, 1 when something failed or differs, 2
for wrong usage.`;

/** Loaded when asked for: the renderer is not needed to validate, nor anything to give help. */
const COMMANDS = new Map([
  ['render', async () => (await import('./commands/render.ts')).renderCommand],
  ['batch', async () => (await import('./commands/batch.ts')).batchCommand],
  ['dev', async () => (await import('./commands/dev.ts')).devCommand],
  ['validate', async () => (await import('./commands/validate.ts')).validateCommand],
  ['diff', async () => (await import('./commands/diff.ts')).diffCommand],
  ['types', async () => (await import('./commands/variable-types.ts')).typesCommand],
  ['push', async () => (await import('./commands/push.ts')).pushCommand],
  ['pull', async () => (await import('./commands/pull.ts')).pullCommand],
  ['keys', async () => (await import('./commands/keys.ts')).keysCommand],
  ['webhook', async () => (await import('./commands/webhook.ts')).webhookCommand],
]);

// `npm --prefix <folder> run pictify` starts in that folder; the files that are named lie where it was called.
const { INIT_CWD: calledIn, npm_lifecycle_event: script } = process.env;
if (script === 'pictify' && calledIn) process.chdir(calledIn);

const [name = 'help', ...args] = process.argv.slice(2);
const load = COMMANDS.get(name);
if (['help', '--help', '-h'].includes(name) || (load && (args.includes('--help') || args.includes('-h')))) {
  console.log(HELP);
} else if (!load) {
  console.error(`pictify: there is no command “${name}”.\n\n${HELP}`);
  process.exitCode = 2;
} else {
  try {
    const command = await load();
    process.exitCode = await command(args);
  } catch (error) {
    if (error instanceof UsageError) process.exitCode = 2;
    else if (error instanceof PictifyError) process.exitCode = 1;
    else throw error;
    console.error(`pictify ${name}: ${error.message}`);
  }
}
