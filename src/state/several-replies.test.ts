import { describe, expect, it } from 'vitest';
import type { Chemistry } from '#science/chemistry.ts';
import type { BeamCandidate, GenerateProgress } from '#workers/inference/protocol.ts';
import { rankedSamples } from './ranked-samples.ts';
import { type PlannedLoss, ResumingEngine } from './resuming-engine.fixture.ts';
import { type Run, shownSampleOf } from './run.ts';
import type { DecodingDraft } from './workbench-state.ts';
import { chemistry, formulaVerdict, storeWith } from './workbench-store.fixture.ts';
import type { WorkbenchStore } from './workbench-store.ts';

const TASK = 'smiles-to-formula';

/** A reply of `length` tokens whose answer is a formula. */
function replyOf(formula: string, length = 4): readonly string[] {
  const thought = Array.from({ length: length - 3 }, () => 'so ');
  return [...thought, '</think>\n\n', '<MOLFORMULA> ', `${formula} </MOLFORMULA>`];
}

interface Planned {
  readonly engine: ResumingEngine;
  readonly decoding?: Partial<DecodingDraft>;
  readonly tools?: Chemistry;
}

async function storeOf({ engine, decoding = {}, tools = chemistry }: Planned) {
  const store = storeWith(engine, { chemistry: tools });
  await store.getState().loadModel();
  store.getState().editField(TASK, 'smiles', 'C');
  store.getState().setSamplingDraft({ temperature: '0.7' });
  store.getState().setDecodingDraft(decoding);
  const run = (): Run => {
    const latest = store.getState().runs[TASK];
    if (!latest) throw new Error(store.getState().startProblems[TASK] ?? 'there is no run');
    return latest;
  };
  return { store, run };
}

async function runOf(
  replies: readonly (readonly string[])[],
  decoding: Partial<DecodingDraft> = {},
  losses: readonly PlannedLoss[] = [],
) {
  const engine = new ResumingEngine(replies, losses);
  const sampleCount = String(replies.length);
  const { store, run } = await storeOf({ engine, decoding: { sampleCount, ...decoding } });
  await store.getState().startRun(TASK);
  return { engine, store, run: run() };
}

function onceDecoding(store: WorkbenchStore, act: () => void): void {
  const unsubscribe = store.subscribe(({ runs }) => {
    if (runs[TASK]?.phase.phase !== 'decoding') return;
    unsubscribe();
    act();
  });
}

const leaderOf = ({ vote }: Run) => vote.phase === 'counted' && vote.vote.groups[0];

