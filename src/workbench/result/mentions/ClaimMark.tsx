import type { ReactNode } from 'react';
import type { Target } from '#reasoning/mention.ts';
import { ANSWER_SUBJECT } from '#reasoning/subjects.ts';
import type { Verdict } from '#scoring/verdict.ts';
import { Icon } from '#ui/Icon.tsx';
import { usePointing } from '../../selected-parts.ts';
import { verdictIcons } from '../VerdictMark.tsx';
import { verdictWords } from '../verdict-words.ts';
import type { Claim } from './marked-pieces.ts';

interface ClaimMarkProps {
  readonly claim: Claim;
  readonly part: 'thought' | 'answer';
  readonly children: ReactNode;
}

/** A claim that was checked: underlined, with a sign behind it that says what came of it. */
export function ClaimMark({ claim, part, children }: ClaimMarkProps) {
  const { verdict, isEnd } = claim;
  return (
    <span className={`claim claim-${verdict.status}`}>
      {children}
      {isEnd && <ClaimSign verdict={verdict} part={part} />}
    </span>
  );
}

interface ClaimSignProps {
  readonly verdict: Verdict;
  readonly part: 'thought' | 'answer';
}

function ClaimSign({ verdict, part }: ClaimSignProps) {
  const { point, leave } = usePointing();
  const { atoms = [] } = verdict;
  const targets: readonly Target[] =
    atoms.length === 0 ? [] : [{ kind: 'atoms', subject: ANSWER_SUBJECT, atoms }];
  return (
    <span
      className="claim-sign"
      role="img"
      aria-label={`${verdictWords[verdict.status]}: ${verdict.check}`}
      aria-description={verdict.status === 'passes' ? verdict.detail : verdict.reason}
      data-mark={part}
      tabIndex={-1}
      onPointerEnter={() => point(targets)}
      onPointerLeave={leave}
      onFocus={() => point(targets)}
      onBlur={leave}
    >
      <Icon name={verdictIcons[verdict.status]} />
    </span>
  );
}
