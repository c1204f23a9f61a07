import { thoughtTokenCountOf } from '#state/answer-tokens.ts';
import { elapsedMs, rowOf } from '#state/history/run-row.ts';
import { decodeRate, type Run, shownSampleOf, tokenCountOf } from '#state/run.ts';
import { sayBackend } from '../model/backend-names.ts';
import { decodingFacts } from '../result/record-facts.ts';
import { sayPhase } from '../result/say-phase.ts';
import { sayCount, sayDuration } from '../say-quantity.ts';
import { modeNames } from '../trust.ts';
import { sayTask, sayVerdicts } from './say-run.ts';

export interface ComparisonRow {
  readonly name: string;
  /** One for each run. */
  readonly values: readonly string[];
  readonly differs: boolean;
}

const NOTHING = '–';

/** What there is to say of each run, as words; of the answer and its numbers always, of settings too. */
const columns: readonly (readonly [name: string, say: (run: Run) => string])[] = [
  ['Answer', (run) => rowOf(run).answer ?? NOTHING],
  ['Checks', (run) => sayVerdicts(rowOf(run).verdicts)],
  ['Ended', sayPhase],
  ['Tokens', (run) => sayCount(tokenCountOf(run))],
  ['Tokens of thought', (run) => sayCount(thoughtTokenCountOf(shownSampleOf(run)))],
  ['Time', sayTime],
  ['Speed', saySpeed],
  ['Mode', ({ mode }) => modeNames[mode]],
  ['Model', ({ model }) => model.name],
  ['Weights', ({ model }) => model.manifestSha256.slice(0, 12)],
  ['Flavour', ({ model }) => model.flavour],
  ['Backend', ({ model }) => sayBackend(model.backend)],
  ['Seed', ({ sampling }) => String(sampling.seed)],
  ['Temperature', ({ sampling }) => String(sampling.temperature)],
  ['Top-k', ({ sampling }) => String(sampling.topK)],
  ['Top-p', ({ sampling }) => String(sampling.topP)],
  ['Min-p', ({ sampling }) => String(sampling.minP)],
  ['Repetition penalty', ({ sampling }) => String(sampling.repetitionPenalty)],
  ['Presence penalty', ({ sampling }) => String(sampling.presencePenalty)],
  ['Frequency penalty', ({ sampling }) => String(sampling.frequencyPenalty)],
  ['Search', saySearch],
  ['Maximum', ({ maxTokens }) => `${sayCount(maxTokens)} tokens`],
  ['Given beginning', ({ replyStart }) => (replyStart === undefined ? NOTHING : replyStart)],
  ['Interruptions', ({ interruptions }) => sayCount(interruptions.length)],
  ['Task', ({ taskId }) => sayTask(taskId)],
  ['Inputs', ({ values }) => Object.values(values).join(' ')],
  ['Prompt', ({ promptIsEdited }) => (promptIsEdited ? 'edited by hand' : 'the task’s own')],
  ['Origin', ({ origin }) => (origin.kind === 'here' ? 'this browser' : `file “${origin.file}”`)],
];

/** What came out of the runs first, then their settings. */
export function comparisonRows(runs: readonly Run[]): readonly ComparisonRow[] {
  return columns.map(([name, say]) => {
    const values = runs.map(say);
    return { name, values, differs: new Set(values).size > 1 };
  });
}

function sayTime(run: Run): string {
  const ms = elapsedMs(run);
  return ms === undefined ? NOTHING : sayDuration(ms);
}

function saySpeed(run: Run): string {
  const rate = decodeRate(run);
  return rate === undefined ? NOTHING : `${rate.toFixed(1)} tokens/s`;
}

function saySearch(run: Run): string {
  const facts = decodingFacts(run).map(({ name, value }) => `${name}: ${value}`);
  return facts.length === 0 ? 'one free reply' : facts.join('; ');
}
