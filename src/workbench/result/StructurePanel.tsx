import { useMemo } from 'react';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { readRun } from '#state/read-run.ts';
import type { Task } from '#tasks/task.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { FactList } from '#ui/FactList.tsx';
import { Panel } from '#ui/Panel.tsx';
import {
  describeMolecule,
  type MoleculeReply,
  useMoleculeQuestion,
} from '../useMoleculeQuestion.ts';
import { useSettled } from '../useSettled.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { ChemicalFormula } from './ChemicalFormula.tsx';
import { ConformerView } from './ConformerView.tsx';
import { type ShownStructure, shownStructure } from './shown-structure.ts';

const noValues = {};
/** A shape costs more than a drawing, so it waits for a longer pause. */
const SETTLE_MS = 400;

/** The molecule of the task in three dimensions, and what is known of it. */
export function StructurePanel({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.drafts[task.id] ?? noValues);
  const run = useWorkbench((state) => state.runs[task.id]);
  const settledDraft = useSettled(draft, SETTLE_MS);
  const reading = useMemo(() => run && readRun(run, task), [run, task]);
  const shown = shownStructure(task, settledDraft, reading);
  const smiles = shown.kind === 'molecule' ? shown.smiles : undefined;
  const described = useMoleculeQuestion(describeMolecule, smiles);
  const facts = described.phase === 'answered' ? described.value : undefined;
  return (
    <Panel title="Structure">
      <ErrorBoundary what="The 3D view">
        <ConformerView
          smiles={facts && smiles}
          placeholder={whyNothing(shown, described)}
          label={facts?.formula ?? ''}
        />
      </ErrorBoundary>
      {shown.kind === 'molecule' && facts && (
        <MoleculeFactList facts={facts} origin={shown.origin} />
      )}
    </Panel>
  );
}

function whyNothing(shown: ShownStructure, described: MoleculeReply<MoleculeFacts>): string {
  if (shown.kind === 'nothing') return shown.reason;
  if (described.phase === 'refused') return described.error.message;
  if (described.phase === 'failed') return `${described.failure.message} ${described.failure.cure}`;
  return 'Reading the molecule…';
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
