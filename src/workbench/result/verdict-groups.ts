import type { Verdict } from '#scoring/verdict.ts';

/** Verdicts on one thing, those that fail first. */
export interface VerdictGroup {
  readonly title: string;
  readonly verdicts: readonly Verdict[];
}

const ORDER: Readonly<Record<Verdict['status'], number>> = {
  fails: 0,
  passes: 1,
  'not-checkable': 2,
};

/** Verdicts by what they judge: the answer, the thought, the input; groups without any are left out. */
export function groupVerdicts(verdicts: readonly Verdict[]): readonly VerdictGroup[] {
  const groups = [
    { title: 'The answer', isMember: (verdict: Verdict) => subjectOf(verdict) === 'answer' },
    { title: 'The thought', isMember: (verdict: Verdict) => subjectOf(verdict) === 'thought' },
    { title: 'The input', isMember: (verdict: Verdict) => subjectOf(verdict) === 'input' },
  ];
  return groups
    .map(({ title, isMember }) => ({
      title,
      verdicts: verdicts
        .filter(isMember)
        .sort((one, other) => ORDER[one.status] - ORDER[other.status]),
    }))
    .filter((group) => group.verdicts.length > 0);
}

function subjectOf({ about, place }: Verdict): 'answer' | 'thought' | 'input' {
  return about ?? place?.part ?? 'answer';
}
