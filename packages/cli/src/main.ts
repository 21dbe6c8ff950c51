#!/usr/bin/env node
import { UsageError } from './usage-error.ts';

const HELP = `pictify: one template, N users, N personalized images.

  pictify render <template.json> [--row row.json] -o out.png   one image
  pictify batch <template.json> <users.csv> -o <folder>        an image per row, a contact sheet, a summary
  pictify dev <template.json> [users.csv]                      the cards in a browser, drawn anew at every save
  pictify validate <template.json> [more.json …]               every problem, with where it is

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
  --limit N                only the first N rows

Rows are read from .csv (header row), .json (an array) or .ndjson. Nothing is sent anywhere; images are fetched from
the URLs in the rows. The exit code is 0 when every row has an image, 1 when something failed, 2 for wrong usage.`;

/** Loaded when asked for: the renderer is not needed to validate, nor anything to give help. */
const COMMANDS = new Map([
  ['render', async () => (await import('./commands/render.ts')).renderCommand],
  ['batch', async () => (await import('./commands/batch.ts')).batchCommand],
  ['dev', async () => (await import('./commands/dev.ts')).devCommand],
  ['validate', async () => (await import('./commands/validate.ts')).validateCommand],
]);

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
    if (!(error instanceof UsageError)) throw error;
    console.error(`pictify ${name}: ${error.message}`);
    process.exitCode = 2;
  }
}
