import { failureDetails } from '#base/failure.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import type { Checked } from '#scoring/check.ts';
import type { Verdict } from '#scoring/verdict.ts';
import type { Task } from '#tasks/task.ts';
import type { RunAccess } from './change-run.ts';
import { rankedSamples } from './ranked-samples.ts';
import { readSample } from './read-run.ts';
import { rewardSamples } from './reward-samples.ts';
import { isRunning, type Run } from './run.ts';

/** Each may take a second of chemistry. */
const MOST_CHECKED = 8;

/** Checks the answer of one sample, once; does nothing while it is written or cannot be read. */
export async function checkSample(
  task: Task,
  index: number,
  { get, changeSample }: RunAccess,
  tools: ScienceTools,
): Promise<void> {
  const run = get();
  if (run?.samples[index]?.checks.phase !== 'waiting') return;
  const { answer, reply } = readSample(run, task, index);
  if (!answer?.ok) return;
  changeSample(index, () => ({ checks: { phase: 'checking' } }));
  const { values } = run;
  const verdicts = await verdictsOn({ task, values, answer: answer.value.answer, reply, tools });
  changeSample(index, () => ({ checks: { phase: 'done', verdicts } }));
}

/** The checks and their tables come with the first answer, not with the page. */
async function verdictsOn(checked: Checked): Promise<readonly Verdict[]> {
  try {
    const { verify } = await import('#scoring/verify.ts');
    return await verify(checked);
  } catch (thrown) {
    const { message, cure } = failureDetails(thrown);
    return [{ status: 'not-checkable', check: 'Checks', reason: `${message} ${cure}` }];
  }
}

/**
 * Rewards the samples where it can, checks what stands on the screen, then one sample of each other
 * answer, or every candidate; a candidate that passes then takes the place of one that fails, unless
 * the person chose.
 */
export async function checkRun(task: Task, access: RunAccess, tools: ScienceTools): Promise<void> {
  const run = access.get();
  if (!run) return;
  if (!isRunning(run)) await rewardSamples(access, tools);
  await checkSample(task, access.get()?.shownSample ?? run.shownSample, access, tools);
  for (const index of worthChecking(run).slice(0, MOST_CHECKED)) {
    await checkSample(task, index, access, tools);
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
