import { type ClipboardEvent, memo, type RefObject, useEffect, useMemo, useRef } from 'react';
import { grouped } from '#science/input-error.ts';
import { countClasses, gcContent } from '#science/letter-classes.ts';
import { type SequenceKind, sayLength } from '#science/sequence-letters.ts';
import { writeFasta } from '#science/write-fasta.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { type Fact, FactList } from '#ui/FactList.tsx';
import { LetterWalker } from './LetterWalker.tsx';
import { colourOf, type LetterTrack, SequenceBlock } from './SequenceBlock.tsx';
import { useLetterPointing } from './useLetterPointing.ts';
import './SequenceView.css';

interface SequenceViewProps {
  readonly kind: SequenceKind;
  /** One-letter residues or bases. */
  readonly sequence: string;
  /** What the sequence is, such as `Antibody heavy chain`: the accessible name, and the name in FASTA. */
  readonly label: string;
  /** Letters that are pointed at, here or elsewhere; numbered from 1, both ends included. */
  readonly highlighted?: readonly { readonly first: number; readonly last: number }[];
  /** A letter under the pointer or the keyboard, from 1; undefined when it is left. */
  readonly onPoint?: (position: number | undefined) => void;
  /** A letter that was clicked, or entered with the keyboard. */
  readonly onPin?: (position: number) => void;
  /** What stands at a position, such as `Lys48, charge +1`; else its letter and number. */
  readonly sayPosition?: (position: number) => string;
  readonly tracks?: readonly LetterTrack[];
  /** More lines for the list of facts. */
  readonly facts?: readonly Fact[];
}

const BLOCK = 10;
const none: readonly never[] = [];

/** A protein, DNA or RNA in blocks of ten letters, with its length and composition. */
export const SequenceView = memo((props: SequenceViewProps) => {
  const { kind, sequence, label, onPoint, onPin, highlighted = none, tracks = none } = props;
  const figure = useRef<HTMLElement>(null);
  const { isOwn, handlers } = useLetterPointing({ onPoint, onPin });
  const marks = useMemo(() => marksOf(sequence.length, highlighted), [sequence, highlighted]);
  useScrollTo(figure, isOwn, highlighted[0]?.first);
  return (
    <div className="sequence-view">
      <figure
        className="sequence-letters"
        ref={figure}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        onCopy={copyLettersOnly}
        {...handlers}
      >
        {blocksOf(sequence).map(({ start, letters }) => (
          <SequenceBlock
            key={start}
            kind={kind}
            letters={letters}
            start={start}
            marks={marksOfBlock(marks, start, letters.length)}
            tracks={tracks}
          />
        ))}
      </figure>
      {onPoint && sequence !== '' && (
        <LetterWalker
          length={sequence.length}
          position={highlighted[0]?.first}
          say={props.sayPosition ?? ((position) => `${sequence[position - 1]}${position}`)}
          onPoint={onPoint}
          onPin={onPin}
        />
      )}
      <Legend kind={kind} sequence={sequence} tracks={tracks} />
      <FactList facts={[...factsOf(kind, sequence), ...(props.facts ?? none)]} />
      <div>
        <CopyButton label="Copy as FASTA" text={writeFasta(label, sequence)} />
      </div>
    </div>
  );
});

/** A `1` for each letter in a span, else a `0`; empty where nothing is highlighted. */
function marksOf(length: number, spans: readonly { first: number; last: number }[]): string {
  if (spans.length === 0) return '';
  const marks = Array.from({ length }, () => '0');
  for (const { first, last } of spans) {
    for (let at = Math.max(1, first); at <= Math.min(length, last); at++) marks[at - 1] = '1';
  }
  return marks.join('');
}

function marksOfBlock(marks: string, start: number, count: number): string {
  const own = marks.slice(start - 1, start - 1 + count);
  return own.includes('1') ? own : '';
}

/** Scrolls the letters, never the page, to what is highlighted from elsewhere. */
function useScrollTo(
  figure: RefObject<HTMLElement | null>,
  isOwn: RefObject<boolean>,
  position: number | undefined,
): void {
  useEffect(() => {
    const box = figure.current;
    if (!box || position === undefined || isOwn.current) return;
    const start = Math.floor((position - 1) / BLOCK) * BLOCK + 1;
    const block = box.querySelector(`[data-start="${start}"]`);
    if (!block) return;
    const { top, bottom } = block.getBoundingClientRect();
    const view = box.getBoundingClientRect();
    if (top < view.top) box.scrollTop -= view.top - top + BLOCK;
    else if (bottom > view.bottom) box.scrollTop += bottom - view.bottom + BLOCK;
  }, [figure, isOwn, position]);
}

interface LegendProps {
  readonly kind: SequenceKind;
  readonly sequence: string;
  readonly tracks: readonly LetterTrack[];
}

function Legend({ kind, sequence, tracks }: LegendProps) {
  const { classes, others } = countClasses(kind, sequence);
  return (
    <>
      {tracks.length > 0 && (
        <ol className="sequence-legend" aria-label="Stripes below the letters">
          {tracks.map((track) => (
            <li key={track.name}>
              {track.name}: <Swatch colour={track.lowColour} /> {track.lowMeans}{' '}
              <Swatch colour={track.highColour} /> {track.highMeans}
            </li>
          ))}
        </ol>
      )}
      <ul className="sequence-legend" aria-label="Composition">
        {classes.map(({ id, name, letters, count }) => (
          <li key={id}>
            <span className="sequence-legend-letters" style={{ backgroundColor: colourOf(id) }}>
              {letters}
            </span>{' '}
            {name} {sayShareOf(count, sequence.length)}
          </li>
        ))}
        {others > 0 && <li>Other letters {sayShareOf(others, sequence.length)}</li>}
      </ul>
    </>
  );
}

function Swatch({ colour }: { readonly colour: string }) {
  return <span className="sequence-swatch" style={{ backgroundColor: `var(${colour})` }} />;
}

function factsOf(kind: SequenceKind, sequence: string): readonly Fact[] {
  const length = { name: 'Length', value: sayLength(kind, sequence.length) };
  const gc = kind === 'protein' ? undefined : gcContent(sequence);
  return gc === undefined
    ? [length]
    : [length, { name: 'GC content', value: `${(gc * 100).toFixed(1)}\u00a0%` }];
}

function blocksOf(sequence: string): readonly { start: number; letters: string }[] {
  return Array.from({ length: Math.ceil(sequence.length / BLOCK) }, (_, index) => ({
    start: index * BLOCK + 1,
    letters: sequence.slice(index * BLOCK, (index + 1) * BLOCK),
  }));
}

/** Line ends of the screen are no part of the sequence. */
function copyLettersOnly(event: ClipboardEvent): void {
  const selection = document.getSelection();
  const isInside = [selection?.anchorNode, selection?.focusNode].every(
    (node) => node && event.currentTarget.contains(node),
  );
  if (!selection || !isInside) return;
  event.clipboardData.setData('text/plain', selection.toString().replaceAll(/\s/g, ''));
  event.preventDefault();
}

function sayShareOf(count: number, whole: number): string {
  return `${grouped(count)} (${whole === 0 ? 0 : Math.round((100 * count) / whole)}\u00a0%)`;
}
