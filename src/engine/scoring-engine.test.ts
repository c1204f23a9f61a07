import { beforeEach, describe, expect, it } from 'vitest';
import { ok } from '#base/result.ts';
import { serve } from '#base/rpc-server.ts';
import type { MoleculeBatches } from '#science/chemistry.ts';
import type { AnsweredRow } from '#scoring/benchmark/scorer.ts';
import type { ScoringProtocol, ScoringWork, SheetScore } from '#workers/scoring/protocol.ts';
import { scoringCalls } from '#workers/scoring/scoring-calls.ts';
import { LocalWorker } from './local-worker.fixture.ts';
import { createScoring } from './scoring-engine.ts';

const answer = (formula: string, wanted: string): AnsweredRow => ({
  replies: [`<MOLFORMULA> ${formula} </MOLFORMULA>`],
  references: [wanted],
  prompt: wanted,
});
const right = answer('CH4', 'CH4');
const wrong = answer('C2H6', 'C3H8');

const unasked = () => Promise.reject(new Error('not asked here'));
const chemistry: MoleculeBatches = {
  canonicaliseMolecules: unasked,
  writeInchis: unasked,
  compareMolecules: unasked,
  compareEnvironments: unasked,
};
const folding = { foldRna: unasked };

let workers: LocalWorker[] = [];
const spawn = () => {
  const worker = new LocalWorker((scope) => serve<ScoringProtocol>(scope, scoringCalls()));
  workers.push(worker);
  return worker;
};
beforeEach(() => {
  workers = [];
});

function sheetWith(rows: readonly AnsweredRow[], taskId = 'smiles-to-formula') {
  const sheet = createScoring({ chemistry, folding }, spawn).openSheet(taskId);
  sheet.put(rows.map((row, index) => ({ index, row })));
  const heard: SheetScore[] = [];
  const score = (mode: 'official' | 'strict' = 'official') =>
    sheet.score({ mode, onScores: (scores) => heard.push(...scores) });
  return { sheet, heard, score };
}

describe('a sheet', () => {
  it('is scored in the order of its indices, with the interval of its primary metric', async () => {
    const { sheet, heard, score } = sheetWith([]);
    sheet.put([
      { index: 5, row: wrong },
      { index: 2, row: right },
    ]);
    const { report, interval, intervalMethod } = await score();
    expect(report.metrics['Top-1 Element Match']).toEqual({ value: 50, unit: 'percent' });
    expect([interval, intervalMethod]).toEqual([[0, 100], 'bootstrap']);
    expect(heard.map(({ index, score: { status } }) => [index, status])).toEqual([
      [2, 'right'],
      [5, 'wrong'],
    ]);
  });

  it('without rows has figures that say so', async () => {
    const { report, whyNoInterval } = await sheetWith([]).score();
    expect(report).toMatchObject({
      n: 0,
      metrics: { 'Top-1 Element Match': { absent: 'There are no rows to score.' } },
    });
    expect(whyNoInterval).toContain('no rows');
  });

  it('brings each row once, in parts, and hears only of scores that have changed', async () => {
    const long = { ...wrong, prompt: 'x'.repeat(300_000) };
    const { sheet, heard, score } = sheetWith([right, long, long, long]);
    await score();
    expect(workers[0]?.received).toEqual(['start', 'putRows', 'putRows', 'score']);
    heard.length = 0;
    sheet.put([
      { index: 1, row: right },
      { index: 4, row: wrong },
    ]);
    const { report } = await score();
    expect(report.n).toBe(5);
    expect(heard.map(({ index }) => index)).toEqual([1, 4]);
    expect(workers[0]?.received.slice(4)).toEqual(['putRows', 'score']);
  });

  it('tells all scores again in the other mode', async () => {
    const { heard, score } = sheetWith([right, wrong]);
    await score('official');
    await score('strict');
    expect(heard.map(({ index }) => index)).toEqual([0, 1, 0, 1]);
  });

  it('goes on in a new worker with all rows after a crash', async () => {
    const { heard, score } = sheetWith([right, wrong]);
    await score();
    workers[0]?.crash('out of memory');
    heard.length = 0;
    expect((await score()).report.n).toBe(2);
    expect(workers).toHaveLength(2);
    expect(heard).toHaveLength(2);
  });

  it('says which worker stopped when it crashes while it scores', async () => {
    const { score } = sheetWith([right, wrong]);
    const scored = score();
    workers[0]?.crash('out of memory');
    await expect(scored).rejects.toMatchObject({ code: 'worker-crashed' });
    expect((await score()).report.n).toBe(2);
  });

  it('stops at an abort, and scores again', async () => {
    const { sheet, score } = sheetWith([right]);
    const controller = new AbortController();
    const scored = sheet.score({
      mode: 'official',
      onScores: () => {},
      signal: controller.signal,
    });
    controller.abort();
    await expect(scored).rejects.toThrow('abort');
    expect((await score()).report.n).toBe(1);
  });

  it('is dropped with its rows, and starts no worker for that', async () => {
    const { sheet, score } = sheetWith([right]);
    await score();
    sheet.close();
    await expect.poll(() => workers[0]?.received.at(-1)).toBe('dropSheet');
    sheetWith([right]).sheet.close();
    expect(workers).toHaveLength(1);
  });
});

