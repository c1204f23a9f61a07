import { lazy, Suspense, useCallback } from 'react';
import type { LetterSpan } from '#reasoning/mention.ts';
import type { SequenceSubject } from '#reasoning/subject.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { SequenceView } from '#viewers/SequenceView.tsx';
import { usePointing, useSelectedLetters } from '../../selected-parts.ts';

const NucleicTracks = lazy(async () => {
  const { NucleicTracks } = await import('#viewers/NucleicTracks.tsx');
  return { default: NucleicTracks };
});

const RnaFolding = lazy(async () => {
  const { RnaFolding } = await import('./RnaFolding.tsx');
  return { default: RnaFolding };
});

/** A DNA or RNA of the run: its letters, what lies along them, and how an RNA folds. */
export function NucleicStructure({ subject }: { readonly subject: SequenceSubject }) {
  const { id, letters, label, sequenceKind } = subject;
  const { point, leave, pin } = usePointing();
  const highlighted = useSelectedLetters(id);

  const pointAt = useCallback(
    (spans: readonly LetterSpan[] | undefined) => {
      if (spans === undefined) leave();
      else point([{ kind: 'letters', subject: id, spans: spans.map(plainSpan) }]);
    },
    [id, point, leave],
  );
  const pinAt = useCallback(
    (spans: readonly LetterSpan[]) =>
      pin(
        spans.length === 0 ? [] : [{ kind: 'letters', subject: id, spans: spans.map(plainSpan) }],
      ),
    [id, pin],
  );
  const pointAtLetter = useCallback(
    (position: number | undefined) =>
      pointAt(position === undefined ? undefined : [{ first: position, last: position }]),
    [pointAt],
  );
  const pinLetter = useCallback(
    (position: number) => pinAt([{ first: position, last: position }]),
    [pinAt],
  );
  const linked = { label, highlighted, onPoint: pointAt, onPin: pinAt };

  return (
    <>
      <SequenceView
        kind={sequenceKind}
        sequence={letters}
        label={label}
        highlighted={highlighted}
        onPoint={pointAtLetter}
        onPin={pinLetter}
      />
      {letters !== '' && (
        <ErrorBoundary what="The pictures of the sequence">
          <Suspense fallback={<p className="muted">Loading the pictures…</p>}>
            {sequenceKind === 'rna' && <RnaFolding sequence={letters} {...linked} />}
            <NucleicTracks sequence={letters} {...linked} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

/** Equal places make equal selections, whatever else an object knows of itself. */
function plainSpan({ first, last }: LetterSpan): LetterSpan {
  return { first, last };
}
