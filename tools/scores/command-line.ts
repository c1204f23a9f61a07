import process from 'node:process';
import { parseArgs } from 'node:util';
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

/** What every command of scores is told. */
export interface Arguments {
  readonly task: string;
  readonly file: string;
  readonly mode: ScoreMode;
  readonly isJson: boolean;
  /** The options that the command has for itself, where they were given. */
  readonly own: ReadonlyMap<string, string>;
}

interface Command {
  readonly usage: string;
  readonly usualMode: ScoreMode;
  readonly own: readonly string[];
}

/** Undefined where help is asked for. Throws `bad-arguments`. */
export function readArguments(
  argv: readonly string[],
  { usage, usualMode, own }: Command,
): Arguments | undefined {
  const { texts, flags } = parsed(argv, ['task', 'file', 'mode', ...own], usage);
  if (flags.has('help')) return undefined;
  return {
    task: required(texts.get('task'), 'task', usage),
    file: required(texts.get('file'), 'file', usage),
    mode: modeOf(texts.get('mode') ?? usualMode, usage),
    isJson: flags.has('json'),
    own: new Map([...texts].filter(([name]) => own.includes(name))),
  };
}

function parsed(argv: readonly string[], names: readonly string[], usage: string) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { ...Object.fromEntries(names.map((name) => [name, text])), json: flag, help: flag },
    });
    const given = Object.entries(values);
    return {
      texts: new Map(
        given.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      flags: new Set(given.flatMap(([name, value]) => (value === true ? [name] : []))),
    };
  } catch (thrown) {
    throw badArguments(thrown instanceof Error ? thrown.message : String(thrown), usage);
  }
}

export function badArguments(message: string, usage: string): Failure {
  return new Failure({ code: 'bad-arguments', message, cure: usage });
}

function modeOf(text: string, usage: string): ScoreMode {
  if (text === 'official' || text === 'strict') return text;
  throw badArguments(`There is no mode "${text}"; it is official or strict.`, usage);
}

function required(value: string | undefined, name: string, usage: string): string {
  if (value !== undefined && value !== '') return value;
  throw badArguments(`--${name} is missing.`, usage);
}
