import { useState } from 'react';
import type { MoleculeFacts } from '#science/chemistry.ts';
import type { SmilesField } from '#tasks/field.ts';
import { Button } from '#ui/Button.tsx';
import { MoleculePicture } from '../MoleculePicture.tsx';
import { ChemicalFormula } from '../result/ChemicalFormula.tsx';
import {
  describeMolecule,
  type MoleculeReply,
  useMoleculeQuestion,
} from '../useMoleculeQuestion.ts';
import { CheckedInput, type InputProps } from './CheckedInput.tsx';
import { DrawingDialog } from './DrawingDialog.tsx';
import { useFieldCheck } from './useFieldCheck.ts';
import './SmilesInput.css';

/** A SMILES as text or drawn, and below it what chemistry software makes of it. */
export function SmilesInput(props: InputProps<SmilesField>) {
  const check = useFieldCheck(props.field, props.text);
  const smiles = check.phase === 'accepted' ? check.value : undefined;
  const facts = useMoleculeQuestion(describeMolecule, smiles);
  const isRefused = smiles !== undefined && facts.phase === 'refused';
  return (
    <CheckedInput
      {...props}
      look="code"
      check={isRefused ? { phase: 'refused', error: facts.error, text: smiles } : check}
      beside={<DrawButton smiles={isRefused ? '' : (smiles ?? '')} onDraw={props.onChange} />}
    >
      {smiles !== undefined && !isRefused && <Echo smiles={smiles} facts={facts} />}
    </CheckedInput>
  );
}

interface DrawButtonProps {
  /** The molecule to begin with; empty for none. */
  readonly smiles: string;
  readonly onDraw: (smiles: string) => void;
}

function DrawButton({ smiles, onDraw }: DrawButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon="pencil" onPress={() => setIsOpen(true)}>
        Draw
      </Button>
      {isOpen && (
        <DrawingDialog
          initialSmiles={smiles}
          onDraw={(drawn) => {
            onDraw(drawn);
            setIsOpen(false);
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

interface EchoProps {
  readonly smiles: string;
  readonly facts: MoleculeReply<MoleculeFacts>;
}

/** What was understood, drawn and counted. */
function Echo({ smiles, facts }: EchoProps) {
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
