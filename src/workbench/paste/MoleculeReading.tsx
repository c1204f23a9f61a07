import type { InputError } from '#base/result.ts';
import type { Recognised } from '#science/reading.ts';
import type { Task } from '#tasks/task.ts';
import { Notice } from '#ui/Notice.tsx';
import { InputErrorText } from '../form/InputErrorText.tsx';
import { MoleculeEcho } from '../MoleculeEcho.tsx';
import {
  describeMolecule,
  type MoleculeQuestion,
  useMoleculeQuestion,
} from '../useMoleculeQuestion.ts';
import type { ToolReply } from '../useToolQuestion.ts';
import { ReadingEcho } from './ReadingEcho.tsx';
import { TaskOffers } from './TaskOffers.tsx';

/** A molecule in any of the notations that a toolkit turns into a SMILES. */
export interface MoleculeInNotation extends Recognised {
  readonly kind: 'smiles' | 'inchi' | 'molfile';
}

interface MoleculeReadingProps {
  readonly reading: MoleculeInNotation;
  readonly currentTask: Task | undefined;
  readonly onPicked: () => void;
}

/** A molecule drawn and counted, with the tasks for its SMILES; or why it is none. */
export function MoleculeReading({ reading, ...offers }: MoleculeReadingProps) {
  const { kind, value } = reading;
  const convert = kind === 'inchi' ? readInchi : readMolfile;
  const converted = useMoleculeQuestion(convert, kind === 'smiles' ? undefined : value);
  const found = converted.phase === 'answered' ? converted.value : undefined;
  const smiles = kind === 'smiles' ? value : found;
  const facts = useMoleculeQuestion(describeMolecule, smiles);
  if (smiles === undefined)
    return <Conversion reply={converted} format={kind === 'inchi' ? 'InChI' : 'molfile'} />;
  if (facts.phase === 'refused') return <Refusal error={facts.error} text={smiles} />;
  return (
    <>
      <ReadingEcho reading={reading}>
        <MoleculeEcho smiles={smiles} facts={facts} />
        {kind !== 'smiles' && <p className="reading-value">{smiles}</p>}
        {kind === 'inchi' && (
          <p className="muted">
            An InChI leaves mobile hydrogens open; they are put where amides and lactams have them.
          </p>
        )}
      </ReadingEcho>
      <TaskOffers placeable={{ kind: 'smiles', value: smiles }} {...offers} />
    </>
  );
}

const readInchi: MoleculeQuestion<string> = (chemistry, text, signal) =>
  chemistry.readMolecule({ format: 'inchi', text }, signal);

const readMolfile: MoleculeQuestion<string> = (chemistry, text, signal) =>
  chemistry.readMolecule({ format: 'molfile', text }, signal);

function Conversion({
  reply,
  format,
}: {
  readonly reply: ToolReply<string>;
  readonly format: string;
}) {
  if (reply.phase === 'refused') return <Refusal error={reply.error} text="" />;
  if (reply.phase === 'failed') return <Refusal error={reply.failure} text="" />;
  return <p role="status">Reading the {format}…</p>;
}

function Refusal({ error, text }: { readonly error: InputError; readonly text: string }) {
  return (
    <Notice tone="danger" alert>
      <InputErrorText error={error} text={text} />
    </Notice>
  );
}
