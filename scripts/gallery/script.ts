/** What the page does: filters, switches what is shown of every card, opens one with all its pictures side by side. */
export const script = `
const root = document.documentElement;
const figures = [...document.querySelectorAll('figure')];
const search = document.querySelector('input[type=search]');
const differing = document.querySelector('input[name=differing]');
const dialog = document.querySelector('dialog');
const stage = dialog.querySelector('div');

function filter() {
  const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const figure of figures) {
    const fits = words.every((word) => figure.dataset.words.includes(word));
    figure.hidden = !fits || (differing?.checked && figure.dataset.status === 'same');
    if (!figure.hidden) shown++;
  }
  for (const section of document.querySelectorAll('section')) {
    section.hidden = !section.querySelector('figure:not([hidden])');
  }
  document.querySelector('output').textContent = shown === figures.length ? '' : shown + ' of ' + figures.length;
}

function open(figure) {
  stage.replaceChildren();
  for (const shown of figure.querySelectorAll('img')) {
    const column = document.createElement('figure');
    const image = document.createElement('img');
    image.src = shown.src;
    const caption = document.createElement('figcaption');
    caption.textContent = shown.dataset.kind;
    column.append(image, caption);
    stage.append(column);
  }
  stage.append(figure.querySelector('figcaption').cloneNode(true));
  dialog.showModal();
}

search.addEventListener('input', filter);
differing?.addEventListener('change', filter);
for (const radio of document.querySelectorAll('input[type=radio]')) {
  radio.addEventListener('change', () => (root.dataset[radio.name] = radio.value));
}
document.querySelector('main').addEventListener('click', (event) => {
  const figure = event.target.closest('figure');
  if (figure) open(figure);
});
document.querySelector('main').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.target.matches('figure')) open(event.target);
});
dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === search) return;
  event.preventDefault();
  search.focus();
});
`;
