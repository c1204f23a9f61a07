import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDuplicateKey } from './duplicate-keys.ts';

it.each([
  ['{"a":1,"a":2}', 'a'],
  ['[{"b":[]},{"c":{"d":1,"e":{},"d":2}}]', 'd'],
  ['{"\\"":1,"\\u0022":2}', '"'],
  ['{"a" : 1, "a"\n:2}', 'a'],
])('finds the key that occurs twice in %s', (json, key) => {
  expect(findDuplicateKey(json)).toBe(key);
});

it.each(['{"a":{"a":{"a":1}}}', '{"a":"b","b":"a"}', '["a","a"]', '{"a":"\\\\","b":"{\\"a\\":1"}'])(
  'finds none in %s',
  (json) => {
    expect(findDuplicateKey(json)).toBeUndefined();
  },
);

it('finds none in what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => findDuplicateKey(JSON.stringify(value)) === undefined),
  );
});
