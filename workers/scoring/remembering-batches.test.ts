import { describe, expect, it } from 'vitest';
import type { MoleculeBatches } from '#science/chemistry.ts';
import { rememberingBatches } from './remembering-batches.ts';

/** Answers a SMILES with a text that holds it, but for those of X. */
function scripted(mostAnswers?: number) {
  const asked: string[][] = [];
  const batches: MoleculeBatches = {
    canonicaliseMolecules: async () => [],
    writeInchis: async (smiles, _, onProgress) => {
      asked.push([...smiles]);
      onProgress?.(smiles.length, smiles.length);
      return smiles.map((each) => (each === 'X' ? undefined : `InChI of ${each}`));
    },
    compareMolecules: async () => [],
    compareEnvironments: async (pairs) => {
      asked.push(pairs.map(([left, right]) => `${left} ${right}`));
      return pairs.map(() => 0);
    },
  };
  return { asked, batches: rememberingBatches(batches, mostAnswers) };
}

describe('answers of toolkits', () => {
  it('are asked for once, and come back in the order of the questions', async () => {
    const { asked, batches } = scripted();
    await batches.writeInchis(['C', 'CC', 'C']);
    const found = await batches.writeInchis(['N', 'C', 'N', 'CC']);
    expect(found).toEqual(['N', 'C', 'N', 'CC'].map((each) => `InChI of ${each}`));
    expect(asked).toEqual([['C', 'CC'], ['N']]);
  });

  it('that are 0 are answers, and pairs differ by their order', async () => {
    const { asked, batches } = scripted();
    await batches.compareEnvironments([['C', 'N']]);
    const pairs = [
      ['C', 'N'],
      ['N', 'C'],
    ] as const;
    expect(await batches.compareEnvironments(pairs)).toEqual([0, 0]);
    expect(asked).toEqual([['C N'], ['N C']]);
  });

  it('are asked for again where there was none', async () => {
    const { asked, batches } = scripted();
    expect(await batches.writeInchis(['X', 'C'])).toEqual([undefined, 'InChI of C']);
    expect(await batches.writeInchis(['X', 'C'])).toEqual([undefined, 'InChI of C']);
    expect(asked).toEqual([['X', 'C'], ['X']]);
  });

  it('are asked for in parts, with the progress over all of them', async () => {
    const { asked, batches } = scripted();
    const progress: string[] = [];
    await batches.writeInchis(
      Array.from({ length: 4500 }, (_, at) => `C${at}`),
      undefined,
      (done, total) => progress.push(`${done} of ${total}`),
    );
    expect(asked.map(({ length }) => length)).toEqual([2000, 2000, 500]);
    expect(progress).toEqual(['2000 of 4500', '4000 of 4500', '4500 of 4500']);
  });

  it('are forgotten when there are too many, the oldest first', async () => {
    const { asked, batches } = scripted(2);
    for (const smiles of ['C', 'N', 'O', 'N', 'C']) await batches.writeInchis([smiles]);
    expect(asked).toEqual([['C'], ['N'], ['O'], ['C']]);
  });
});
