import { useMemo } from 'react';
import { usePointing, useSelectedAtoms } from './selected-parts.ts';

/** What a picture of a molecule needs to be linked with texts and other pictures. */
export interface AtomPointing {
  /** Atoms by their number in the SMILES. */
  readonly highlighted: ReadonlySet<number>;
  readonly onPoint: (atom: number | undefined) => void;
  readonly onPin: (atom: number | undefined) => void;
}

/** Ties the atoms of one subject to the selection that all share. */
export function useAtomPointing(subject: string): AtomPointing {
  const highlighted = useSelectedAtoms(subject);
  const { point, leave, pin } = usePointing();
  return useMemo(() => {
    const targetsOf = (atom: number) => [{ kind: 'atoms', subject, atoms: [atom] } as const];
    return {
      highlighted,
      onPoint: (atom) => (atom === undefined ? leave() : point(targetsOf(atom))),
      onPin: (atom) => pin(atom === undefined ? [] : targetsOf(atom)),
    };
  }, [highlighted, subject, point, leave, pin]);
}
