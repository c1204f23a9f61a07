import { type KeyboardEvent, memo } from 'react';
import type { Mention } from '#reasoning/mention.ts';
import { sameTargets, useLinkedSelection } from '../../linked-selection.ts';
import { usePointing } from '../../selected-parts.ts';
import { namesSelection } from './names-selection.ts';

interface MentionMarkProps {
  readonly mention: Mention;
  readonly text: string;
  readonly part: 'thought' | 'answer';
}

/** A mention in a text: what points at something is a button, what only has a meaning says it. */
export const MentionMark = memo(({ mention, text, part }: MentionMarkProps) => {
  if (mention.kind === 'quantity') return <span title={mention.label}>{text}</span>;
  return mention.targets.length === 0 ? (
    <mark
      className="mention mention-pointless"
      aria-description={mention.label}
      data-mark={part}
      tabIndex={-1}
    >
      {text}
    </mark>
  ) : (
    <LinkedMention mention={mention} text={text} part={part} />
  );
});

function LinkedMention({ mention, text, part }: MentionMarkProps) {
  const { targets, label } = mention;
  const { point, leave, pin } = usePointing();
  const isNamed = useLinkedSelection(
    ({ selection }) => selection !== undefined && namesSelection(mention, selection.targets),
  );
  const isPinned = useLinkedSelection(
    ({ selection }) => selection?.isPinned === true && sameTargets(selection.targets, targets),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (event.ctrlKey || event.metaKey) return; // runs the task
    event.preventDefault();
    pin(targets);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element does not break across lines
    <span
      className="mention"
      role="button"
      aria-pressed={isPinned}
      aria-description={label}
      data-mark={part}
      data-named={isNamed || undefined}
      tabIndex={-1}
      onPointerEnter={() => point(targets)}
      onPointerLeave={leave}
      onFocus={() => point(targets)}
      onBlur={leave}
      onClick={() => {
        // Dragging over words selects them for copying, and ends in a click too.
        if (document.getSelection()?.isCollapsed !== false) pin(targets);
      }}
      onKeyDown={onKeyDown}
    >
      {text}
    </span>
  );
}
