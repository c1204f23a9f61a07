import { useState } from 'react';
import type { SmilesField } from '#tasks/field.ts';
import { Button } from '#ui/Button.tsx';
import { MoleculeEcho } from '../MoleculeEcho.tsx';
import { describeMolecule, useMoleculeQuestion } from '../useMoleculeQuestion.ts';
import { CheckedInput, type InputProps } from './CheckedInput.tsx';
import { DrawingDialog } from './DrawingDialog.tsx';
import { useFieldCheck } from './useFieldCheck.ts';

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
      {smiles !== undefined && !isRefused && <MoleculeEcho smiles={smiles} facts={facts} />}
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
