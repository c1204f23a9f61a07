import type { ReactionSubject } from '#reasoning/subject.ts';

/** A reaction of the run. */
export function ReactionStructure({ subject }: { readonly subject: ReactionSubject }) {
  const { reactants, reagents, products } = subject;
  return <p className="monospace">{[reactants, reagents, products].join(' > ')}</p>;
}
