/**
 * What the pages do beyond being read: filter, copy, and call this server. The key lives in its input field alone; it is
 * sent to nowhere but this server, which the content security policy makes sure of. Its hash stands in that policy.
 */
export const pageScript = `
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
for (const hidden of all('.copy, .try, .with-key, aside input')) hidden.hidden = false;

const contents = document.querySelector('aside details');
if (matchMedia('(max-width: 800px)').matches) contents.open = false;
contents.addEventListener('click', (event) => {
  if (event.target.closest('a') && matchMedia('(max-width: 800px)').matches) contents.open = false;
});

const filter = document.querySelector('aside input');
filter?.addEventListener('input', () => {
  const words = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
  for (const item of all('[data-search]')) item.hidden = !words.every((word) => item.dataset.search.includes(word));
  for (const group of all('aside section, .chapter')) group.hidden = !group.querySelector('[data-search]:not([hidden])');
});

document.addEventListener('click', async ({ target }) => {
  if (!target.matches('.copy')) return;
  await navigator.clipboard.writeText(target.closest('.code').querySelector('code').textContent);
  target.textContent = 'Copied';
  setTimeout(() => (target.textContent = 'Copy'), 1200);
});

document.addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = event.target;
  const output = form.querySelector('output');
  const button = form.querySelector('form > button');
  const query = new URLSearchParams();
  let path = form.dataset.path;
  for (const { name, value, dataset } of all('[data-in]', form)) {
    if (dataset.in === 'path') path = path.replace('{' + name + '}', encodeURIComponent(value));
    else if (value !== '') query.set(name, value);
  }
  const headers = {};
  const key = document.querySelector('#api-key').value.trim();
  if ('key' in form.dataset && key !== '') headers.Authorization = 'Bearer ' + key;
  const accept = form.querySelector('[name=accept]')?.value;
  if (accept) headers.Accept = accept;
  const text = form.querySelector('[name=body]');
  const file = form.querySelector('[type=file]');
  const body = text?.value ?? file?.files[0];
  if (text) headers['Content-Type'] = 'application/json';
  else if (body) headers['Content-Type'] = file.dataset.type;
  button.disabled = true;
  output.textContent = '…';
  const startedAt = performance.now();
  try {
    const answer = await fetch(path + (query.size > 0 ? '?' + query : ''), { method: form.dataset.method, headers, body });
    const blob = await answer.blob();
    const ms = Math.round(performance.now() - startedAt);
    const type = answer.headers.get('content-type') ?? '';
    output.textContent = answer.status + ' · ' + ms + ' ms · ' + blob.size.toLocaleString('en') + ' bytes · ' + type + '\\n\\n';
    if (type.startsWith('image/')) {
      const image = new Image();
      image.src = URL.createObjectURL(blob);
      output.append(image);
    } else if (/json|text/.test(type)) output.append(pretty(await blob.text()));
  } catch (error) {
    output.textContent = 'No answer: ' + error.message;
  }
  button.disabled = false;
});

function pretty(text) {
  let shown = text;
  try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch {}
  return shown.length > 100000 ? shown.slice(0, 100000) + '\\n…' : shown;
}

const links = new Map(all('aside a[href^="#"]').map((link) => [link.hash.slice(1), link]));
const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) links.get(target.id)?.classList.toggle('here', isIntersecting);
}, { rootMargin: '-80px 0px -60% 0px' });
for (const section of all('.operation, .error')) seen.observe(section);
`;
