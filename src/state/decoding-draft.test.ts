import { describe, expect, it } from 'vitest';
import { definitely } from '#base/assert.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import {
  type DecodingNumber,
  decodingSettings,
  emptyDecodingDraft,
  parseDecodingNumber,
  resolveDecoding,
} from './decoding-draft.ts';
import type { DecodingDraft } from './workbench-state.ts';
import { model } from './workbench-store.fixture.ts';

const task: Task = {
  ...definitely(findTask('smiles-to-formula'), 'a task'),
  answerForm: ({ smiles }) =>
    smiles === 'C' ? { kind: 'choice', options: ['CH4', 'CO2'] } : undefined,
};

function resolved(draft: Partial<DecodingDraft>, mostRows = 16, smiles = 'C') {
  return resolveDecoding(
    { ...emptyDecodingDraft, ...draft },
    task,
    { smiles },
    { ...model, mostRows },
  );
}

describe('how replies are searched for', () => {
  it('is one free reply where nothing is set', () => {
    expect(resolved({})).toEqual({
      ok: true,
      value: {
        sampleCount: 1,
        stopsAtShare: undefined,
        beams: undefined,
        thoughtBudget: undefined,
        answerForm: undefined,
        speculates: false,
      },
    });
  });

  it('takes samples, and the share at which they end', () => {
    expect(resolved({ sampleCount: ' 5 ' })).toMatchObject({
      value: { sampleCount: 5, stopsAtShare: undefined },
    });
    expect(resolved({ sampleCount: '5', stopsEarly: true })).toMatchObject({
      value: { stopsAtShare: 0.5 },
    });
    expect(resolved({ sampleCount: '5', stopsEarly: true, stopShare: '0.7' })).toMatchObject({
      value: { stopsAtShare: 0.7 },
    });
    expect(resolved({ stopsEarly: true })).toMatchObject({ value: { stopsAtShare: undefined } });
  });

  it('takes beams, and returns every one of them', () => {
    expect(resolved({ search: 'beam', sampleCount: '5' })).toMatchObject({
      value: { sampleCount: 1, beams: { width: 4, candidateCount: 4, lengthPenalty: 1 } },
    });
    expect(resolved({ search: 'beam', beamWidth: '8', lengthPenalty: '-0.5' })).toMatchObject({
      value: { beams: { width: 8, candidateCount: 8, lengthPenalty: -0.5 } },
    });
  });

  it('does not look at what the other search would use', () => {
    expect(resolved({ search: 'beam', sampleCount: 'many' }).ok).toBe(true);
    expect(resolved({ beamWidth: 'wide' }).ok).toBe(true);
    expect(resolved({ answerTokens: 'some' }).ok).toBe(true);
    expect(resolved({ sampleCount: '2', stopShare: 'most' }).ok).toBe(true);
  });

  it('takes a budget for the thought, and keeps 512 tokens for the answer', () => {
    expect(resolved({ thoughtBudget: '200' })).toMatchObject({
      value: { thoughtBudget: { tokens: 200, answerTokens: 512 } },
    });
    const result = resolved({ thoughtBudget: '200', answerTokens: '64', exitsEarly: true });
    expect(result).toMatchObject({
      value: { thoughtBudget: { tokens: 200, answerTokens: 64, exitsEarly: true } },
    });
  });

  it('sets no budget for beams, whose thoughts cannot be cut short', () => {
    expect(resolved({ search: 'beam', thoughtBudget: '200' })).toMatchObject({
      value: { thoughtBudget: undefined },
    });
    expect(resolved({ search: 'beam', thoughtBudget: 'few' }).ok).toBe(true);
  });

  it('keeps the form only where the task has one for these values', () => {
    const form = { kind: 'choice', options: ['CH4', 'CO2'] };
    expect(resolved({ keepsForm: true })).toMatchObject({ value: { answerForm: form } });
    expect(resolved({ keepsForm: true }, 16, 'CC')).toMatchObject({
      value: { answerForm: undefined },
    });
    expect(resolved({})).toMatchObject({ value: { answerForm: undefined } });
  });

  it('drafts tokens only for one reply', () => {
    expect(resolved({ speculates: true })).toMatchObject({ value: { speculates: true } });
    expect(resolved({ speculates: true, sampleCount: '2' })).toMatchObject({
      value: { speculates: false },
    });
    expect(resolved({ speculates: true, search: 'beam' })).toMatchObject({
      value: { speculates: false },
    });
  });

  it('names both numbers where the model bears fewer rows', () => {
    const replies = resolved({ sampleCount: '8' }, 4);
    expect(replies).toMatchObject({
      ok: false,
      error: {
        message: expect.stringMatching(/8 replies.*at most 4/),
        cure: expect.stringMatching(/4 or fewer/),
      },
    });
    expect(resolved({ search: 'beam' }, 1)).toMatchObject({
      ok: false,
      error: {
        message: expect.stringMatching(/4 beams.*at most 1/),
        cure: expect.stringMatching(/one/),
      },
    });
  });

  const ranges = Object.entries(decodingSettings) as [
    DecodingNumber,
    typeof decodingSettings.beamWidth,
  ][];
  for (const [name, { label, lowest, highest, whole }] of ranges) {
    it(`takes a ${label.toLowerCase()} from ${lowest} to ${highest}, and names what is outside`, () => {
      expect(parseDecodingNumber(name, String(lowest))).toEqual({ ok: true, value: lowest });
      expect(parseDecodingNumber(name, String(highest))).toEqual({ ok: true, value: highest });
      expect(parseDecodingNumber(name, '  ')).toEqual({ ok: true, value: undefined });
      for (const wrong of [lowest - 1, highest + 1, 'some', whole ? lowest + 0.5 : 'NaN']) {
        expect(parseDecodingNumber(name, String(wrong))).toMatchObject({
          ok: false,
          error: {
            message: `${label} is "${wrong}".`,
            cure: expect.stringContaining(`from ${lowest} to ${highest}`),
          },
        });
      }
    });
  }

  it('refuses what the chosen search uses and is no number', () => {
    expect(resolved({ sampleCount: '17' }).ok).toBe(false);
    expect(resolved({ sampleCount: '2', stopsEarly: true, stopShare: '0.4' }).ok).toBe(false);
    expect(resolved({ search: 'beam', lengthPenalty: '9' }).ok).toBe(false);
    expect(resolved({ thoughtBudget: '15' }).ok).toBe(false);
    expect(resolved({ thoughtBudget: '16', answerTokens: '7' }).ok).toBe(false);
  });
});
