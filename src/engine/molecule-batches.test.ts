import { describe, expect, it } from 'vitest';
import { Failure } from '#base/failure.ts';
import { moleculeBatches } from './molecule-batches.ts';

type Rdkit = Parameters<typeof moleculeBatches>[0];

/** Answers each SMILES with its length; hangs or crashes on parts with the given molecule. */
function scriptedRdkit(stuckOn?: string, code = 'chemistry-timeout') {
  const parts: (readonly string[])[] = [];
  const run = async (_: string, { smiles }: { readonly smiles: readonly string[] }) => {
    parts.push(smiles);
    if (smiles.includes(stuckOn ?? '')) throw new Failure({ code, message: 'stuck', cure: '' });
    return smiles.map((each) => `InChI of ${each}`);
  };
  return { parts, rdkit: { run } as unknown as Rdkit };
}

describe('many questions', () => {
  it('are asked in parts, equal ones once, and answered in their order', async () => {
    const { parts, rdkit } = scriptedRdkit();
    const progress: string[] = [];
    const found = await moleculeBatches(rdkit, { partSize: 2 }).writeInchis(
      ['C', 'CC', 'C', 'CCC'],
      undefined,
      (done, total) => progress.push(`${done} of ${total}`),
    );
    expect(found).toEqual(['C', 'CC', 'C', 'CCC'].map((each) => `InChI of ${each}`));
    expect(parts).toEqual([['C', 'CC'], ['CCC']]);
    expect(progress).toEqual(['2 of 3', '3 of 3']);
  });

  it('are none where there are none', async () => {
    const { parts, rdkit } = scriptedRdkit();
    expect(await moleculeBatches(rdkit).writeInchis([])).toEqual([]);
    expect(parts).toEqual([]);
  });

  it.each(['chemistry-timeout', 'worker-crashed'])(
    'lose only the molecule that RDKit does not survive: %s',
    async (code) => {
      const { parts, rdkit } = scriptedRdkit('CC', code);
      const found = await moleculeBatches(rdkit).writeInchis(['C', 'CC', 'CCC']);
      expect(found).toEqual(['InChI of C', undefined, 'InChI of CCC']);
      expect(parts).toEqual([['C', 'CC', 'CCC'], ['C'], ['CC'], ['CCC']]);
    },
  );

  it('are not answered by guesses where RDKit cannot be had', async () => {
    const { rdkit } = scriptedRdkit('C', 'chemistry-unavailable');
    await expect(moleculeBatches(rdkit).writeInchis(['C'])).rejects.toMatchObject({
      code: 'chemistry-unavailable',
    });
  });

  it('end between two parts after an abort', async () => {
    const { parts, rdkit } = scriptedRdkit();
    const controller = new AbortController();
    const asked = moleculeBatches(rdkit, { partSize: 1 }).writeInchis(
      ['C', 'CC', 'CCC'],
      controller.signal,
      () => controller.abort(),
    );
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(parts).toEqual([['C']]);
  });
});
