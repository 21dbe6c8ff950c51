import { expect, test } from 'vitest';
import { renameVariable } from './index.ts';

test.each([
  ['Hi {{ name }}!', 'Hi {{ first_name }}!'],
  ['{{name|upper}} {{ user.name }} {{ "name" }}', '{{first_name|upper}} {{ user.name }} {{ "name" }}'],
  ['{{ { name: name } }}', '{{ { name: first_name } }}'],
  ['{{ xs[name] }} {{ name(1) }}', '{{ xs[first_name] }} {{ name(1) }}'],
  ['{{ if name }}{{ name }}{{ endif }}', '{{ if first_name }}{{ first_name }}{{ endif }}'],
  [
    '{{ for name in name }}{{ name }}{{ endfor }}{{ name }}',
    '{{ for name in first_name }}{{ name }}{{ endfor }}{{ first_name }}',
  ],
  ['{{ broken + }} {{ name }}', '{{ broken + }} {{ first_name }}'],
  ['no block, name', 'no block, name'],
  [
    '{{ for first_name in xs }}{{ first_name.a }} {{ name }}{{ endfor }}',
    '{{ for first_name_ in xs }}{{ first_name_.a }} {{ first_name }}{{ endfor }}',
  ],
  [
    '{{ for first_name in xs }}{{ first_name }}{{ endfor }}{{ name }}',
    '{{ for first_name in xs }}{{ first_name }}{{ endfor }}{{ first_name }}',
  ],
])('%s', (source, renamed) => {
  expect(renameVariable(source, 'name', 'first_name')).toBe(renamed);
});

test.each(['', 'two words', '1st', 'if', 'loop', 'a.b'])('%j cannot name a variable, so nothing changes', (to) => {
  expect(renameVariable('{{ name }}', 'name', to)).toBe('{{ name }}');
});
