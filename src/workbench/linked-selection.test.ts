import { describe, expect, it } from 'vitest';
import type { Target } from '#reasoning/mention.ts';
import { createLinkedSelection } from './linked-selection.ts';

const atom = (index: number): Target => ({ kind: 'atoms', subject: 'answer', atoms: [index] });

describe('the linked selection', () => {
  it('shows what is pointed at until the pointer leaves', () => {
    const store = createLinkedSelection();
    store.getState().point([atom(1)]);
    expect(store.getState().selection).toEqual({ targets: [atom(1)], isPinned: false });
    store.getState().leave();
    expect(store.getState().selection).toBeUndefined();
  });

  it('keeps what is pinned until it is pinned again, or nothing is', () => {
    const store = createLinkedSelection();
    store.getState().pin([atom(1)]);
    store.getState().point([atom(2)]);
    store.getState().leave();
    expect(store.getState().selection).toEqual({ targets: [atom(1)], isPinned: true });
    store.getState().pin([atom(2)]);
    expect(store.getState().selection?.targets).toEqual([atom(2)]);
    store.getState().pin([atom(2)]);
    expect(store.getState().selection).toBeUndefined();
    store.getState().pin([atom(3)]);
    store.getState().pin([]);
    expect(store.getState().selection).toBeUndefined();
  });
});
