import { Button } from '#ui/Button.tsx';
import { useLinkedSelection } from '../../linked-selection.ts';
import { usePointing } from '../../selected-parts.ts';
import { visibleMarks } from './useMarkKeys.ts';
import './PinnedSelection.css';

/** While something is pinned: goes to where the text names it, and lets it go without a keyboard. */
export function PinnedSelection() {
  const isPinned = useLinkedSelection(({ selection }) => selection?.isPinned === true);
  const { pin } = usePointing();
  if (!isPinned) return null;
  return (
    <section className="pinned-selection" aria-label="Pinned highlight">
      <Button look="quiet" icon="down" onPress={showNextMention}>
        Show in the text
      </Button>
      <Button look="quiet" icon="cross" onPress={() => pin([])}>
        Unpin
      </Button>
    </section>
  );
}

/** The first mention of what is pinned, or the one behind that which was shown last. */
function showNextMention(): void {
  const marks = [...visibleMarks('thought'), ...visibleMarks('answer')];
  const named = marks.filter(({ dataset }) => dataset['named'] !== undefined);
  const last = named.findIndex(({ dataset }) => dataset['shown'] !== undefined);
  if (last !== -1) delete named[last]?.dataset['shown'];
  const next = named[(last + 1) % Math.max(named.length, 1)];
  if (!next) return;
  next.dataset['shown'] = '';
  next.scrollIntoView({ block: 'center' });
}
