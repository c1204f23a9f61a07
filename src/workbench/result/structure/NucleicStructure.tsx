import type { SequenceSubject } from '#reasoning/subject.ts';
import { SequenceView } from '#viewers/SequenceView.tsx';

/** A DNA or RNA of the run. */
export function NucleicStructure({ subject }: { readonly subject: SequenceSubject }) {
  return (
    <SequenceView kind={subject.sequenceKind} sequence={subject.letters} label={subject.label} />
  );
}
