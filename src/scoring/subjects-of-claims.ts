import type { Chemistry } from '#science/chemistry.ts';
import type { Field } from '#tasks/field.ts';
import type { Checked } from './check.ts';
import type { KnownMolecule } from './claims/molecule-claims.ts';
import type { KnownSequence } from './claims/sequence-claims.ts';

/** Molecules that the text may call "the molecule": those of the input, then that of the answer. */
export async function knownMolecules(checked: Checked): Promise<readonly KnownMolecule[]> {
  const { task, values, answer, tools } = checked;
  const given = task.fields.flatMap((field) => {
    const smiles = field.kind === 'smiles' ? values[field.name] : undefined;
    return smiles === undefined || smiles === '' ? [] : [smiles];
  });
  const all = answer.kind === 'smiles' ? [...given, answer.smiles] : given;
  const known = await Promise.all(all.map((smiles) => knownMolecule(smiles, tools.chemistry)));
  return known.flatMap((molecule) => molecule ?? []);
}

async function knownMolecule(
  smiles: string,
  chemistry: Chemistry,
): Promise<KnownMolecule | undefined> {
  const [facts, graph] = await Promise.all([
    chemistry.describeMolecule(smiles),
    chemistry.readGraph(smiles),
  ]);
  return facts.ok && graph.ok ? { facts: facts.value, graph: graph.value } : undefined;
}

/** Sequences that the text may call "the sequence". */
export function knownSequences({ task, values, answer }: Checked): readonly KnownSequence[] {
  const given = task.fields.flatMap((field) => {
    const kind = sequenceKind(field);
    const letters = values[field.name] ?? '';
    return kind === undefined || letters === '' ? [] : [{ kind, letters }];
  });
  if (answer.kind === 'protein') return [...given, { kind: 'protein', letters: answer.sequence }];
  if (answer.kind === 'rna') return [...given, { kind: 'rna', letters: answer.sequence }];
  return given;
}

function sequenceKind({ kind }: Field): KnownSequence['kind'] | undefined {
  return kind === 'dna' || kind === 'rna' || kind === 'protein' ? kind : undefined;
}
