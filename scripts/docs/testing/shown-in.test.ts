import { expect, test } from 'vitest';
import { notShownIn } from './shown-in.ts';

test.each([
  [{ a: 1 }, { a: 1, b: 2 }, []],
  [{ id: 'bat_…' }, { id: 'bat_01' }, []],
  [{ a: { b: [1, null] } }, { a: { b: [1, null] } }, []],
  [{ id: 'bat_…' }, { id: 'bat_' }, ['/id: shown "bat_…", there "bat_"']],
  [{ a: 1 }, { a: '1' }, ['/a: shown 1, there "1"']],
  [{ a: null }, {}, ['/a: shown null, there undefined']],
  [{ a: [1] }, { a: [1, 2] }, ['/a: 1 shown, 2 there']],
  [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['/a/0/b: shown 1, there 2']],
])('%j in %j', (shown, actual, differences) => {
  expect(notShownIn(shown, actual)).toEqual(differences);
});
