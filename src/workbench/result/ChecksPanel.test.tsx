import { describe, expect, it } from 'vitest';
import type { Verdict } from '#scoring/verdict.ts';
import { findTask } from '#tasks/registry.ts';
import { htmlOf, runOf, sampleOf } from '../workbench.fixture.tsx';
import { ChecksPanel } from './ChecksPanel.tsx';
import { groupVerdicts } from './verdict-groups.ts';

const task = findTask('smiles-to-formula')!;
const passes: Verdict = { status: 'passes', check: 'Formula', detail: 'C9H8O4.' };
const fails: Verdict = { status: 'fails', check: 'Charges', reason: 'One too many.', atoms: [3] };
const slip: Verdict = {
  status: 'fails',
  check: 'Sums',
  about: 'thought',
  place: { part: 'thought', start: 4, end: 9 },
  reason: '2 + 2 is 4, not 5.',
};
const strange: Verdict = {
  status: 'not-checkable',
  check: 'Applicability',
  about: 'input',
  reason: 'Unknown.',
};

function panelOf(verdicts: readonly Verdict[]): string {
  const sample = sampleOf('<think>2 + 2 = 5</think>C9H8O4', {
    checks: { phase: 'done', verdicts },
  });
  return htmlOf(<ChecksPanel task={task} />, { runs: { [task.id]: runOf(task, sample) } });
}

describe('the panel of checks', () => {
  it('puts what fails first, and the answer before the thought and the input', () => {
    expect(
      groupVerdicts([strange, passes, slip, fails]).map(({ title, verdicts }) => [
        title,
        ...verdicts.map(({ check }) => check),
      ]),
    ).toEqual([
      ['The answer', 'Charges', 'Formula'],
      ['The thought', 'Sums'],
      ['The input', 'Applicability'],
    ]);
  });

  it('shows each state in a word, its reason, and buttons to what it is about', () => {
    const html = panelOf([passes, fails, slip, strange]);
    for (const words of [
      'Passes',
      'Fails',
      'Not checkable here',
      '2 + 2 is 4, not 5.',
      'Mark the atom',
      'Show in the thought',
      'A trace is not a proof',
      'What these checks cannot see',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('leaves out groups without a verdict', () => {
    expect(panelOf([passes])).not.toContain('The thought');
  });
});
