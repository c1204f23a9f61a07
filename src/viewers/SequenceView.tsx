import { type ClipboardEvent, memo } from 'react';
import { grouped } from '#science/input-error.ts';
import { countClasses, gcContent, letterRuns } from '#science/letter-classes.ts';
import { type SequenceKind, sayLength } from '#science/sequence-letters.ts';
import { writeFasta } from '#science/write-fasta.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { type Fact, FactList } from '#ui/FactList.tsx';
import './SequenceView.css';

interface SequenceViewProps {
  readonly kind: SequenceKind;
  /** One-letter residues or bases. */
  readonly sequence: string;
  /** What the sequence is, such as `Antibody heavy chain`: the accessible name, and the name in FASTA. */
  readonly label: string;
}

const BLOCK = 10;

/** A protein, DNA or RNA in blocks of ten letters, with its length and composition. */
export const SequenceView = memo(({ kind, sequence, label }: SequenceViewProps) => (
  <div className="sequence-view">
    <figure
      className="sequence-letters"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
      tabIndex={0}
      onCopy={copyLettersOnly}
    >
      {blocksOf(sequence).map(({ start, letters }) => (
        <SequenceBlock key={start} kind={kind} letters={letters} start={start} />
      ))}
    </figure>
    <Legend kind={kind} sequence={sequence} />
    <FactList facts={factsOf(kind, sequence)} />
    <div>
      <CopyButton label="Copy as FASTA" text={writeFasta(label, sequence)} />
    </div>
  </div>
));

interface SequenceBlockProps {
  readonly kind: SequenceKind;
  readonly letters: string;
  /** Counted from 1. The style sheet shows it where a line begins. */
  readonly start: number;
}

/** One element for ten letters: their colours are stripes behind them, one letter (`1ch`) wide. */
function SequenceBlock({ kind, letters, start }: SequenceBlockProps) {
  return (
    <span
      className="sequence-block"
      data-start={start}
      style={{ backgroundImage: stripes(kind, letters) }}
    >
      {letters}
    </span>
  );
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
function colourOf(classId: string | undefined): string {
  return classId === undefined ? 'transparent' : `var(--${classId})`;
}

function Legend({ kind, sequence }: { readonly kind: SequenceKind; readonly sequence: string }) {
  const { classes, others } = countClasses(kind, sequence);
  return (
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
  );
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
