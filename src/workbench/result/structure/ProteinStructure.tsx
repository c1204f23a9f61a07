import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { SequenceSubject } from '#reasoning/subject.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { SequenceView } from '#viewers/SequenceView.tsx';
import { usePointing, useSelectedLetters } from '../../selected-parts.ts';
import { proteinFacts, proteinTracks, sayResidue } from './protein-tracks.ts';

const ProteinShape = lazy(async () => {
  const { ProteinShape } = await import('./ProteinShape.tsx');
  return { default: ProteinShape };
});

/** A protein of the run: its letters with charge and hydropathy, and a structure beside them. */
export function ProteinStructure({ subject }: { readonly subject: SequenceSubject }) {
  const { id, letters, label } = subject;
  const { point, leave, pin } = usePointing();
  const highlighted = useSelectedLetters(id);
  const tracks = useMemo(() => proteinTracks(letters), [letters]);
  const facts = useMemo(() => proteinFacts(letters), [letters]);
  const [sayInStructure, setSayInStructure] = useState<SayInStructure>();

  const pointAt = useCallback(
    (position: number | undefined) => {
      if (position === undefined) leave();
      else point([{ kind: 'letters', subject: id, spans: [{ first: position, last: position }] }]);
    },
    [id, point, leave],
  );
  const pinAt = useCallback(
    (position: number | undefined) =>
      pin(
        position === undefined
          ? []
          : [{ kind: 'letters', subject: id, spans: [{ first: position, last: position }] }],
      ),
    [id, pin],
  );
  const sayPosition = useCallback(
    (position: number) => {
      const own = sayInStructure?.say(position);
      return `${sayResidue(letters, tracks, position)}${own === undefined ? '' : `; ${own}`}`;
    },
    [letters, tracks, sayInStructure],
  );

  return (
    <>
      <SequenceView
        kind="protein"
        sequence={letters}
        label={label}
        highlighted={highlighted}
        onPoint={pointAt}
        onPin={pinAt}
        sayPosition={sayPosition}
        tracks={tracks}
        facts={facts}
      />
      {letters !== '' && (
        <ErrorBoundary what="The 3D view">
          <Suspense fallback={<p className="muted">Loading the 3D view…</p>}>
            <ProteinShape
              sequence={letters}
              label={label}
              highlighted={highlighted}
              onPoint={pointAt}
              onPin={pinAt}
              onNumbering={setSayInStructure}
            />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}

/** What a position is called in the structure beside; an object, since state setters call functions. */
export interface SayInStructure {
  readonly say: (position: number) => string | undefined;
}
