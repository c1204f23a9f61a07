import { grouped } from '../input-error.ts';
import { type SecondaryStructure, secondaryStructure } from './secondary-structure.ts';
import { type MacroStructure, residueLabel, type StructureChain } from './structure.ts';

/** What a picture of the chain shows, in whole sentences, for those who do not see it. */
export function describeChain(structure: MacroStructure, chain: StructureChain): string {
  const { residues, others, kind, id } = chain;
  const [first, last] = [residues[0], residues.at(-1)];
  if (!first || !last) return 'A structure without a chain of amino acids or bases.';
  const unit = kind === 'protein' ? 'residues' : 'bases';
  const ligands = [...new Set(others.map(({ name }) => name))].filter((name) => name !== 'HOH');
  const otherCount = structure.chains.filter((each) => each.residues.length > 0).length - 1;
  return [
    `${nameOfChain(id)} with ${grouped(residues.length)} ${unit}, numbered ${residueLabel(first)} to ${residueLabel(last)}.`,
    kind === 'protein' ? sayFold(secondaryStructure(structure, residues), chain) : '',
    ligands.length > 0 ? `Beside it: ${ligands.slice(0, 8).join(', ')}.` : '',
    otherCount > 0 ? `${otherCount} other ${otherCount === 1 ? 'chain' : 'chains'}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** `Chain A`, or words for one without a name. */
export function nameOfChain(id: string): string {
  return id === '' ? 'The chain without a letter' : `Chain ${id}`;
}

const MOST_STRETCHES = 12;

function sayFold(shapes: readonly SecondaryStructure[], { residues }: StructureChain): string {
  const stretches = stretchesOf(shapes).map(({ shape, begin, end }) => {
    const [first, last] = [residues[begin], residues[end]];
    const place = first && last ? `${residueLabel(first)} to ${residueLabel(last)}` : '';
    return `${shape} ${place}`;
  });
  if (stretches.length === 0) return 'No helix and no strand by its hydrogen bonds.';
  const rest = stretches.length - MOST_STRETCHES;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `Along it: ${stretches.slice(0, MOST_STRETCHES).join(', ')}${more}.`;
}

function stretchesOf(shapes: readonly SecondaryStructure[]) {
  const stretches: { shape: SecondaryStructure; begin: number; end: number }[] = [];
  for (const [i, shape] of shapes.entries()) {
    const last = stretches.at(-1);
    if (last?.shape === shape) last.end = i;
    else stretches.push({ shape, begin: i, end: i });
  }
  return stretches.filter(({ shape }) => shape !== 'coil');
}
