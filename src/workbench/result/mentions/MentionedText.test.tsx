import { describe, expect, it } from 'vitest';
import { findMentions } from '#reasoning/mentions/find-mentions.ts';
import type { MentionContext } from '#reasoning/mentions/mention-context.ts';
import type { Verdict } from '#scoring/verdict.ts';
import { createLinkedSelection, LinkedSelectionContext } from '../../linked-selection.ts';
import { htmlOf } from '../../workbench.fixture.tsx';
import { MentionedText } from './MentionedText.tsx';
import { MentionSourceContext } from './mention-source.ts';

const context: MentionContext = {
  subjects: [
    { id: 'input:smiles', label: 'Molecule', origin: 'input', kind: 'molecule', smiles: 'CCO' },
  ],
  groups: new Map([['input:smiles', [{ name: 'alcohol', places: [[1, 2]] }]]]),
};

interface Shown {
  readonly verdicts?: readonly Verdict[];
  /** Atoms that a picture has pinned. */
  readonly pinned?: readonly number[];
  readonly isLoading?: boolean;
  readonly start?: number;
}

function html(text: string, { verdicts = [], pinned, isLoading, start = 0 }: Shown = {}): string {
  const store = createLinkedSelection();
  if (pinned) store.getState().pin([{ kind: 'atoms', subject: 'input:smiles', atoms: pinned }]);
  const find = isLoading ? undefined : findMentions;
  return htmlOf(
    // Drawn as on a server, which takes the state that a store began with.
    <LinkedSelectionContext value={{ ...store, getInitialState: store.getState }}>
      <MentionSourceContext value={{ context, find, verdicts }}>
        <MentionedText text={text} part="thought" start={start} />
      </MentionSourceContext>
    </LinkedSelectionContext>,
  );
}

const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, '');

describe('a text with mentions', () => {
  it('is plain while nothing is loaded, and where nothing is mentioned', () => {
    expect(html('The alcohol at C2.', { isLoading: true })).toBe('The alcohol at C2.');
    expect(html('Nothing is here.')).toBe('Nothing is here.');
  });

  it('has a button for what can be shown, with what it was understood as', () => {
    const markup = html('The alcohol reacts.');
    expect(textOf(markup)).toBe('The alcohol reacts.');
    expect(markup).toContain('role="button"');
    expect(markup).toContain('aria-description="alcohol: 1 place in the input"');
    expect(markup).toContain('tabindex="-1"');
  });

  it('only explains what cannot be shown', () => {
    const markup = html('A nitro group of 5 eV.');
    expect(markup).toContain('<mark');
    expect(markup).toContain('aria-description="nitro: none in the input"');
    expect(markup).toContain('title="Quantity: energy"');
    expect(markup).not.toContain('role="button"');
  });

  it('marks the words for what a picture has pinned', () => {
    const markup = html('The alcohol, C2 and C1.', { pinned: [1] });
    expect(markup.match(/data-named="true"/g)).toHaveLength(2);
    expect(markup.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(html('The alcohol.', { pinned: [0] })).not.toContain('data-named');
  });

  it('has a sign with its reason behind a claim that was checked', () => {
    const place = { part: 'thought', start: 104, end: 115 } as const;
    const failed: Verdict = { check: 'Mass', status: 'fails', reason: 'It is 46.', place };
    const markup = html('The mass is 47 here.', { verdicts: [failed], start: 100 });
    expect(textOf(markup)).toBe('The mass is 47 here.');
    expect(markup).toContain('class="claim claim-fails"');
    expect(markup).toContain('aria-label="Fails: Mass"');
    expect(markup).toContain('aria-description="It is 46."');
    const inAnswer = { ...failed, place: { ...place, part: 'answer' } } as const;
    expect(html('The mass is 47 here.', { verdicts: [inAnswer], start: 100 })).not.toContain(
      'claim',
    );
  });
});
