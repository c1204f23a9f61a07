import type { MoleculeSubject } from '#reasoning/subject.ts';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { FactList } from '#ui/FactList.tsx';
import { describeMolecule, useMoleculeQuestion } from '../../useMoleculeQuestion.ts';
import type { ToolReply } from '../../useToolQuestion.ts';
import { ChemicalFormula } from '../ChemicalFormula.tsx';
import { MoleculeViews } from './MoleculeViews.tsx';
import { StructureFrame } from './StructureFrame.tsx';

/** A molecule of the run, drawn and in space, and what is known of it. */
export function MoleculeStructure({ subject }: { readonly subject: MoleculeSubject }) {
  const { smiles } = subject;
  const described = useMoleculeQuestion(describeMolecule, smiles);
  if (described.phase !== 'answered') {
    return <StructureFrame>{whyNoShape(described)}</StructureFrame>;
  }
  const facts = described.value;
  return (
    <>
      <MoleculeViews
        subjectId={subject.id}
        smiles={smiles}
        label={facts.formula}
        description={sayMolecule(facts, subject)}
      />
      <MoleculeFactList facts={facts} />
    </>
  );
}

function sayMolecule(
  { heavyAtomCount, componentCount }: MoleculeFacts,
  { label, smiles }: MoleculeSubject,
) {
  const parts = componentCount > 1 ? ` in ${componentCount} separate molecules` : '';
  return `${label}: ${heavyAtomCount} heavy atoms${parts}, SMILES ${smiles}.`;
}

function whyNoShape(
  described: Exclude<ToolReply<MoleculeFacts>, { readonly phase: 'answered' }>,
): string {
  if (described.phase === 'refused') return described.error.message;
  if (described.phase === 'failed') return `${described.failure.message} ${described.failure.cure}`;
  return 'Reading the molecule…';
}

function MoleculeFactList({ facts }: { readonly facts: MoleculeFacts }) {
  const { formula, molarMass, charge, inchiKey, componentCount } = facts;
  return (
    <>
      <FactList
        facts={[
          { name: 'Formula', value: <ChemicalFormula formula={formula} /> },
          { name: 'Molar mass', value: `${molarMass.toFixed(3)} g/mol` },
          { name: 'Charge', value: sayCharge(charge) },
          ...(componentCount > 1 ? [{ name: 'Parts', value: componentCount }] : []),
          { name: 'InChIKey', value: <span className="monospace">{inchiKey}</span> },
        ]}
      />
      <div>
        <CopyButton label="Copy InChIKey" text={inchiKey} />
      </div>
    </>
  );
}

function sayCharge(charge: number): string {
  if (charge === 0) return 'none';
  return `${charge > 0 ? '+' : '−'}${Math.abs(charge)}`;
}
