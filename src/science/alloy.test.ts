import { expect, it } from 'vitest';
import { isAlloy } from './alloy.ts';

it.each([
  ['CoCrFeMnNi', true],
  ['Al0.5CoCrFeNi', true],
  ['Fe3C', true],
  ['Fe', false],
  ['TiO2', false],
  ['NaCl', false],
  ['Ca(OH)2', false],
  ['steel', false],
])('%s is an alloy: %s', (formula, expected) => expect(isAlloy(formula)).toBe(expected));
