import { memoryLocks } from '#library/memory-locks.fixture.ts';
import type { Locks } from '#library/model-locks.ts';
import type { Token } from '#workers/inference/protocol.ts';
import { greedySampling } from '../greedy-sampling.fixture.ts';
import { emptySample, type Run, type RunPhase } from '../run.ts';
import { model } from '../workbench-store.fixture.ts';
import { IdbRunStorage } from './idb-run-storage.ts';
import type { RunStorage } from './run-storage.ts';

/** A token of a letter and its number, with two alternatives. */
export function tokenAt(index: number): Token {
  return {
    id: index,
    text: ` t${index}`,
    logProbability: -0.1 - index / 7,
    timeMs: index * 3,
    alternatives: [
      { id: index, text: ` t${index}`, logProbability: -0.1 - index / 7 },
      { id: index + 1, text: 'é', logProbability: -2.5 },
    ],
  };
}

export const finished: RunPhase = {
  phase: 'finished',
  summary: {
    samples: [{ finish: 'stop-token', tokenCount: 3, thoughtTokenCount: 1 }],
    promptTokenCount: 9,
    reusedTokenCount: 0,
    tokenCount: 3,
    timeToFirstTokenMs: 3,
    decodeMs: 4,
    loop: 'growing',
  },
};

/** A run of solubility that is about to be written, unless told otherwise. */
export function runWith(change: Partial<Run> = {}): Run {
  return {
    version: 3,
    id: 'a',
    taskId: 'esol',
    origin: { kind: 'here' },
    parent: undefined,
    replyStart: undefined,
    values: { smiles: 'CCO' },
    prompt: 'How soluble is CCO?',
    promptIsEdited: false,
    mode: 'auto',
    sampling: greedySampling(7),
    decoding: {
      sampleCount: 1,
      stopsAtShare: undefined,
      beams: undefined,
      thoughtBudget: undefined,
      answerForm: undefined,
      speculates: false,
    },
    maxTokens: 500,
    startedAt: '2026-11-23T10:00:00.000Z',
    model,
    renderedPrompt: '',
    promptTokenCount: 0,
    reusedTokenCount: 0,
    samples: [emptySample('')],
    shownSample: 0,
    shownIsChosen: false,
    vote: { phase: 'none' },
    interruptions: [],
    phase: { phase: 'preparing' },
    ...change,
  };
}

/** The run with so many more tokens of its first reply, being written. */
export function writtenOn(run: Run, count: number): Run {
  const samples = run.samples.map((sample, index) => {
    if (index > 0) return sample;
    const added = Array.from({ length: count }, (_, at) => tokenAt(sample.tokens.length + at));
    const prefix = sample.text === '' ? '<think>\n' : sample.text;
    return {
      ...sample,
      tokens: [...sample.tokens, ...added],
      text: prefix + added.map(({ text }) => text).join(''),
    };
  });
  return { ...run, samples, phase: { phase: 'decoding' } };
}

/** A storage with a database of its own, as one tab has it. */
export function storageNamed(name: string, locks: Locks | undefined = memoryLocks()) {
  const storage = {
    persist: () => Promise.resolve(true),
    persisted: () => Promise.resolve(false),
  };
  return new IdbRunStorage({ name, locks, storage, blockedMs: 200 });
}

/** The storage, with failures planted before some of its writes. */
export function failing(storage: RunStorage, beforeWrite: () => void): RunStorage {
  return {
    append: async (...given) => {
      beforeWrite();
      await storage.append(...given);
    },
    read: (id) => storage.read(id),
    list: () => storage.list(),
    latestOf: (taskId) => storage.latestOf(taskId),
    remark: (...given) => storage.remark(...given),
    erase: (ids) => storage.erase(ids),
    hold: (id) => storage.hold(id),
    isPersistent: () => storage.isPersistent(),
    persist: () => storage.persist(),
    onChange: (listener) => storage.onChange(listener),
  };
}
