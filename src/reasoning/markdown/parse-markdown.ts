import type {
  BlockContent,
  Code,
  DefinitionContent,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { alignText } from './align-text.ts';
import type { Block, ColumnAlignment, Inline, ListItem, TextPiece } from './markdown-tree.ts';
import { type MaskedSource, maskScience } from './mask-science.ts';

/** What is longer, or has more signs that could pair, stays as it is written: time grows with its square. */
const MOST_CHARACTERS = 6000;
const MOST_SIGNS = 500;
const MOST_LINES = 300;
/** What is nested deeper stays as it is written. */
const DEEPEST = 8;

/**
 * Markup stays text, addresses included; indentation is no code, and a line below a paragraph no
 * heading, since thoughts have both without meaning them.
 */
const withoutMarkup = {
  disable: {
    null: ['htmlFlow', 'htmlText', 'autolink', 'definition', 'codeIndented', 'setextUnderline'],
  },
};

interface Reading {
  readonly source: string;
  readonly masked: MaskedSource;
  readonly depth: number;
}

/**
 * Reads Markdown and finds math in it. What comes out are the kinds of `Block` and `Inline` and
 * nothing else, whatever the source holds; text is lost nowhere but in signs of markup. Never throws.
 */
export function parseMarkdown(source: string): readonly Block[] {
  if (isTooMuch(source)) return [verbatim(source, 0)];
  const masked = maskScience(source);
  const root = fromMarkdown(masked.text, {
    extensions: [gfmTable(), withoutMarkup],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return blocksOf(root.children, { source, masked, depth: 0 });
}

function verbatim(text: string, start: number): Block {
  return { kind: 'code', pieces: [{ text, start }] };
}

function isTooMuch(source: string): boolean {
  if (source.length > MOST_CHARACTERS) return true;
  if ((source.match(/[*_`[\]!|>]/g)?.length ?? 0) > MOST_SIGNS) return true;
  if ((source.match(/\n/g)?.length ?? 0) > MOST_LINES) return true;
  // Lists and quotes that open many levels in one line.
  return (
    /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])[ \t]+){9}/m.test(source) || /^(?:[ \t]*>){9}/m.test(source)
  );
}

type Node = RootContent | BlockContent | DefinitionContent;

function blocksOf(nodes: readonly Node[], reading: Reading): readonly Block[] {
  return nodes.flatMap((node) => blockOf(node, reading));
}

function blockOf(node: Node, reading: Reading): readonly Block[] {
  const below = { ...reading, depth: reading.depth + 1 };
  if (reading.depth > DEEPEST) return [verbatim(...sourceOf(node, reading))];
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', children: inlinesOf(node.children, reading) }];
    case 'heading':
      return [{ kind: 'heading', level: node.depth, children: inlinesOf(node.children, reading) }];
    case 'blockquote':
      return [{ kind: 'quote', children: blocksOf(node.children, below) }];
    case 'list': {
      const items = node.children.map((item): ListItem => {
        const [written] = sourceOf(item, reading);
        const digits = node.ordered ? /^\d+/.exec(written)?.[0] : undefined;
        const number = digits === undefined ? undefined : Number(digits);
        return { number, children: blocksOf(item.children, below) };
      });
      return [{ kind: 'list', isOrdered: node.ordered === true, items }];
    }
    case 'code':
      return [{ kind: 'code', pieces: piecesOf(node, codeOf(node), reading) }];
    case 'table':
      return [tableOf(node, reading)];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    default:
      return [verbatim(...sourceOf(node, reading))];
  }
}

/** With the language, which would be lost otherwise: it may be all there is, as in an open fence. */
function codeOf({ value, lang }: Code): string {
  return value === '' ? (lang ?? '') : value;
}

function tableOf({ align, children }: Table, reading: Reading): Block {
  return {
    kind: 'table',
    alignments: (align ?? []).map((side): ColumnAlignment => side ?? undefined),
    rows: children.map((row) => row.children.map((cell) => inlinesOf(cell.children, reading))),
  };
}

function inlinesOf(nodes: readonly PhrasingContent[], reading: Reading): readonly Inline[] {
  return nodes.flatMap((node) => inlineOf(node, reading));
}

function inlineOf(node: PhrasingContent, reading: Reading): readonly Inline[] {
  const below = { ...reading, depth: reading.depth + 1 };
  if (reading.depth > 2 * DEEPEST) return [wordsOf(node, reading)];
  switch (node.type) {
    case 'text':
      return piecesOf(node, node.value, reading).flatMap((piece) => withMath(piece, reading));
    case 'emphasis':
    case 'strong':
      return [{ kind: node.type, children: inlinesOf(node.children, below) }];
    case 'inlineCode':
      return [{ kind: 'code', pieces: piecesOf(node, node.value, reading) }];
    case 'link': {
      const address = unmasked(node.url, node, reading);
      return [{ kind: 'link', children: inlinesOf(node.children, below), address }];
    }
    case 'image': {
      const alternative = unmasked(node.alt ?? '', node, reading);
      return [{ kind: 'image', alternative, address: unmasked(node.url, node, reading) }];
    }
    case 'break':
      return [{ kind: 'break' }];
    default:
      return [wordsOf(node, reading)];
  }
}

function wordsOf(node: PhrasingContent, reading: Reading): Inline {
  const [text, start] = sourceOf(node, reading);
  return { kind: 'text', text, start };
}

interface Placed {
  readonly position?:
    | {
        readonly start: { offset?: number | undefined };
        readonly end: { offset?: number | undefined };
      }
    | undefined;
}

/** A node as it was written, and where. */
function sourceOf({ position }: Placed, { source }: Reading): [text: string, start: number] {
  const start = position?.start.offset ?? 0;
  return [source.slice(start, position?.end.offset ?? source.length), start];
}

function piecesOf(node: Placed, value: string, reading: Reading): readonly TextPiece[] {
  const [text, start] = sourceOf(node, reading);
  const { source, masked } = reading;
  return alignText(value, { masked: masked.text, source, start, end: start + text.length });
}

function unmasked(value: string, node: Placed, reading: Reading): string {
  return piecesOf(node, value, reading)
    .map(({ text }) => text)
    .join('');
}

/** A piece of text with the math that was hidden in it. */
function withMath({ text, start }: TextPiece, { masked }: Reading): readonly Inline[] {
  const end = start + text.length;
  const parts: Inline[] = [];
  let at = start;
  for (const math of masked.math) {
    const mathEnd = math.start + math.source.length;
    if (math.start < at || mathEnd > end) continue;
    if (math.start > at) {
      parts.push({ kind: 'text', text: text.slice(at - start, math.start - start), start: at });
    }
    parts.push(math);
    at = mathEnd;
  }
  if (at < end) parts.push({ kind: 'text', text: text.slice(at - start), start: at });
  return parts;
}
