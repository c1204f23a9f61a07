import type { MainModule, Mol, MolList } from '@rdkit/rdkit';
import { definitely } from '#base/assert.ts';
import { err, type InputError, ok, type Result } from '#base/result.ts';
import { elementOfNumber, isCoordinationMetal } from '#science/elements.ts';
import { writtenAtoms } from '#science/smiles.ts';
import type { EmbeddingPart, EmbeddingPlan } from './protocol.ts';
import { moleculeFromJson } from './rdkit-json.ts';
import { writtenOrder } from './written-order.ts';

/** Beyond this an embedding takes longer than a person waits. */
const MOST_HEAVY_ATOMS = 150;
const MOST_PARTS = 6;

/** Splits a molecule into the parts to embed, in the atom order of its canonical SMILES. */
export function planEmbedding(
  given: Mol,
  rdkit: MainModule,
  smiles: string,
): Result<EmbeddingPlan, InputError> {
  const problem = findProblem(given, smiles);
  if (problem) return err(problem);
  const canonicalSmiles = given.get_smiles();
  const canonical = rdkit.get_mol(canonicalSmiles);
  if (!canonical) return err(unreadable(canonicalSmiles));
  try {
    const all = [...partsOf(canonical)].sort((a, b) => b.atoms.length - a.atoms.length);
    const parts = all.slice(0, all.length > MOST_PARTS ? 1 : MOST_PARTS);
    const shownSmiles = parts.length === all.length ? canonicalSmiles : (parts[0]?.smiles ?? '');
    const notes = noteParts(all.length, parts.length);
    return ok({ shownSmiles, parts, notes, writtenAtoms: writtenAtomsOf(given, smiles, parts) });
  } finally {
    canonical.delete();
  }
}

/** Must be called after `get_smiles`, which leaves the order of its atoms in a property. */
function writtenAtomsOf(
  given: Mol,
  smiles: string,
  parts: readonly EmbeddingPart[],
): readonly number[] {
  const inText = writtenOrder(given, smiles);
  const canonicalOrder = (given.get_prop(CANONICAL_ORDER).match(/\d+/g) ?? []).map(Number);
  const shown = parts.flatMap(({ atoms }) => atoms).sort((a, b) => a - b);
  return shown.map((canonical) =>
    definitely(inText[canonicalOrder[canonical] ?? -1], `atom ${canonical} of ${smiles}`),
  );
}

/** RDKit's name for the list of its atoms in the order of the SMILES that it wrote last. */
const CANONICAL_ORDER = '_smilesAtomOutputOrder';

function findProblem(molecule: Mol, smiles: string): InputError | undefined {
  const { atoms } = moleculeFromJson(molecule);
  const heavy = atoms.filter((atom) => atom.atomicNumber > 1).length;
  if (heavy > MOST_HEAVY_ATOMS) {
    return {
      message: `The molecule has ${heavy} heavy atoms; a 3D geometry is made for up to ${MOST_HEAVY_ATOMS}.`,
      cure: 'Use the 2D drawing, or look at a fragment.',
    };
  }
  if (atoms.some((atom) => atom.atomicNumber === 0)) {
    return {
      message: 'An attachment point (*) has no place in 3D.',
      ...positionOf(smiles, /\*/),
      cure: 'Replace * by an atom, such as C or [H].',
    };
  }
  const metal = atoms.find((atom) => isCoordinationMetal(atom.atomicNumber));
  const element = metal && elementOfNumber(metal.atomicNumber);
  if (!element) return undefined;
  return {
    message: `No 3D geometry for compounds of ${element.name}: a SMILES does not say how the metal is coordinated.`,
    ...positionOf(smiles, new RegExp(`^\\[\\d*${element.symbol}(?![a-z])`)),
    cure: 'Use the 2D drawing; for 3D, open a measured structure.',
  };
}

/** Where in the given text the first atom of this kind stands. */
function positionOf(smiles: string, pattern: RegExp): { readonly position?: number } {
  const trimmed = smiles.trimStart();
  const atom = writtenAtoms(trimmed.trimEnd()).find(({ text }) => pattern.test(text));
  return atom ? { position: atom.position + smiles.length - trimmed.length } : {};
}

function* partsOf(molecule: Mol): Generator<EmbeddingPart & { readonly smiles: string }> {
  // Typed `any` by RDKit: a list of molecules, and JSON with the atom indices of each.
  const { molList, mappings } = molecule.get_frags('{}') as {
    readonly molList: MolList;
    readonly mappings: string;
  };
  try {
    const atomsOfParts = (JSON.parse(mappings) as { fragsMolAtomMapping: number[][] })
      .fragsMolAtomMapping;
    for (const [index, atoms] of atomsOfParts.entries()) {
      const part = molList.at(index);
      if (!part) continue;
      try {
        yield { molblock: part.get_molblock(), smiles: part.get_smiles(), atoms };
      } finally {
        part.delete();
      }
    }
  } finally {
    molList.delete();
  }
}

function noteParts(all: number, shown: number): string[] {
  if (shown < all) return [`Only the largest of the ${all} parts of this SMILES is shown.`];
  if (all === 1) return [];
  return [`The ${all} parts stand side by side; the distance between them has no meaning.`];
}

function unreadable(canonicalSmiles: string): InputError {
  return {
    message: `RDKit does not read its own canonical SMILES ${canonicalSmiles.slice(0, 100)}.`,
    cure: 'Use the 2D drawing.',
  };
}
