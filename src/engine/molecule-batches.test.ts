import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '#base/failure.ts';
import { moleculeBatches } from './molecule-batches.ts';
import { WorkerLanes } from './worker-lanes.ts';

type Lanes = Parameters<typeof moleculeBatches>[0];

interface Script {
  readonly lanes?: number;
  /** RDKit hangs or crashes on parts with this molecule. */
  readonly stuckOn?: string;
  readonly code?: string;
  /** Of a part, until it is answered. */
  readonly takes?: (part: readonly string[], lane: number) => number;
}

/** Answers each SMILES with a text that holds it, and notes which lane was asked for what. */
function scriptedRdkit({
  lanes = 1,
  stuckOn,
  code = 'chemistry-timeout',
  takes = () => 0,
}: Script = {}) {
  const parts: (readonly string[])[] = [];
  const laneOf = new Map<string, number>();
  let opened = 0;
  const open = () => {
    const lane = ++opened;
    const run = async (_: string, { smiles }: { readonly smiles: readonly string[] }) => {
      parts.push(smiles);
      for (const each of smiles) laneOf.set(each, lane);
      const ms = takes(smiles, lane);
      if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
      if (smiles.includes(stuckOn ?? '')) throw new Failure({ code, message: 'stuck', cure: '' });
      return smiles.map((each) => `InChI of ${each}`);
    };
    return { run, prepare: async () => undefined, dispose: () => undefined };
  };
  const rdkit = new WorkerLanes({ most: lanes, open, idleMs: 1 }) as unknown as Lanes;
  return { parts, laneOf, rdkit };
}

const chains = (count: number) => Array.from({ length: count }, (_, at) => 'C'.repeat(at + 1));
const inchis = (smiles: readonly string[]) => smiles.map((each) => `InChI of ${each}`);

afterEach(() => {
  vi.useRealTimers();
});

describe('many questions', () => {
  it('are asked in parts, equal ones once, and answered in their order', async () => {
    const { parts, rdkit } = scriptedRdkit();
    const progress: string[] = [];
    const found = await moleculeBatches(rdkit, { firstPartSize: 2 }).writeInchis(
      ['C', 'CC', 'C', 'CCC'],
      undefined,
      (done, total) => progress.push(`${done} of ${total}`),
    );
    expect(found).toEqual(inchis(['C', 'CC', 'C', 'CCC']));
    expect(parts).toEqual([['C', 'CC'], ['CCC']]);
    expect(progress).toEqual(['2 of 3', '3 of 3']);
  });

  it('are none where there are none', async () => {
    const { parts, rdkit } = scriptedRdkit({ lanes: 4 });
    expect(await moleculeBatches(rdkit).writeInchis([])).toEqual([]);
    expect(parts).toEqual([]);
  });

  it('are asked in parts of 150 ms, which grow and shrink by steps', async () => {
    vi.useFakeTimers();
    const { parts, rdkit } = scriptedRdkit({
      // The first hundred are quick, what follows is slow.
      takes: (part) => part.reduce((ms, { length }) => ms + (length <= 100 ? 1 : 15), 0),
    });
    const found = moleculeBatches(rdkit).writeInchis(chains(400));
    await vi.runAllTimersAsync();
    expect(await found).toEqual(inchis(chains(400)));
    const sizes = parts.map(({ length }) => length);
    expect(sizes.slice(0, 3)).toEqual([16, 32, 64]);
    expect(sizes.slice(-4, -1)).toEqual([10, 10, 10]);
  });

  it('keep the pace of the batch before', async () => {
    vi.useFakeTimers();
    const { parts, rdkit } = scriptedRdkit({ takes: (part) => 50 * part.length });
    const batches = moleculeBatches(rdkit);
    for (const count of [60, 9]) {
      const found = batches.writeInchis(chains(count));
      await vi.runAllTimersAsync();
      await found;
    }
    expect(parts[0]).toHaveLength(16);
    expect(parts.slice(-3).map(({ length }) => length)).toEqual([3, 3, 3]);
  });
});

