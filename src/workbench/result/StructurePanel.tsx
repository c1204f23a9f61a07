import { useMemo } from 'react';
import { assertNever } from '#base/assert.ts';
import type { MoleculeFacts } from '#science/chemistry.ts';
import { readRun } from '#state/read-run.ts';
import type { Task } from '#tasks/task.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { FactList } from '#ui/FactList.tsx';
import { Panel } from '#ui/Panel.tsx';
import { SequenceView } from '#viewers/SequenceView.tsx';
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

/** The molecule of the task in three dimensions, or its sequence, and what is known of it. */
export function StructurePanel({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.drafts[task.id] ?? noValues);
  const run = useWorkbench((state) => state.runs[task.id]);
  const settledDraft = useSettled(draft, SETTLE_MS);
  const reading = useMemo(() => run && readRun(run, task), [run, task]);
  const shown = shownStructure(task, settledDraft, reading);
  return (
    <Panel title="Structure">
      <Structure shown={shown} />
    </Panel>
  );
}

function Structure({ shown }: { readonly shown: ShownStructure }) {
  switch (shown.kind) {
    case 'nothing':
      return <p className="muted">{shown.reason}</p>;
    case 'molecule':
      return <Molecule smiles={shown.smiles} origin={shown.origin} />;
    case 'sequence':
      return (
        <>
          <p className="muted">
            {shown.origin === 'input' ? `Input: ${shown.label}` : shown.label}
          </p>
          <SequenceView kind={shown.sequenceKind} sequence={shown.letters} label={shown.label} />
        </>
      );
    default:
      return assertNever(shown, 'Structure');
  }
}

interface MoleculeProps {
  readonly smiles: string;
  readonly origin: 'input' | 'answer';
}

function Molecule({ smiles, origin }: MoleculeProps) {
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
      {facts && <MoleculeFactList facts={facts} origin={origin} />}
    </>
  );
}

function whyNoShape(described: MoleculeReply<MoleculeFacts>): string {
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
