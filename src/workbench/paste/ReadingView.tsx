import type { ReactNode } from 'react';
import type { Reading } from '#science/reading.ts';
import { sayLength } from '#science/sequence-letters.ts';
import type { Placeable } from '#tasks/offers.ts';
import type { Task } from '#tasks/task.ts';
import { Notice } from '#ui/Notice.tsx';
import { InputErrorText } from '../form/InputErrorText.tsx';
import { ChemicalFormula } from '../result/ChemicalFormula.tsx';
import { MoleculeReading } from './MoleculeReading.tsx';
import { ReadingEcho } from './ReadingEcho.tsx';
import { TaskOffers } from './TaskOffers.tsx';

interface ReadingViewProps {
  readonly reading: Reading;
  /** What a position of an error counts in. */
  readonly text: string;
  readonly currentTask: Task | undefined;
  readonly onPicked: () => void;
}

/** What was understood, shown back, and where it can go; or why it leads nowhere. */
export function ReadingView({ reading, text, ...offers }: ReadingViewProps) {
  if (reading.kind === 'unreadable') {
    return (
      <Notice tone="danger">
        <InputErrorText error={reading.error} text={text} />
      </Notice>
    );
  }
  const { kind, value } = reading;
  if (kind === 'smiles' || kind === 'inchi' || kind === 'molfile') {
    return <MoleculeReading reading={{ ...reading, kind }} {...offers} />;
  }
  return (
    <>
      <ReadingEcho reading={reading}>{sayValue({ kind, value })}</ReadingEcho>
      <TaskOffers placeable={{ kind, value }} {...offers} />
    </>
  );
}

const LONGEST_ECHO = 240;

function sayValue({ kind, value }: Placeable): ReactNode {
  const shown = value.length > LONGEST_ECHO ? `${value.slice(0, LONGEST_ECHO)}…` : value;
  switch (kind) {
    case 'formula':
      return (
        <strong className="reading-formula">
          <ChemicalFormula formula={value} />
        </strong>
      );
    case 'dna':
    case 'rna':
    case 'protein':
      return (
        <>
          <strong>{sayLength(kind, value.length)}</strong>
          <span className="reading-letters">{shown}</span>
        </>
      );
    default:
      return <span className="reading-value">{shown}</span>;
  }
}
