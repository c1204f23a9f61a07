import type { VerifierName } from '#tasks/task.ts';
import type { Check, Checked } from './check.ts';
import { checks, everyTask } from './checks.ts';
import type { Verdict } from './verdict.ts';

/**
 * Runs the checks that the task names, then those that look at every run. A task without checks of
 * its own gets one verdict that says so, and a check whose tool broke becomes "not checkable", with
 * the tool's message. Never rejects.
 */
export async function verify(checked: Checked): Promise<readonly Verdict[]> {
  const [own, general] = await Promise.all([
    verdictsOf(checked.task.verifiers, checked),
    verdictsOf(everyTask, checked),
  ]);
  return checked.task.verifiers.length === 0
    ? [NO_CHECK_OF_ITS_OWN, ...general]
    : [...own, ...general];
}

const NO_CHECK_OF_ITS_OWN: Verdict = {
  status: 'not-checkable',
  check: 'Correctness',
  reason:
    'No tool in this browser can check this answer; only an experiment, a calculation or the literature can.',
};

async function verdictsOf(
  names: readonly VerifierName[],
  checked: Checked,
): Promise<readonly Verdict[]> {
  const found = await Promise.all(names.map((name) => verdictsOfCheck(checks[name], checked)));
  return found.flat();
}

async function verdictsOfCheck(check: Check, checked: Checked): Promise<readonly Verdict[]> {
  const about = check.about === undefined ? {} : { about: check.about };
  try {
    const verdicts = await check.run(checked);
    return verdicts.map((verdict) => ({ ...verdict, ...about }));
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return [{ status: 'not-checkable', check: check.title, ...about, reason }];
  }
}
