import '#library/zod-without-eval.ts';
import { z } from 'zod';
import { err, type InputError, ok, type Result } from '#base/result.ts';
import { parseGuardedJson } from '#library/guarded-json.ts';
import { findTask } from '#tasks/registry.ts';
import { prefixOf } from '../history/run-change.ts';
import { runSchema } from '../history/run-schema.ts';
import { isNewer, upgradedFields } from '../history/upgrade-record.ts';
import { isRunning, type Run, type RunSample } from '../run.ts';

/** Tells a run file from other JSON; docs/run-file.md describes the format. */
const FORMAT = 'scireasoner-run';

const envelopeSchema = z.looseObject({
  format: z.literal(FORMAT),
  run: z.record(z.string(), z.unknown()),
});

/** What an imported run cannot know of itself. */
export interface Arrival {
  /** Name of the file. */
  readonly file: string;
  /** ISO 8601. */
  readonly importedAt: string;
  /** The run gets an id of its own, so that it replaces none that is here. */
  readonly id: string;
}

/** A run as a file that `readRunFile` reads, here or elsewhere. */
export function writeRunFile(run: Run): string {
  return `${JSON.stringify({ format: FORMAT, run }, undefined, 1)}\n`;
}

/**
 * The run in a file, marked as imported; one that was being written is interrupted. Whoever made the
 * file may have written anything: the run is parsed, its texts are compared with its tokens, and
 * its verdicts and rewards are forgotten, since these are made where they are shown.
 */
export function readRunFile(bytes: Uint8Array, arrival: Arrival): Result<Run, InputError> {
  const parsed = parseGuardedJson(bytes);
  if (!parsed.ok) return err(noRunFile(arrival, parsed.error));
  const envelope = envelopeSchema.safeParse(parsed.value);
  if (!envelope.success) {
    return err(noRunFile(arrival, `it does not say "format": "${FORMAT}" beside a "run"`));
  }
  const fields = envelope.data.run;
  if (isNewer(fields['version'])) {
    return err({
      message: `“${arrival.file}” has version ${fields['version']} of a run, which a newer workbench wrote.`,
      cure: 'Load the newest version of this page, then import the file again.',
    });
  }
  const run = runSchema.safeParse(upgradedFields(fields));
  if (!run.success) return err(damaged(arrival, z.prettifyError(run.error)));
  const problem = findContradiction(run.data);
  if (problem) return err(damaged(arrival, problem));
  return ok(arrived(run.data, arrival));
}

function arrived(run: Run, { id, importedAt, file }: Arrival): Run {
  return {
    ...run,
    id,
    origin: { kind: 'imported', importedAt, file },
    parent: undefined,
    samples: run.samples.map((sample) => ({ ...sample, checks: { phase: 'waiting' } })),
    rewards: undefined,
    phase: isRunning(run) ? { phase: 'interrupted' } : run.phase,
  };
}

/** What no schema can say: whether the parts of a run belong together. */
function findContradiction({ taskId, shownSample, samples, values }: Run): string | undefined {
  const task = findTask(taskId);
  if (!task) return `there is no task “${taskId}” here`;
  const strange = Object.keys(values).find(
    (name) => !task.fields.some((field) => field.name === name),
  );
  if (strange !== undefined) return `the task “${taskId}” has no field “${strange}”`;
  if (shownSample >= samples.length) {
    return `reply ${shownSample + 1} is to be shown, and there are ${samples.length}`;
  }
  const at = samples.findIndex((sample) => !spellsItsText(sample));
  return at === -1 ? undefined : `the text of reply ${at + 1} is not what its tokens spell`;
}

function spellsItsText({ text, tokens }: RunSample): boolean {
  const written = tokens.map((token) => token.text).join('');
  return text === prefixOf(text, tokens) + written;
}

function noRunFile({ file }: Arrival, reason: string): InputError {
  return {
    message: `“${file}” is not a run file: ${reason}.`,
    cure: 'Choose a file that was saved under “Take away” as a run file (.run.json).',
  };
}

function damaged({ file }: Arrival, reason: string): InputError {
  return {
    message: `“${file}” is a run file with a fault: ${reason}.`,
    cure: 'Save the run again where it was made, and import that file. Nothing was imported.',
  };
}
