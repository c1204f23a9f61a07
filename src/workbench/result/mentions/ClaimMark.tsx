import type { ReactNode } from 'react';
import { Icon } from '#ui/Icon.tsx';
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
  const reason = verdict.status === 'passes' ? verdict.detail : verdict.reason;
  return (
    <span className={`claim claim-${verdict.status}`}>
      {children}
      {isEnd && (
        <span
          className="claim-sign"
          role="img"
          aria-label={`${verdictWords[verdict.status]}: ${verdict.check}`}
          aria-description={reason}
          data-mark={part}
          tabIndex={-1}
        >
          <Icon name={verdictIcons[verdict.status]} />
        </span>
      )}
    </span>
  );
}
