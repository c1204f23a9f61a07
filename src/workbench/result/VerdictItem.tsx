import type { Target } from '#reasoning/mention.ts';
import { ANSWER_SUBJECT } from '#reasoning/subjects.ts';
import type { Verdict, VerdictPlace } from '#scoring/verdict.ts';
import { Button } from '#ui/Button.tsx';
import { usePointing } from '../selected-parts.ts';
import { VerdictMark } from './VerdictMark.tsx';

/** One verdict with its reason, and buttons that show what it is about. */
export function VerdictItem({ verdict }: { readonly verdict: Verdict }) {
  const { check, status, place, atoms = [] } = verdict;
  return (
    <li className="verdict">
      <VerdictMark status={status} />
      <div>
        <h4>{check}</h4>
        <p className="muted">{sayVerdict(verdict)}</p>
        {(atoms.length > 0 || place) && (
          <p className="verdict-places">
            {atoms.length > 0 && <AtomsButton atoms={atoms} check={check} />}
            {place && <PlaceButton part={place.part} verdict={verdict} />}
          </p>
        )}
      </div>
    </li>
  );
}

interface AtomsButtonProps {
  readonly atoms: readonly number[];
  readonly check: string;
}

/** Marks atoms in the picture of the answer; the same press again unmarks them. */
function AtomsButton({ atoms, check }: AtomsButtonProps) {
  const { pin } = usePointing();
  const targets: readonly Target[] = [{ kind: 'atoms', subject: ANSWER_SUBJECT, atoms }];
  return (
    <Button look="chip" onPress={() => pin(targets)}>
      {atoms.length === 1 ? 'Mark the atom' : `Mark ${atoms.length} atoms`}
      <span className="visually-hidden"> of: {check}</span>
    </Button>
  );
}

interface PlaceButtonProps {
  readonly part: VerdictPlace['part'];
  readonly verdict: Verdict;
}

function PlaceButton({ part, verdict }: PlaceButtonProps) {
  return (
    <Button look="chip" onPress={() => goToClaim(part, sayVerdict(verdict))}>
      Show in the {part}
      <span className="visually-hidden">: {verdict.check}</span>
    </Button>
  );
}

/**
 * Goes to the sign of the claim in the text. A step that is folded or was never near the screen
 * draws no signs: then to the beginning of the thought or the answer.
 */
function goToClaim(part: VerdictPlace['part'], words: string): void {
  const signs = document.querySelectorAll<HTMLElement>(`.claim-sign[data-mark="${part}"]`);
  const sign = [...signs].find((each) => each.getAttribute('aria-description') === words);
  if (sign) {
    sign.scrollIntoView({ block: 'center' });
    sign.focus({ preventScroll: true });
    return;
  }
  document.querySelector(part === 'thought' ? '.trace' : '.answer-prose')?.scrollIntoView();
}

function sayVerdict(verdict: Verdict): string {
  return verdict.status === 'passes' ? verdict.detail : verdict.reason;
}
