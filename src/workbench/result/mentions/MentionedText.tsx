import { memo, useMemo } from 'react';
import { ClaimMark } from './ClaimMark.tsx';
import { MentionMark } from './MentionMark.tsx';
import { claimsIn, markedPieces, type TextPiece } from './marked-pieces.ts';
import { useMentionSource } from './mention-source.ts';
import './MentionedText.css';

interface MentionedTextProps {
  /** A piece of the reply as it is written there, without markup. */
  readonly text: string;
  readonly part: 'thought' | 'answer';
  /** Where the piece begins in its part, in characters. */
  readonly start: number;
}

/** Text whose mentions of structures and whose checked claims are marked. */
export const MentionedText = memo(({ text, part, start }: MentionedTextProps) => {
  const { find, context, verdicts } = useMentionSource();
  const mentions = useMemo(() => find?.(text, context) ?? [], [find, text, context]);
  const claims = claimsIn(verdicts, part, start, text.length);
  if (mentions.length === 0 && claims.length === 0) return <>{text}</>;
  return (
    <>
      {markedPieces(text, mentions, claims).map((stretch) =>
        stretch.claim ? (
          <ClaimMark key={stretch.start} claim={stretch.claim} part={part}>
            <Pieces pieces={stretch.pieces} part={part} />
          </ClaimMark>
        ) : (
          <Pieces key={stretch.start} pieces={stretch.pieces} part={part} />
        ),
      )}
    </>
  );
});

interface PiecesProps {
  readonly pieces: readonly TextPiece[];
  readonly part: 'thought' | 'answer';
}

function Pieces({ pieces, part }: PiecesProps) {
  return pieces.map(({ start, text, mention }) =>
    mention ? <MentionMark key={start} mention={mention} text={text} part={part} /> : text,
  );
}
