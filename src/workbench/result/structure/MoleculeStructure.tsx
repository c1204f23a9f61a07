import type { MoleculeSubject } from '#reasoning/subject.ts';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { FactList } from '#ui/FactList.tsx';
import {
  describeMolecule,
  type MoleculeReply,
  useMoleculeQuestion,
} from '../../useMoleculeQuestion.ts';
import { ChemicalFormula } from '../ChemicalFormula.tsx';
import { ConformerView } from '../ConformerView.tsx';

/** A molecule of the run in three dimensions, and what is known of it. */
export function MoleculeStructure({ subject }: { readonly subject: MoleculeSubject }) {
  const { smiles } = subject;
  const described = useMoleculeQuestion(describeMolecule, smiles);
  const facts = described.phase === 'answered' ? described.value : undefined;
  return (
    <>
      <ErrorBoundary what="The 3D view">
        <ConformerView
          smiles={facts && smiles}
          placeholder={whyNoShape(described)}
          label={facts?.formula ?? ''}
        />
      </ErrorBoundary>
      {facts && <MoleculeFactList facts={facts} />}
    </>
  );
}

function whyNoShape(described: MoleculeReply<MoleculeFacts>): string {
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
