import { useMemo } from 'react';
import { usePointing, useSelectedElements } from './selected-parts.ts';

/** What a picture of a crystal needs to be linked with texts and other pictures. */
export interface ElementPointing {
  readonly highlighted: ReadonlySet<string>;
  readonly onPoint: (symbol: string | undefined) => void;
  readonly onPin: (symbol: string | undefined) => void;
}

/** Ties the elements of one subject to the selection that all share. */
export function useElementPointing(subject: string): ElementPointing {
  const highlighted = useSelectedElements(subject);
  const { point, leave, pin } = usePointing();
  return useMemo(() => {
    const targetsOf = (symbol: string) =>
      [{ kind: 'elements', subject, symbols: [symbol] }] as const;
    return {
      highlighted,
      onPoint: (symbol) => (symbol === undefined ? leave() : point(targetsOf(symbol))),
      onPin: (symbol) => pin(symbol === undefined ? [] : targetsOf(symbol)),
    };
  }, [highlighted, subject, point, leave, pin]);
}
