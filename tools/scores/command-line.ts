import process from 'node:process';
import { Failure, failureDetails } from '#base/failure.ts';
import type { ScoreMode } from '#scoring/benchmark/scorer.ts';

/** What a command printed and how it ended. */
export interface Outcome {
  readonly out: string;
  readonly error: string;
  /** 0; 1 for files and rows that cannot be scored; 2 for wrong arguments. */
  readonly code: 0 | 1 | 2;
}

/** Runs a command and turns what it throws into words; a bug keeps its stack. */
export async function outcomeOf(command: () => Promise<string>): Promise<Outcome> {
  try {
    return { out: await command(), error: '', code: 0 };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const { message, cure, code } = failureDetails(thrown);
    const isArgument = code === 'bad-arguments' || code === 'no-scorer';
    return { out: '', error: `${message}\n${cure}`, code: isArgument ? 2 : 1 };
  }
}

export function print({ out, error, code }: Outcome): void {
  if (out !== '') console.log(out);
  if (error !== '') console.error(error);
  process.exitCode = code;
}

export function badArguments(message: string, usage: string): Failure {
  return new Failure({ code: 'bad-arguments', message, cure: usage });
}

export function modeOf(text: string, usage: string): ScoreMode {
  if (text === 'official' || text === 'strict') return text;
  throw badArguments(`There is no mode "${text}"; it is official or strict.`, usage);
}

export function required(value: string | undefined, name: string, usage: string): string {
  if (value !== undefined && value !== '') return value;
  throw badArguments(`--${name} is missing.`, usage);
}
