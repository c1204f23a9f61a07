import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Target } from '#reasoning/mention.ts';
import { createLinkedSelection, LinkedSelectionContext } from './linked-selection.ts';
import { useSelectedAtoms, useSelectedElements, useSelectedLetters } from './selected-parts.ts';

function Picture({ id }: { readonly id: string }) {
  const parts = {
    atoms: [...useSelectedAtoms(id)],
    letters: useSelectedLetters(id),
    elements: [...useSelectedElements(id)],
  };
  return <>{JSON.stringify(parts)}</>;
}

function shown(id: string, targets: readonly Target[]): unknown {
  const store = createLinkedSelection();
  store.getState().point(targets);
  const html = renderToString(
    // Drawn as on a server, which takes the state that a store began with.
    <LinkedSelectionContext value={{ ...store, getInitialState: store.getState }}>
      <Picture id={id} />
    </LinkedSelectionContext>,
  );
  return JSON.parse(html.replaceAll('&quot;', '"'));
}

describe('a picture', () => {
  const targets: readonly Target[] = [
    { kind: 'atoms', subject: 'a', atoms: [3, 0] },
    { kind: 'atoms', subject: 'a', atoms: [0, 7] },
    { kind: 'letters', subject: 'a', spans: [{ first: 2, last: 9 }] },
    { kind: 'letters', subject: 'b', spans: [{ first: 5, last: 5 }] },
    { kind: 'elements', subject: 'b', symbols: ['Fe', 'O'] },
  ];

  it('shows what is pointed at of its own subject', () => {
    expect(shown('a', targets)).toEqual({
      atoms: [3, 0, 7],
      letters: [{ first: 2, last: 9 }],
      elements: [],
    });
    expect(shown('b', targets)).toEqual({
      atoms: [],
      letters: [{ first: 5, last: 5 }],
      elements: ['Fe', 'O'],
    });
    expect(shown('c', targets)).toEqual({ atoms: [], letters: [], elements: [] });
  });
});