describe('questions to several workers', () => {
  it('go to the one that is free, and are answered in their order', async () => {
    vi.useFakeTimers();
    const { laneOf, rdkit } = scriptedRdkit({
      lanes: 2,
      takes: (_, lane) => (lane === 1 ? 600 : 150),
    });
    const progress: number[] = [];
    const found = moleculeBatches(rdkit, { firstPartSize: 4 }).writeInchis(
      chains(40),
      undefined,
      (done) => progress.push(done),
    );
    await vi.runAllTimersAsync();
    expect(await found).toEqual(inchis(chains(40)));
    const ofSlowOne = [...laneOf.values()].filter((lane) => lane === 1).length;
    expect(ofSlowOne).toBeGreaterThan(0);
    expect(ofSlowOne).toBeLessThan(20);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(40);
  });

  it('are one where they fit into one part', async () => {
    const { laneOf, rdkit } = scriptedRdkit({ lanes: 4 });
    await moleculeBatches(rdkit).writeInchis(chains(16));
    expect(new Set(laneOf.values())).toEqual(new Set([1]));
  });

  it('go on beside the one that hangs', async () => {
    vi.useFakeTimers();
    const { laneOf, rdkit } = scriptedRdkit({
      lanes: 2,
      stuckOn: 'CC',
      takes: (part) => (part.includes('CC') ? 10_000 : 150),
    });
    const asked = moleculeBatches(rdkit, { firstPartSize: 4 }).writeInchis(chains(60));
    await vi.runAllTimersAsync();
    const found = await asked;
    expect(found[1]).toBeUndefined();
    expect(found.toSpliced(1, 1)).toEqual(inchis(chains(60).toSpliced(1, 1)));
    expect([...laneOf].filter(([, lane]) => lane === laneOf.get('CC'))).toHaveLength(4);
  });

  it('of two batches take turns', async () => {
    vi.useFakeTimers();
    const { parts, rdkit } = scriptedRdkit({ takes: () => 150 });
    const batches = moleculeBatches(rdkit, { firstPartSize: 2 });
    const first = batches.writeInchis(chains(8));
    const second = batches.canonicaliseMolecules(['N', 'NN', 'NNN']);
    await vi.runAllTimersAsync();
    await Promise.all([first, second]);
    expect(parts.map(([smiles]) => smiles?.[0])).toEqual(['C', 'N', 'C', 'N', 'C', 'C']);
  });

  it('all end with the first that cannot be asked', async () => {
    vi.useFakeTimers();
    const { parts, rdkit } = scriptedRdkit({
      lanes: 2,
      stuckOn: 'C',
      code: 'chemistry-unavailable',
      takes: (part) => (part.includes('C') ? 10 : 150),
    });
    const progress: number[] = [];
    const asked = moleculeBatches(rdkit, { firstPartSize: 1 }).writeInchis(
      chains(10),
      undefined,
      (done) => progress.push(done),
    );
    const seen = expect(asked).rejects.toMatchObject({ code: 'chemistry-unavailable' });
    await vi.runAllTimersAsync();
    await seen;
    expect(parts).toEqual([['C'], ['CC']]);
    expect(progress).toEqual([]);
  });
});

describe('questions that RDKit does not survive', () => {
  it.each(['chemistry-timeout', 'worker-crashed'])('lose only their molecule: %s', async (code) => {
    const { parts, rdkit } = scriptedRdkit({ stuckOn: 'CC', code });
    const found = await moleculeBatches(rdkit).writeInchis(['C', 'CC', 'CCC']);
    expect(found).toEqual(['InChI of C', undefined, 'InChI of CCC']);
    expect(parts).toEqual([['C', 'CC', 'CCC'], ['C'], ['CC'], ['CCC']]);
  });

  it('are not answered by guesses where RDKit cannot be had', async () => {
    const { rdkit } = scriptedRdkit({ stuckOn: 'C', code: 'chemistry-unavailable' });
    await expect(moleculeBatches(rdkit).writeInchis(['C'])).rejects.toMatchObject({
      code: 'chemistry-unavailable',
    });
  });

  it.each([1, 3])('end between two parts after an abort, with %d lanes', async (lanes) => {
    const { parts, rdkit } = scriptedRdkit({ lanes });
    const controller = new AbortController();
    const asked = moleculeBatches(rdkit, { firstPartSize: 1 }).writeInchis(
      chains(9),
      controller.signal,
      () => controller.abort(),
    );
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    expect(parts).toEqual(chains(lanes).map((smiles) => [smiles]));
  });
});
