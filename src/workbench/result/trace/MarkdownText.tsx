import { createElement, memo, type ReactNode } from 'react';
import type {
  Block,
  ColumnAlignment,
  Inline,
  ListItem,
  TextPiece,
} from '#reasoning/markdown/markdown-tree.ts';
import { parseMarkdown } from '#reasoning/markdown/parse-markdown.ts';
import { MathText } from './MathText.tsx';
import { type LeafContext, TextLeaf, VisibleText } from './TextLeaf.tsx';
import './MarkdownText.css';

interface MarkdownTextProps extends LeafContext {
  readonly source: string;
}

/**
 * Markdown that a model wrote, as elements of an allow-list: nothing of it is loaded, opened or
 * obeyed. Drawn anew only when its source or its marks change.
 */
export const MarkdownText = memo(({ source, ...context }: MarkdownTextProps) => (
  <div className="markdown-text">{blocksOf(parseMarkdown(source), context)}</div>
));

function blocksOf(blocks: readonly Block[], context: LeafContext): readonly ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: a source that grows appends
  return blocks.map((block, index) => <BlockView key={index} block={block} context={context} />);
}

interface BlockProps {
  readonly block: Block;
  readonly context: LeafContext;
}

function BlockView({ block, context }: BlockProps) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{inlinesOf(block.children, context)}</p>;
    case 'heading':
      // No heading of the page: a thought must not mix its outline with the screen's.
      return (
        <p className="markdown-heading">
          <strong>{inlinesOf(block.children, context)}</strong>
        </p>
      );
    case 'quote':
      return <blockquote>{blocksOf(block.children, context)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{leavesOf(block.pieces, context)}</code>
        </pre>
      );
    case 'list':
      return createElement(
        block.isOrdered ? 'ol' : 'ul',
        undefined,
        block.items.map((item, index) => itemOf(item, index, context)),
      );
    case 'table':
      return <TableView {...block} context={context} />;
    case 'rule':
      return <hr />;
  }
}

function itemOf({ number, children }: ListItem, index: number, context: LeafContext) {
  return (
    <li key={index} value={number}>
      {blocksOf(children, context)}
    </li>
  );
}

interface TableProps {
  readonly alignments: readonly ColumnAlignment[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  readonly context: LeafContext;
}

function TableView({ alignments, rows, context }: TableProps) {
  const [head = [], ...body] = rows;
  const cells = (row: TableProps['rows'][number], name: 'th' | 'td') =>
    row.map((cell, column) =>
      createElement(
        name,
        {
          key: column,
          className: `markdown-${alignments[column] ?? 'left'}`,
          ...(name === 'th' && { scope: 'col' }),
        },
        inlinesOf(cell, context),
      ),
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
    <div className="markdown-table" tabIndex={0}>
      <table>
        <thead>
          <tr>{cells(head, 'th')}</tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a source that grows appends
            <tr key={index}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function leavesOf(pieces: readonly TextPiece[], context: LeafContext): readonly ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: a source that grows appends
  return pieces.map((piece, index) => <TextLeaf key={index} piece={piece} context={context} />);
}

function inlinesOf(inlines: readonly Inline[], context: LeafContext): readonly ReactNode[] {
  return inlines.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a source that grows appends
    <InlineView key={index} inline={inline} context={context} />
  ));
}

interface InlineProps {
  readonly inline: Inline;
  readonly context: LeafContext;
}

function InlineView({ inline, context }: InlineProps) {
  switch (inline.kind) {
    case 'text':
      return <TextLeaf piece={inline} context={context} />;
    case 'emphasis':
      return <em>{inlinesOf(inline.children, context)}</em>;
    case 'strong':
      return <strong>{inlinesOf(inline.children, context)}</strong>;
    case 'code':
      return <code>{leavesOf(inline.pieces, context)}</code>;
    case 'math':
      return <MathText piece={inline} />;
    case 'link':
      return (
        <>
          {inlinesOf(inline.children, context)} <InertAddress address={inline.address} />
        </>
      );
    case 'image':
      return (
        <>
          <VisibleText text={inline.alternative || 'image'} />{' '}
          <InertAddress address={inline.address} />
        </>
      );
    case 'break':
      return <br />;
  }
}

/** An address to read: a model may not send anyone anywhere. */
function InertAddress({ address }: { readonly address: string }) {
  return (
    <span className="inert-address">
      (<VisibleText text={address} />)
    </span>
  );
}
