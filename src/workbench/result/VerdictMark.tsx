import type { Verdict } from '#scoring/verdict.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import './VerdictMark.css';

const looks: Readonly<
  Record<Verdict['status'], { readonly icon: IconName; readonly word: string }>
> = {
  passes: { icon: 'check', word: 'Passes' },
  fails: { icon: 'cross', word: 'Fails' },
  'not-checkable': { icon: 'question', word: 'Not checkable here' },
};

interface VerdictMarkProps {
  readonly status: Verdict['status'];
  /** The check's name, only read out: for where it does not stand beside the mark. */
  readonly check?: string;
}

/** Whether a check passes, in a word and a sign. */
export function VerdictMark({ status, check }: VerdictMarkProps) {
  const { icon, word } = looks[status];
  return (
    <span className={`verdict-mark verdict-${status}`}>
      <Icon name={icon} />
      {word}
      {check && <span className="visually-hidden">: {check}</span>}
    </span>
  );
}
