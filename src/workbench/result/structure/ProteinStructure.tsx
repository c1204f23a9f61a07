import type { SequenceSubject } from '#reasoning/subject.ts';
import { SequenceView } from '#viewers/SequenceView.tsx';

/** A protein of the run. */
export function ProteinStructure({ subject }: { readonly subject: SequenceSubject }) {
  return (
    <SequenceView kind={subject.sequenceKind} sequence={subject.letters} label={subject.label} />
  );
}
