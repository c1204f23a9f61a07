import type { Mention, Target } from '#reasoning/mention.ts';

/**
 * Whether a mention names what is pointed at: one holds the other. A SMILES names only itself, since
 * it holds everything.
 */
export function namesSelection(mention: Mention, selected: readonly Target[]): boolean {
  return mention.targets.some((target) =>
    selected.some((other) => {
      if (target.subject !== other.subject) return false;
      return mention.kind === 'smiles'
        ? holds(target, other) && holds(other, target)
        : isAbout(target, other);
    }),
  );
}

function isAbout(one: Target, other: Target): boolean {
  return holds(one, other) || holds(other, one);
}

/** Whether all that `part` names is in `whole` too. */
function holds(whole: Target, part: Target): boolean {
  if (whole.kind === 'atoms' && part.kind === 'atoms') {
    return part.atoms.every((atom) => whole.atoms.includes(atom));
  }
  if (whole.kind === 'elements' && part.kind === 'elements') {
    return part.symbols.every((symbol) => whole.symbols.includes(symbol));
  }
  if (whole.kind !== 'letters' || part.kind !== 'letters') return false;
  return part.spans.every(({ first, last }) =>
    whole.spans.some((span) => span.first <= first && last <= span.last),
  );
}