describe('toolkits', () => {
  it('answer through the page, and their progress is heard', async () => {
    const inchi = (smiles: string) => `InChI of ${smiles}`;
    const scoring = createScoring(
      {
        chemistry: {
          ...chemistry,
          writeInchis: async (smiles, _, onProgress) => {
            onProgress?.(1, smiles.length);
            return smiles.map(inchi);
          },
          compareMolecules: async (pairs) => pairs.map(() => ({ maccs: 1, path: 1, morgan: 1 })),
        },
        folding,
      },
      spawn,
    );
    const sheet = scoring.openSheet('forward-synthesis');
    const smiles = '<SMILES> CCO </SMILES>';
    sheet.put([{ index: 0, row: { replies: [smiles], references: [smiles] } }]);
    const works: ScoringWork[] = [];
    const { report } = await sheet.score({
      mode: 'official',
      onScores: () => {},
      onWork: (work) => works.push(work),
    });
    expect(Object.values(report.metrics)[0]).toMatchObject({ value: 1 });
    expect(works[0]).toEqual({ step: 'inchis', done: 1, total: 1 });
  });

  it('fold, and are counted', async () => {
    const scoring = createScoring(
      {
        chemistry,
        folding: {
          foldRna: async (sequence) =>
            ok({ sequence, structure: '.'.repeat(sequence.length), energy: -2, loopEnergies: [] }),
        },
      },
      spawn,
    );
    const sheet = scoring.openSheet('unconditional-rna');
    sheet.put([{ index: 0, row: { replies: ['<rna>GGCC</rna>'], references: [''] } }]);
    const works: ScoringWork[] = [];
    const { report } = await sheet.score({
      mode: 'official',
      onScores: () => {},
      onWork: (work) => works.push(work),
    });
    expect(report.metrics['Average MFE']).toEqual({ value: -2, unit: 'kcal/mol' });
    expect(works).toEqual([{ step: 'folding', done: 1, total: undefined }]);
  });

  it('that fail name their failure', async () => {
    const { sheet } = sheetWith(
      [{ replies: ['<SMILES> C </SMILES>'], references: ['C'] }],
      'forward-synthesis',
    );
    await expect(sheet.score({ mode: 'official', onScores: () => {} })).rejects.toThrow(
      'not asked here',
    );
  });
});

describe('two sheets', () => {
  it('are compared over the rows that both have', async () => {
    const scoring = createScoring({ chemistry, folding }, spawn);
    const [first, second] = [right, wrong].map((second) => {
      const sheet = scoring.openSheet('smiles-to-formula');
      const rows = Array.from({ length: 8 }, (_, at) =>
        at < 4 ? right : { ...second, references: ['CH4'], prompt: 'CH4' },
      );
      sheet.put(rows.map((row, index) => ({ index, row })));
      return sheet;
    });
    if (!first || !second) throw new Error('two sheets');
    expect(await first.compareWith(second, { mode: 'official' })).toMatchObject({
      metric: 'Top-1 Element Match',
      sharedRows: 8,
      firstValue: 100,
      secondValue: 50,
      difference: 50,
    });
  });

  it('without two rows in common are not', async () => {
    const scoring = createScoring({ chemistry, folding }, spawn);
    const [first, second] = [right, wrong].map((row) => {
      const sheet = scoring.openSheet('smiles-to-formula');
      sheet.put([{ index: 0, row }]);
      return sheet;
    });
    if (!first || !second) throw new Error('two sheets');
    await expect(first.compareWith(second, { mode: 'official' })).rejects.toMatchObject({
      code: 'benchmarks-differ',
      message: expect.stringContaining('0 answered rows'),
    });
  });
});
