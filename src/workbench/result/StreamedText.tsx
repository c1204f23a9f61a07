import { memo } from 'react';
import { splitBlocks } from './split-blocks.ts';
import { VisibleText } from './trace/TextLeaf.tsx';
import './StreamedText.css';

/** Text that may be long and still growing: only its last block is drawn anew. */
export function StreamedText({ text }: { readonly text: string }) {
  const blocks = splitBlocks(text);
  return (
    <div className="streamed-text">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever appended
        <Block key={index} text={block} />
      ))}
    </div>
  );
}

// A line end at the end of a block is the block's own.
const Block = memo(({ text }: { readonly text: string }) => (
  <p className="streamed-block">
    <VisibleText text={text.endsWith('\n') ? text.slice(0, -1) : text} />
  </p>
));