describe('a run of several replies', () => {
  it('streams each into its sample, counts their answers and shows the most confident leader', async () => {
    const { engine, run } = await runOf([replyOf('CO2'), replyOf('CH4'), replyOf('H4C')]);
    expect(engine.calls[0]).toMatchObject({ sampleCount: 3, alternativeCount: 5 });
    expect(run.samples.map(({ text }) => text)).toEqual([
      `<think>\n${replyOf('CO2').join('')}`,
      `<think>\n${replyOf('CH4').join('')}`,
      `<think>\n${replyOf('H4C').join('')}`,
    ]);
    expect(run.samples.map(({ tokens }) => tokens.map(({ id }) => id))).toEqual([
      [0, 1, 2, 3],
      [100, 101, 102, 103],
      [200, 201, 202, 203],
    ]);
    expect(leaderOf(run)).toMatchObject({ samples: [1, 2], answer: { formula: 'CH4' } });
    expect(run.shownSample).toBe(1);
    expect(shownSampleOf(run).checks).toMatchObject({
      phase: 'done',
      verdicts: formulaVerdict('passes'),
    });
    // Of each other answer one sample is checked as well.
    expect(run.samples[0]?.checks).toMatchObject({
      phase: 'done',
      verdicts: formulaVerdict('fails'),
    });
    expect(run.samples[2]?.checks).toEqual({ phase: 'waiting' });
    expect(rankedSamples(run).map(({ index }) => index)).toEqual([1, 2, 0]);
  });

  it('counts a sample as soon as it ends, while the others are written', async () => {
    const engine = new ResumingEngine([replyOf('CH4', 12), replyOf('CO2')]);
    const { store, run } = await storeOf({ engine, decoding: { sampleCount: '2' } });
    const votes: string[] = [];
    store.subscribe(() => {
      const { vote, phase } = store.getState().runs[TASK] ?? {};
      if (vote?.phase === 'counted') votes.push(`${phase?.phase}: ${vote.vote.groups.length}`);
    });
    await store.getState().startRun(TASK);
    expect(votes[0]).toBe('decoding: 1');
    expect(run().vote).toMatchObject({ vote: { groups: { length: 2 } } });
  });

  it('ends what cannot change the outcome any more, and has it no part in the vote', async () => {
    const replies = [
      replyOf('CH4'),
      replyOf('CH4'),
      replyOf('CH4'),
      replyOf('CO2', 40),
      replyOf('H2O', 40),
    ];
    const { engine, run } = await runOf(replies, { stopsEarly: true });
    expect(engine.steered).toEqual([
      { kind: 'end-sample', sample: 3 },
      { kind: 'end-sample', sample: 4 },
    ]);
    expect(run.samples.map(({ summary }) => summary?.finish)).toEqual([
      'stop-token',
      'stop-token',
      'stop-token',
      'ended',
      'ended',
    ]);
    expect(run.vote).toMatchObject({
      vote: { groups: [{ samples: [0, 1, 2], share: 1 }], unreadable: [] },
    });
    const whole = await runOf(replies, { stopsEarly: true, stopShare: '0.8' });
    expect(whole.engine.steered).toEqual([]);
    expect((await runOf(replies)).engine.steered).toEqual([]);
  });

  it('ends again, with a new worker, what had ended in the lost one', async () => {
    const replies = [replyOf('CH4'), replyOf('CH4', 20), replyOf('CO2', 20)];
    const loss = { afterTokens: 20, code: 'gpu-lost' };
    const { engine, run } = await runOf(replies, {}, [loss]);
    expect(engine.steered).toEqual([{ kind: 'end-sample', sample: 0 }]);
    expect(run.samples[0]?.summary).toMatchObject({ finish: 'stop-token', tokenCount: 4 });
    expect(run.samples.map(({ text }) => text)).toEqual(
      replies.map((reply) => `<think>\n${reply.join('')}`),
    );
    expect(run.phase).toMatchObject({
      summary: { tokenCount: 44, samples: { length: 3 } },
    });
    expect(leaderOf(run)).toMatchObject({ samples: [0, 1] });
  });

  it('names a reply without a readable answer', async () => {
    const { run } = await runOf([replyOf('CH4'), ['I ', 'do ', 'not ', 'know']]);
    expect(run.vote).toMatchObject({
      vote: { groups: [{ samples: [0], share: 1 }], unreadable: [1] },
    });
  });

  it('shows the sample that the person chose, and checks it', async () => {
    const engine = new ResumingEngine([replyOf('CH4'), replyOf('CH4'), replyOf('CO2')]);
    const { store, run } = await storeOf({ engine, decoding: { sampleCount: '3' } });
    onceDecoding(store, () => void store.getState().showSample(TASK, 2));
    await store.getState().startRun(TASK);
    expect(run()).toMatchObject({ shownSample: 2, shownIsChosen: true });
    expect(shownSampleOf(run()).checks).toMatchObject({ verdicts: formulaVerdict('fails') });
    await store.getState().showSample(TASK, 1);
    expect(shownSampleOf(run()).checks).toMatchObject({ verdicts: formulaVerdict('passes') });
    await store.getState().showSample(TASK, 9);
    expect(run().shownSample).toBe(1);
  });

  it('has the answers written now where the person asks for it', async () => {
    const engine = new ResumingEngine([replyOf('CH4', 30)]);
    const { store } = await storeOf({ engine });
    onceDecoding(store, () => store.getState().answerNow());
    await store.getState().startRun(TASK);
    expect(engine.steered).toEqual([{ kind: 'answer-now' }]);
  });

  it('still counts molecules where no chemistry runs, as they are written', async () => {
    const engine = new ResumingEngine([replyOf('CH4'), replyOf('CH4')]);
    const broken: Chemistry = {
      ...chemistry,
      describeMolecule: () => Promise.reject(new Error('no worker')),
    };
    const { store, run } = await storeOf({
      engine,
      decoding: { sampleCount: '2' },
      tools: broken,
    });
    await store.getState().startRun(TASK);
    expect(leaderOf(run())).toMatchObject({ samples: [0, 1] });
  });

  it('asks for a temperature where all replies would be the same', async () => {
    const engine = new ResumingEngine([replyOf('CH4'), replyOf('CH4')]);
    const { store } = await storeOf({ engine, decoding: { sampleCount: '2' } });
    store.getState().setSamplingDraft({ temperature: '0' });
    await store.getState().startRun(TASK);
    expect(store.getState().startProblems[TASK]).toMatch(/2 replies at temperature 0/);
    expect(engine.calls).toEqual([]);
  });
});

