import { memo } from 'react';
import { letterRuns } from '#science/letter-classes.ts';
import type { SequenceKind } from '#science/sequence-letters.ts';

/** A value for each letter of a sequence, drawn as a stripe below the letters. */
export interface LetterTrack {
  readonly name: string;
  /** −1 to 1; undefined where there is none. Keep the array as long as it says the same. */
  readonly values: readonly (number | undefined)[];
  /** Names of custom properties of the theme, such as `--letter-red`. */
  readonly lowColour: string;
  readonly highColour: string;
  /** What the two colours mean, in words: `negative`, `positive`. */
  readonly lowMeans: string;
  readonly highMeans: string;
}

interface SequenceBlockProps {
  readonly kind: SequenceKind;
  /** At most ten. */
  readonly letters: string;
  /** Counted from 1. The style sheet shows it where a line begins. */
  readonly start: number;
  /** For each letter `1` where it is highlighted, else `0`; empty where none is. */
  readonly marks: string;
  readonly tracks: readonly LetterTrack[];
}

/** One element for ten letters: their colours are stripes behind them, one letter (`1ch`) wide. */
export const SequenceBlock = memo((props: SequenceBlockProps) => {
  const { kind, letters, start, marks, tracks } = props;
  return (
    <span
      className="sequence-block"
      data-start={start}
      style={{
        backgroundImage: [...tracks.map((track) => trackStripes(track, start, letters.length))]
          .concat(stripes(kind, letters))
          .join(', '),
        ...(tracks.length > 0 && trackLayers(tracks.length)),
      }}
    >
      {marks === '' ? letters : markedPieces(letters, marks)}
    </span>
  );
});

/** The letters cut where the highlight begins and ends. */
function markedPieces(letters: string, marks: string) {
  return [...marks.matchAll(/1+|0+/g)].map(({ 0: run, index }) => {
    const piece = letters.slice(index, index + run.length);
    if (run.startsWith('0')) return piece;
    return (
      <mark key={index} className="sequence-mark" data-highlighted="true">
        {piece}
      </mark>
    );
  });
}

function stripes(kind: SequenceKind, letters: string): string {
  let end = 0;
  const stops = letterRuns(kind, letters).map((run) => {
    const begin = end;
    end += run.letters.length;
    return `${colourOf(run.classId)} ${begin}ch ${end}ch`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** The style sheet names a colour for each class. */
export function colourOf(classId: string | undefined): string {
  return classId === undefined ? 'transparent' : `var(--${classId})`;
}

function trackStripes(track: LetterTrack, start: number, count: number): string {
  const stops = Array.from({ length: count }, (_, i) => {
    const value = track.values[start - 1 + i] ?? 0;
    const share = Math.round(Math.min(1, Math.abs(value)) * 100);
    const colour = value < 0 ? track.lowColour : track.highColour;
    return `color-mix(in srgb, var(${colour}) ${share}%, transparent) ${i}ch ${i + 1}ch`;
  });
  return `linear-gradient(to right, ${stops.join(', ')})`;
}

/** Height of a track, and of the gap above it, in em. */
const TRACK = 0.32;
const GAP = 0.1;

/** Places the tracks below the letters, one under the other, and the letters' stripes above. */
function trackLayers(count: number) {
  const below = count * (TRACK + GAP);
  const rows = Array.from({ length: count }, (_, i) => below - (i + 1) * (TRACK + GAP));
  return {
    paddingBottom: `${below}em`,
    backgroundRepeat: 'no-repeat',
    backgroundSize: [...rows.map(() => `100% ${TRACK}em`), `100% calc(100% - ${below}em)`].join(),
    backgroundPosition: [...rows.map((up) => `0 calc(100% - ${up}em)`), '0 0'].join(),
  };
}
