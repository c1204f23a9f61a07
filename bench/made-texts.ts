import { randomNumbers } from './checks/reaction-rows.ts';

/** Groups with two ends, as SMILES reads them in a row. */
const LINKS =
  'C CC C(C) C(F) OC NC C(=O)N S(=O)(=O)N c1ccc(cc1) c1cnc(nc1) c1ccc(s1) C1CCN(CC1) N1CCN(CC1) C1CC(C1) [C@@H](O) [C@H](C)'.split(
    ' ',
  );
const ENDS = 'C O N F Cl Br CC C#N C(=O)O OC C(F)(F)F'.split(' ');

/** Molecules of the size of drugs, no two of them written alike; the same for the same seed. */
export function madeMolecules(count: number, seed: number): readonly string[] {
  const pick = picker(seed);
  const found = new Set<string>();
  while (found.size < count) {
    const links = Array.from({ length: 7 }, () => pick(LINKS));
    found.add(['C', ...links, pick(ENDS)].join(''));
  }
  return [...found];
}

const WORDS =
  'the a of and in to that is by with from acts as binds catalyses transfers regulates protein enzyme ligase kinase transferase membrane nucleus cytoplasm mitochondrial pathway synthesis degradation involved probably required component complex subunit receptor signal phosphate carbon oxygen hydroxy methyl group derived steroid ester acid amide natural product found plant bacterial metabolite human inhibitor activity conjugate position substituted'.split(
    ' ',
  );

/** Descriptions of 20 to 70 words; the same for the same seed. */
export function madeDescriptions(count: number, seed: number): readonly string[] {
  const random = randomNumbers(seed);
  const pick = picker(seed + 1);
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 20 + Math.floor(51 * random()) }, () => pick(WORDS));
    return `${words.join(' ')}.`;
  });
}

function picker(seed: number): (texts: readonly string[]) => string {
  const random = randomNumbers(seed);
  return (texts) => texts[Math.floor(texts.length * random())] ?? '';
}