describe('a run of a beam search', () => {
  /** Ends with the candidates; the best says that methane is carbon dioxide. */
  class SearchingEngine extends ResumingEngine {
    override async generate(
      ...[params, options]: Parameters<ResumingEngine['generate']>
    ): ReturnType<ResumingEngine['generate']> {
      const summary = await super.generate(params, options);
      const candidates = ['CO2', 'CH4', 'H2O'].map((formula, rank): BeamCandidate => {
        const tokens = replyOf(formula).map((text, id) => ({
          id,
          text,
          logProbability: -0.1,
          timeMs: id,
        }));
        return { tokens, score: -rank, finish: 'stop-token' };
      });
      return { ...summary, candidates };
    }
  }

  it('keeps the candidates by score, and shows the best that passes its checks', async () => {
    const engine = new SearchingEngine([[]]);
    const { store, run } = await storeOf({
      engine,
      decoding: { search: 'beam', beamWidth: '3', lengthPenalty: '0.5' },
    });
    await store.getState().startRun(TASK);
    expect(engine.calls[0]).toMatchObject({
      beams: { width: 3, candidateCount: 3, lengthPenalty: 0.5 },
    });
    expect(run().samples).toMatchObject([
      { score: -0, text: `<think>\n${replyOf('CO2').join('')}` },
      { score: -1, summary: { finish: 'stop-token', tokenCount: 4, thoughtTokenCount: 1 } },
      { score: -2, checks: { phase: 'done' } },
    ]);
    expect(rankedSamples(run()).map(({ index }) => index)).toEqual([1, 0, 2]);
    expect(run()).toMatchObject({ shownSample: 1, shownIsChosen: false, vote: { phase: 'none' } });
  });

  it('begins again after a loss', async () => {
    const engine = new SearchingEngine(
      [['so ', 'so ', 'so ']],
      [{ afterTokens: 2, code: 'gpu-lost' }],
    );
    const { store, run } = await storeOf({ engine, decoding: { search: 'beam' } });
    await store.getState().startRun(TASK);
    expect(engine.calls[1]).not.toHaveProperty('written');
    expect(run()).toMatchObject({
      phase: { phase: 'finished' },
      interruptions: [{ keptTokenCount: 0 }],
      samples: { length: 3 },
    });
  });
});

describe('what the engine reports', () => {
  it('stands in the run: the prefill, and where a thought was made to end', async () => {
    class EndingEngine extends ResumingEngine {
      override generate(
        ...[params, options]: Parameters<ResumingEngine['generate']>
      ): ReturnType<ResumingEngine['generate']> {
        const report = (progress: GenerateProgress) => {
          options?.onProgress?.(progress);
          if (progress.kind === 'prefill') {
            const why = 'budget-soft';
            options?.onProgress?.({ kind: 'thought-ends', sample: 0, tokenIndex: 1, why });
          }
        };
        return super.generate(params, { ...options, onProgress: report });
      }
    }
    const engine = new EndingEngine([replyOf('CH4')]);
    const { store, run } = await storeOf({ engine, decoding: { thoughtBudget: '16' } });
    const phases: unknown[] = [];
    store.subscribe(() => phases.push(store.getState().runs[TASK]?.phase));
    await store.getState().startRun(TASK);
    expect(phases).toContainEqual({ phase: 'prefilling', doneTokens: 9, totalTokens: 9 });
    expect(engine.calls[0]).toMatchObject({ thoughtBudget: { tokens: 16, answerTokens: 512 } });
    expect(run().samples[0]?.thoughtEnd).toEqual({ tokenIndex: 1, why: 'budget-soft' });
  });

  it('is answered again where a loss fell between the end of a thought and its last word', async () => {
    class EndingEngine extends ResumingEngine {
      override generate(
        ...[params, options]: Parameters<ResumingEngine['generate']>
      ): ReturnType<ResumingEngine['generate']> {
        const report = (progress: GenerateProgress) => {
          options?.onProgress?.(progress);
          if (progress.kind === 'prefill' && !params.written) {
            const why = 'answer-now';
            options?.onProgress?.({ kind: 'thought-ends', sample: 0, tokenIndex: 0, why });
          }
        };
        return super.generate(params, { ...options, onProgress: report });
      }
    }
    const engine = new EndingEngine([replyOf('CH4', 8)], [{ afterTokens: 2, code: 'gpu-lost' }]);
    const { store } = await storeOf({ engine });
    await store.getState().startRun(TASK);
    expect(engine.steered).toEqual([{ kind: 'answer-now', sample: 0 }]);
  });
});
