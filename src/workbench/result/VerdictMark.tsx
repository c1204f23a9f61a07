import type { Verdict } from '#scoring/verdict.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { verdictWords } from './verdict-words.ts';
import './VerdictMark.css';

/** A sign for each status, beside its word. */
export const verdictIcons: Readonly<Record<Verdict['status'], IconName>> = {
  passes: 'check',
  fails: 'cross',
  'not-checkable': 'question',
};

interface VerdictMarkProps {
  readonly status: Verdict['status'];
  /** The check's name, only read out: for where it does not stand beside the mark. */
  readonly check?: string;
}

/** Whether a check passes, in a word and a sign. */
export function VerdictMark({ status, check }: VerdictMarkProps) {
  return (
    <span className={`verdict-mark verdict-${status}`}>
      <Icon name={verdictIcons[status]} />
      {verdictWords[status]}
      {check && <span className="visually-hidden">: {check}</span>}
    </span>
  );
}
