import { memo } from 'react';
import { splitBlocks } from './split-blocks.ts';
import { TextLeaf, VisibleText } from './trace/TextLeaf.tsx';
import './StreamedText.css';

interface StreamedTextProps {
  readonly text: string;
  /** Which part of a reply the text is; its mentions and claims are marked then. */
  readonly part?: 'thought' | 'answer';
}

/** Text that may be long and still growing: only its last block is drawn anew. */
export function StreamedText({ text, part }: StreamedTextProps) {
  const blocks = splitBlocks(text);
  const starts = startsOf(blocks);
  return (
    <div className="streamed-text">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever appended
        <Block key={index} text={block} part={part} start={starts[index] ?? 0} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly text: string;
  readonly part: StreamedTextProps['part'];
  /** In characters of the whole text. */
  readonly start: number;
}

// A line end at the end of a block is the block's own.
const Block = memo(({ text, part, start }: BlockProps) => {
  const shown = text.endsWith('\n') ? text.slice(0, -1) : text;
  return (
    <p className="streamed-block">
      {part ? (
        <TextLeaf piece={{ text: shown, start }} context={{ part, start: 0, uncertain: [] }} />
      ) : (
        <VisibleText text={shown} />
      )}
    </p>
  );
});

function startsOf(blocks: readonly string[]): readonly number[] {
  let end = 0;
  return blocks.map((block) => {
    end += block.length;
    return end - block.length;
  });
}
