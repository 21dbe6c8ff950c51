import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser named by `CHROMIUM`, or the first that is installed; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  return PLACES.find((path) => existsSync(path)) ?? null;
}

/**
 * A headless browser with a fresh profile that paints on the processor. null when none is installed, which is said
 * loudly; with `CI=true` that is an error, so that no suite passes for not having run.
 */
export async function launchChromium(skipped: string): Promise<Browser | null> {
  const executablePath = findChromium();
  if (executablePath) return chromium.launch({ executablePath, args: FLAGS, headless: true });
  const sentence = 'No Chromium or Chrome is installed (CHROMIUM may name one)';
  if (process.env['CI'] === 'true') throw new Error(`${sentence}.`);
  console.error(`\n!!! NOT RUN: ${skipped}. ${sentence}.\n`);
  return null;
}
