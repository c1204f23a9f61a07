import { describe, expect, it } from 'vitest';
import { readMaterial } from './read-material.ts';

const read = (reply: string) => readMaterial(reply, {});
const material = (symbols: string, spaceGroup: number | undefined, ...forgiven: string[]) => ({
  ok: true,
  value: {
    answer: {
      kind: 'material',
      symbols: symbols.split(' '),
      ...(spaceGroup !== undefined && { spaceGroup }),
    },
    forgiven: forgiven.map((part) => expect.stringContaining(part)),
  },
});

describe('reading a material', () => {
  it.each([
    [
      '<material>Zr Zr Zr Zr Zr Zr Zr Zr O O O O O O O O O O O O O O O O <sg> <sg61></material>',
      'Zr Zr Zr Zr Zr Zr Zr Zr O O O O O O O O O O O O O O O O',
      61,
    ],
    [
      '<material>Li Li Li Li Li Li Li Li Li Li Li Li Rh Rh Rh Rh N N N N N N N N <sg> <sg141></material>',
      'Li Li Li Li Li Li Li Li Li Li Li Li Rh Rh Rh Rh N N N N N N N N',
      141,
    ],
    ['Here: <MATERIAL> Na Cl <sg><sg225> </MATERIAL>', 'Na Cl', 225],
  ])('%s', (reply, symbols, group) => expect(read(reply)).toEqual(material(symbols, group)));

  it.each([
    [
      '<material>Zr In Tc F F … F F <sg> <sg176></material>',
      'Zr In Tc F F F F',
      176,
      'An ellipsis was skipped',
    ],
    ['<material>Na Cl <sg225></material>', 'Na Cl', 225, 'The mark <sg>'],
    ['<material>Na Cl</material>', 'Na Cl', undefined, 'The space group is missing'],
    ['<material>Na  Cl <sg> <sg225></material>', 'Na Cl', 225, 'more than single spaces'],
    ['<material>Na Cl ⟨sg⟩ ⟨sg225⟩</material>', 'Na Cl', 225, 'unconditional generation only'],
    ['<material>Na Cl <sg> <sg225>', 'Na Cl', 225, 'The closing </material>'],
    ['Na Cl <sg> <sg225>', 'Na Cl', 225, 'without its tags'],
  ])('says what the official parser makes of %s', (reply, symbols, group, sentence) =>
    expect(read(reply)).toEqual(material(symbols, group, sentence)),
  );

  it.each([
    ['<material>Na Xx <sg> <sg225></material>', '"Xx", number 2 in "Na Xx'],
    ['<material>Na2O <sg> <sg225></material>', '"Na2O"'],
    ['<material>Na Cl <sg> <sg231></material>', '<sg231>'],
    ['<material>Na Cl <sg> <sg0></material>', '<sg0>'],
    ['<material></material>', 'No material found'],
    ['NaCl', 'No material found in "NaCl"'],
    ['', 'no answer'],
  ])('refuses "%s"', (reply, reason) =>
    expect(read(reply)).toEqual({ ok: false, error: expect.stringContaining(reason) }),
  );
});
