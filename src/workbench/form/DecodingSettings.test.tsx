import { describe, expect, it } from 'vitest';
import { emptyDecodingDraft } from '#state/decoding-draft.ts';
import { emptySamplingDraft } from '#state/sampling-draft.ts';
import type { DecodingDraft, Workbench } from '#state/workbench-state.ts';
import { findTask } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { htmlOf, nano } from '../workbench.fixture.tsx';
import { DecodingSettings } from './DecodingSettings.tsx';
import { isDecodingChanged, repeatsItself, sayDecoding } from './say-decoding.ts';

const greedy = findTask('smiles-to-formula')!;
const formless: Task = { ...greedy, answerForm: () => undefined };
const free: Task = (({ answerForm: _, ...rest }) => rest)(greedy);

const draftOf = (changes: Partial<DecodingDraft>) => ({ ...emptyDecodingDraft, ...changes });
const formOf = (changes: Partial<DecodingDraft>, task = greedy, state: Partial<Workbench> = {}) =>
  htmlOf(<DecodingSettings task={task} />, { decodingDraft: draftOf(changes), ...state });

describe('what is set, in one line', () => {
  it.each([
    [{}, '1 answer'],
    [{ sampleCount: '8' }, '8 answers, vote'],
    [{ sampleCount: 'many' }, 'a number is wrong'],
    [{ search: 'beam', beamWidth: '3' }, 'beam search, 3 candidates'],
    [{ thoughtBudget: '256' }, '1 answer; thought of at most 256 tokens'],
    [{ keepsForm: true }, '1 answer; kept in its form'],
    [{ speculates: true }, '1 answer; drafts from the text'],
    [{ speculates: true, sampleCount: '2' }, '2 answers, vote'],
  ] as const)('%j: %s', (changes, words) => {
    expect(sayDecoding(draftOf(changes), formless)).toBe(words);
  });

  it('does not promise a form to a task without one', () => {
    expect(sayDecoding(draftOf({ keepsForm: true }), free)).toBe('1 answer');
  });

  it('knows whether there is anything to go back from', () => {
    expect(isDecodingChanged(emptyDecodingDraft)).toBe(false);
    expect(isDecodingChanged(draftOf({ exitsEarly: true }))).toBe(true);
    expect(isDecodingChanged(draftOf({ lengthPenalty: '2' }))).toBe(true);
    expect(isDecodingChanged(draftOf({ search: 'beam' }))).toBe(true);
  });
});

describe('several replies at temperature 0', () => {
  const several = draftOf({ sampleCount: '4' });

  it('are known to be one reply several times', () => {
    expect(repeatsItself(several, emptySamplingDraft, greedy)).toBe(true);
    expect(repeatsItself(several, { ...emptySamplingDraft, temperature: '0.6' }, greedy)).toBe(
      false,
    );
    expect(repeatsItself(emptyDecodingDraft, emptySamplingDraft, greedy)).toBe(false);
    expect(repeatsItself(draftOf({ search: 'beam' }), emptySamplingDraft, greedy)).toBe(false);
  });

  it('are warned of, with a way out', () => {
    expect(formOf({ sampleCount: '4' })).toContain('Set the temperature to 0.6');
    expect(formOf({})).not.toContain('Set the temperature');
  });
});

describe('the form of answers and thought', () => {
  it('asks for nothing that the chosen search does not use', () => {
    const samples = formOf({ sampleCount: '4' });
    expect(samples).toContain('Stop when the leading answer cannot be caught');
    expect(samples).not.toContain('Length penalty');
    const beams = formOf({ search: 'beam' });
    expect(beams).toContain('Length penalty');
    expect(beams).not.toContain('Number of replies');
    expect(formOf({})).not.toContain('Room for the answer');
    expect(formOf({ thoughtBudget: '64' })).toContain('Room for the answer');
  });

  it('says what the model bears, and refuses more beside the number', () => {
    const eight = { ...nano, mostRows: 8 };
    const model: Workbench['model'] = {
      phase: 'ready',
      model: eight,
      numbers: { kind: 'reference' },
      fellBack: undefined,
    };
    const fine = formOf({ sampleCount: '8' }, greedy, { model });
    expect(fine).toContain('nano, as it is loaded here, bears up to 8.');
    expect(fine).not.toContain('aria-invalid="true"');
    const refused = formOf({ sampleCount: '9' }, greedy, { model });
    expect(refused).toContain('aria-invalid="true"');
  });

  it('names a wrong number, its value and its range', () => {
    expect(formOf({ thoughtBudget: '3' })).toContain(
      'Thought budget is &quot;3&quot;. Take a whole number from 16 to 32000',
    );
  });

  it('offers to keep the form only where the task has one', () => {
    expect(formOf({}, formless)).toContain('Keep the answer in its form');
    expect(formOf({}, free)).not.toContain('Keep the answer in its form');
  });
});
