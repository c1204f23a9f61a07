import { Fragment } from 'react';
import { showHidden } from '#reasoning/markdown/hidden-characters.ts';
import type { TextPiece } from '#reasoning/markdown/markdown-tree.ts';
import type { PlacedToken } from '#reasoning/step-measures.ts';
import { sayShare } from '../../say-quantity.ts';
import { MentionedText } from '../mentions/MentionedText.tsx';
import './TextLeaf.css';

/** Where the text of a piece of Markdown stands, and what is marked in it. */
export interface LeafContext {
  readonly part: 'thought' | 'answer';
  /** Where the piece begins in its part, in characters. */
  readonly start: number;
  /** By their places in the part. */
  readonly uncertain: readonly PlacedToken[];
}

interface TextLeafProps {
  readonly piece: TextPiece;
  readonly context: LeafContext;
}

/** A piece of text without markup: hidden characters shown, uncertain tokens marked. */
export function TextLeaf({ piece, context }: TextLeafProps) {
  const start = context.start + piece.start;
  return showHidden({ text: piece.text, start }).map((shown) =>
    shown.kind === 'hidden' ? (
      <HiddenCharacter key={shown.start} code={shown.code} name={shown.name} />
    ) : (
      <Fragment key={shown.start}>
        <MarkedText {...shown} context={context} />
      </Fragment>
    ),
  );
}

/** Text in which nothing is marked, with its hidden characters shown. */
export function VisibleText({ text }: { readonly text: string }) {
  return showHidden({ text, start: 0 }).map((shown) =>
    shown.kind === 'hidden' ? (
      <HiddenCharacter key={shown.start} code={shown.code} name={shown.name} />
    ) : (
      shown.text
    ),
  );
}

/** A character that would act without being seen. */
function HiddenCharacter({ code, name }: { readonly code: string; readonly name: string }) {
  return (
    <span className="hidden-character" title={name}>
      {code}
    </span>
  );
}

function MarkedText({ text, start, context }: TextPiece & { readonly context: LeafContext }) {
  const { part, uncertain } = context;
  const end = start + text.length;
  const own = uncertain.filter((token) => token.start < end && token.end > start);
  if (own.length === 0) return <MentionedText text={text} part={part} start={start} />;
  const slice = (from: number, to: number) => text.slice(from - start, to - start);
  const behind = Math.min(end, own.at(-1)?.end ?? start);
  return (
    <>
      {own.map((token, index) => {
        const from = Math.max(start, token.start);
        const before = Math.max(start, own[index - 1]?.end ?? start);
        return (
          <Fragment key={token.start}>
            {before < from && (
              <MentionedText text={slice(before, from)} part={part} start={before} />
            )}
            <mark className="uncertain-token">
              <MentionedText
                text={slice(from, Math.min(end, token.end))}
                part={part}
                start={from}
              />
              {token.end <= end && (
                <sub className="uncertain-share">{sayShare(Math.exp(token.logProbability))}</sub>
              )}
            </mark>
          </Fragment>
        );
      })}
      {behind < end && <MentionedText text={slice(behind, end)} part={part} start={behind} />}
    </>
  );
}
