import type { Chemistry } from '#science/chemistry.ts';
import { verify } from '#scoring/verify.ts';
import type { Task } from '#tasks/task.ts';
import type { RunAccess } from './change-run.ts';
import { rankedSamples } from './ranked-samples.ts';
import { readSample } from './read-run.ts';
import type { Run } from './run.ts';

/** Each may take a second of chemistry. */
const MOST_CHECKED = 8;

/** Checks the answer of one sample, once; does nothing while it is written or cannot be read. */
export async function checkSample(
  task: Task,
  index: number,
  { get, changeSample }: RunAccess,
  chemistry: Chemistry,
): Promise<void> {
  const run = get();
  if (run?.samples[index]?.checks.phase !== 'waiting') return;
  const { answer } = readSample(run, task, index);
  if (!answer?.ok) return;
  changeSample(index, () => ({ checks: { phase: 'checking' } }));
  const verdicts = await verify(task, run.values, answer.value.answer, chemistry);
  changeSample(index, () => ({ checks: { phase: 'done', verdicts } }));
}

/**
 * Checks what stands on the screen, then one sample of each other answer, or every candidate; a
 * candidate that passes then takes the place of one that fails, unless the person chose.
 */
export async function checkRun(task: Task, access: RunAccess, chemistry: Chemistry): Promise<void> {
  const run = access.get();
  if (!run) return;
  await checkSample(task, run.shownSample, access, chemistry);
  for (const index of worthChecking(run).slice(0, MOST_CHECKED)) {
    await checkSample(task, index, access, chemistry);
  }
  if (!run.decoding.beams) return;
  access.change((latest) =>
    latest.shownIsChosen ? {} : { shownSample: rankedSamples(latest)[0]?.index ?? 0 },
  );
}

function worthChecking({ decoding, samples, vote }: Run): readonly number[] {
  if (decoding.beams) return [...samples.keys()];
  return vote.phase === 'counted' ? vote.vote.groups.map((group) => group.samples[0] ?? 0) : [];
}
