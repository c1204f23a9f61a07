import type { MoleculeFacts } from '#science/chemistry.ts';
import { MoleculePicture } from './MoleculePicture.tsx';
import { ChemicalFormula } from './result/ChemicalFormula.tsx';
import type { ToolReply } from './useToolQuestion.ts';
import './MoleculeEcho.css';

interface MoleculeEchoProps {
  readonly smiles: string;
  readonly facts: ToolReply<MoleculeFacts>;
}

/** What was understood, drawn and counted. */
export function MoleculeEcho({ smiles, facts }: MoleculeEchoProps) {
  return (
    <div className="molecule-echo">
      <MoleculePicture smiles={smiles} label={`Structure drawing of ${smiles}`} />
      <MoleculeFactsLine facts={facts} />
    </div>
  );
}

function MoleculeFactsLine({ facts }: { readonly facts: ToolReply<MoleculeFacts> }) {
  if (facts.phase === 'failed') return <p className="muted">{facts.failure.message}</p>;
  if (facts.phase !== 'answered') return <p className="muted">Reading the molecule…</p>;
  const { formula, heavyAtomCount, componentCount } = facts.value;
  return (
    <p className="molecule-echo-facts">
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
