import { createHash } from 'node:crypto';

const style = `
:root { color-scheme: light dark; --paper: #f4f3ef; --ink: #17161a; --soft: #6a6772; --line: #e0ddd4; --card: #fff; --accent: #5b3df5; --bad: #b3261e; --bad-paper: #fdecea; }
@media (prefers-color-scheme: dark) { :root { --paper: #121116; --ink: #f3f1f7; --soft: #a19dad; --line: #2a2832; --card: #1b1a21; --accent: #9d8bff; --bad: #ffb4ab; --bad-paper: #3a1512; } }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 20px; padding: 14px 24px; background: var(--paper); border-bottom: 1px solid var(--line); }
h1 { font-size: 17px; letter-spacing: -.01em; }
#status { color: var(--soft); font-size: 13px; margin-left: auto; font-variant-numeric: tabular-nums; }
#status.lost { color: var(--bad); }
select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 4px 8px; }
#errors { margin: 20px 24px 0; padding: 14px 18px; border-radius: 12px; background: var(--bad-paper); color: var(--bad); font: 13px/1.6 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; }
main { display: grid; gap: 24px; padding: 24px; align-items: start; }
main.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 460px), 1fr)); }
main.tall { grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr)); }
img { display: block; width: 100%; height: auto; border-radius: 10px; background: var(--card); box-shadow: 0 1px 2px #00000014, 0 12px 32px -14px #0000003d; }
figcaption { color: var(--soft); font-size: 12.5px; margin-top: 8px; overflow-wrap: anywhere; }
figcaption b { color: var(--ink); font-weight: 600; }
figcaption .issue { display: block; }
[hidden] { display: none; }
`;

/** Pictures are swapped when the new one is there, so that nothing flickers while somebody types. */
const script = `
const $ = (id) => document.getElementById(id);
let state = { rows: 0, sizes: {} }, drawing = 0;
const card = (index) => {
  const figure = document.createElement('figure');
  figure.append(document.createElement('img'), document.createElement('figcaption'));
  figure.dataset.index = index;
  return figure;
};
const line = (text, name) => Object.assign(document.createElement('span'), { textContent: text, className: name });
async function draw(figure, turn) {
  const size = $('size').value;
  const answer = await fetch('/cards/' + figure.dataset.index + '?version=' + state.version + (size ? '&size=' + encodeURIComponent(size) : ''));
  const [image, caption] = figure.children;
  if (turn !== drawing) return;
  if (!answer.ok) { caption.replaceChildren(line(await answer.text(), 'issue')); return; }
  const about = JSON.parse(decodeURIComponent(answer.headers.get('pictify-card')));
  const url = URL.createObjectURL(await answer.blob());
  const next = new Image();
  next.src = url;
  await next.decode();
  if (turn !== drawing) return;
  URL.revokeObjectURL(image.src);
  Object.assign(image, { src: url, alt: about.altText, width: about.width / 2, height: about.height / 2 });
  const row = document.createElement('b');
  row.textContent = 'Row ' + (Number(figure.dataset.index) + 1);
  caption.replaceChildren(row, ' ' + about.altText, ...about.issues.map((issue) => line(issue, 'issue')));
}
async function show() {
  const turn = ++drawing;
  const started = performance.now();
  document.title = state.name + ' – pictify dev';
  $('name').textContent = state.name;
  $('errors').hidden = state.errors.length === 0;
  $('errors').textContent = state.errors.join('\\n');
  const wanted = ['', ...Object.keys(state.sizes)];
  const chosen = $('size').value;
  $('size').replaceChildren(...wanted.map((size) => {
    const { width, height } = state.sizes[size] || state;
    return new Option((size || 'own size') + ' · ' + width + '×' + height, size, false, size === chosen);
  }));
  const { width, height } = state.sizes[$('size').value] || state;
  const cards = $('cards');
  cards.className = width > height * 1.2 ? 'wide' : 'tall';
  while (cards.children.length > state.rows) cards.lastChild.remove();
  while (cards.children.length < state.rows) cards.append(card(cards.children.length));
  for (const figure of cards.children) { await draw(figure, turn); if (turn !== drawing) return; }
  $('status').className = '';
  $('status').textContent = state.rows + (state.rows === 1 ? ' card' : ' cards') + ' in ' + Math.round(performance.now() - started) + ' ms';
}
$('size').addEventListener('change', show);
const events = new EventSource('/events');
events.onmessage = (event) => { state = JSON.parse(event.data); show(); };
events.onerror = () => { $('status').className = 'lost'; $('status').textContent = 'pictify dev is not running'; };
`;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export const devPagePolicy = [
  "default-src 'none'",
  "connect-src 'self'",
  'img-src blob:',
  `style-src ${hash(style)}`,
  `script-src ${hash(script)}`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The same for every template: what it shows comes with `/events`. */
export const devPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>pictify dev</title>
<style>${style}</style>
</head>
<body>
<header><h1 id="name">pictify dev</h1><label>Size <select id="size"></select></label><span id="status">starting</span></header>
<div id="errors" role="alert" hidden></div>
<main id="cards" class="wide"></main>
<script type="module">${script}</script>
</body>
</html>
`;
