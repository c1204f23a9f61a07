import type { InputError } from '#base/result.ts';
import type { MoleculeFacts } from '#science/chemistry.ts';
import type { SmilesField } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import { TextInput } from '#ui/TextInput.tsx';
import { MoleculePicture } from '../MoleculePicture.tsx';
import { ChemicalFormula } from '../result/ChemicalFormula.tsx';
import {
  describeMolecule,
  type MoleculeReply,
  useMoleculeQuestion,
} from '../useMoleculeQuestion.ts';
import { useSettled } from '../useSettled.ts';
import { markPosition } from './mark-position.ts';
import './SmilesInput.css';

interface SmilesInputProps {
  readonly field: SmilesField;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Long enough for the next keystroke, too short to be waited for. */
const SETTLE_MS = 150;

/** A SMILES as text, and below it what chemistry software makes of it. */
export function SmilesInput({ field, text, onChange }: SmilesInputProps) {
  const settledText = useSettled(text, SETTLE_MS);
  const parsed = parseField(field, settledText);
  const smiles = parsed.ok ? parsed.value : undefined;
  const facts = useMoleculeQuestion(describeMolecule, smiles);
  const error = parsed.ok ? refusal(facts) : parsed.error;
  const showsError = error !== undefined && settledText.trim() !== '' && text !== '';
  return (
    <div className="smiles-input">
      <TextInput
        label={field.label}
        hint={field.hint}
        look="code"
        value={text}
        onChange={onChange}
        error={showsError ? <SmilesError error={error} text={settledText} /> : undefined}
      />
      <Echo smiles={error ? undefined : smiles} facts={facts} />
    </div>
  );
}

function refusal(facts: MoleculeReply<MoleculeFacts>): InputError | undefined {
  return facts.phase === 'refused' ? facts.error : undefined;
}

/** The reason, the text around the wrong character with a caret below it, and the cure. */
function SmilesError({ error, text }: { readonly error: InputError; readonly text: string }) {
  const { message, position, cure } = error;
  const marked = position === undefined ? undefined : markPosition(text, position);
  return (
    <span className="smiles-error">
      <span>{message}</span>
      {marked && (
        <code className="smiles-error-place" aria-hidden="true">
          {marked.before}
          <mark>{marked.wrong}</mark>
          {marked.after}
          {'\n'}
          {' '.repeat([...marked.before].length)}▲
        </code>
      )}
      <span>{cure}</span>
    </span>
  );
}

interface EchoProps {
  readonly smiles: string | undefined;
  readonly facts: MoleculeReply<MoleculeFacts>;
}

/** What was understood, drawn and counted. */
function Echo({ smiles, facts }: EchoProps) {
  if (smiles === undefined) return null;
  return (
    <div className="smiles-echo">
      <MoleculePicture smiles={smiles} label={`Structure drawing of ${smiles}`} />
      <EchoFacts facts={facts} />
    </div>
  );
}

function EchoFacts({ facts }: { readonly facts: MoleculeReply<MoleculeFacts> }) {
  if (facts.phase === 'failed') return <p className="muted">{facts.failure.message}</p>;
  if (facts.phase !== 'answered') return <p className="muted">Reading the molecule…</p>;
  const { formula, heavyAtomCount, componentCount } = facts.value;
  return (
    <p className="smiles-echo-facts">
      <strong>
        <ChemicalFormula formula={formula} />
      </strong>
      <span>
        {heavyAtomCount} heavy {heavyAtomCount === 1 ? 'atom' : 'atoms'}
      </span>
      {componentCount > 1 && <span>{componentCount} separate molecules</span>}
    </p>
  );
}
