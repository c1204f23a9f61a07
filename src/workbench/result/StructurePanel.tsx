import { useMemo } from 'react';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { readRun } from '#state/read-run.ts';
import type { Task } from '#tasks/task.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { FactList } from '#ui/FactList.tsx';
import { Panel } from '#ui/Panel.tsx';
import { describeMolecule, useMoleculeQuestion } from '../useMoleculeQuestion.ts';
import { useSettled } from '../useSettled.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { ChemicalFormula } from './ChemicalFormula.tsx';
import { Conformer } from './Conformer.tsx';
import { shownStructure } from './shown-structure.ts';

const noValues = {};

/** The molecule of the task in three dimensions, and what is known of it. */
export function StructurePanel({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.drafts[task.id] ?? noValues);
  const run = useWorkbench((state) => state.runs[task.id]);
  const settledDraft = useSettled(draft, 300);
  const reading = useMemo(() => run && readRun(run, task), [run, task]);
  const shown = shownStructure(task, settledDraft, reading);
  const smiles = shown.kind === 'molecule' ? shown.smiles : undefined;
  const facts = useMoleculeQuestion(describeMolecule, smiles);
  return (
    <Panel title="Structure">
      <ErrorBoundary what="The structure view">
        <Conformer
          smiles={facts.phase === 'answered' ? smiles : undefined}
          placeholder={
            shown.kind === 'nothing'
              ? shown.reason
              : facts.phase === 'refused'
                ? facts.error.message
                : facts.phase === 'failed'
                  ? `${facts.failure.message} ${facts.failure.cure}`
                  : 'Reading the molecule…'
          }
        />
      </ErrorBoundary>
      {shown.kind === 'molecule' && facts.phase === 'answered' && (
        <MoleculeFactList facts={facts.value} origin={shown.origin} />
      )}
    </Panel>
  );
}

interface MoleculeFactListProps {
  readonly facts: MoleculeFacts;
  readonly origin: 'input' | 'answer';
}

function MoleculeFactList({ facts, origin }: MoleculeFactListProps) {
  const { formula, molarMass, charge, inchiKey, componentCount } = facts;
  return (
    <>
      <FactList
        facts={[
          { name: 'Shown', value: origin === 'input' ? 'the input' : 'the answer' },
          { name: 'Formula', value: <ChemicalFormula formula={formula} /> },
          { name: 'Molar mass', value: `${molarMass.toFixed(3)} g/mol` },
          { name: 'Charge', value: sayCharge(charge) },
          ...(componentCount > 1 ? [{ name: 'Parts', value: componentCount }] : []),
          { name: 'InChIKey', value: <span className="monospace">{inchiKey}</span> },
        ]}
      />
      <CopyButton label="Copy InChIKey" text={inchiKey} />
    </>
  );
}

function sayCharge(charge: number): string {
  if (charge === 0) return 'none';
  return `${charge > 0 ? '+' : '−'}${Math.abs(charge)}`;
}
