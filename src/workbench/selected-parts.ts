import { useContext, useMemo } from 'react';
import type { LetterSpan, Target } from '#reasoning/mention.ts';
import { LinkedSelectionContext, useLinkedSelection } from './linked-selection.ts';

/** What a picture or a text does to the selection; the functions stay the same. */
export interface Pointing {
  /** While the pointer or the focus is there; a pinned selection stays. */
  readonly point: (targets: readonly Target[]) => void;
  readonly leave: () => void;
  /** For a click or Enter: keeps the selection; the same targets again, or none, end it. */
  readonly pin: (targets: readonly Target[]) => void;
}

/** How a picture or a text points; re-renders nobody. */
export function usePointing(): Pointing {
  const store = useContext(LinkedSelectionContext);
  return useMemo(() => {
    const { point, leave, pin } = store.getState();
    return { point, leave, pin };
  }, [store]);
}

/** Atoms of a subject that are pointed at; the same set until they change, then a re-render. */
export function useSelectedAtoms(subjectId: string): ReadonlySet<number> {
  const key = useLinkedSelection(({ selection }) => atomKey(selection?.targets, subjectId));
  return useMemo(() => new Set(partsOf(key).map(Number)), [key]);
}

/** Stretches of a sequence that are pointed at, in the order of the text that named them. */
export function useSelectedLetters(subjectId: string): readonly LetterSpan[] {
  const key = useLinkedSelection(({ selection }) => letterKey(selection?.targets, subjectId));
  return useMemo(() => partsOf(key).map(spanOf), [key]);
}

/** Symbols of a material's elements that are pointed at. */
export function useSelectedElements(subjectId: string): ReadonlySet<string> {
  const key = useLinkedSelection(({ selection }) => elementKey(selection?.targets, subjectId));
  return useMemo(() => new Set(partsOf(key)), [key]);
}

// A selector that builds a set would re-render every picture at every change; equal texts do not.

type Targets = readonly Target[] | undefined;

function atomKey(targets: Targets, subject: string): string {
  return (targets ?? [])
    .flatMap((each) => (each.kind === 'atoms' && each.subject === subject ? each.atoms : []))
    .join(' ');
}

function letterKey(targets: Targets, subject: string): string {
  return (targets ?? [])
    .flatMap((each) => (each.kind === 'letters' && each.subject === subject ? each.spans : []))
    .map(({ first, last }) => `${first}-${last}`)
    .join(' ');
}

function elementKey(targets: Targets, subject: string): string {
  return (targets ?? [])
    .flatMap((each) => (each.kind === 'elements' && each.subject === subject ? each.symbols : []))
    .join(' ');
}

function partsOf(key: string): readonly string[] {
  return key === '' ? [] : key.split(' ');
}

function spanOf(part: string): LetterSpan {
  const [first = 0, last = 0] = part.split('-').map(Number);
  return { first, last };
}
