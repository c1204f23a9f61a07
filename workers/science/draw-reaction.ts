import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { ReactionDrawingOptions } from '#science/chemistry.ts';
import { elementOfNumber } from '#science/elements.ts';
import type {
  DrawnAtoms,
  MoleculeDrawing,
  ReactionDrawing,
  ReactionSides,
} from '#science/molecule-drawing.ts';
import { type MappedSide, reactionChanges } from '#science/reaction-changes.ts';
import { checkSmilesSyntax, writtenAtoms } from '#science/smiles.ts';
import { smilesParts } from '#science/smiles-parts.ts';
import { composeApart, composeReaction, type DrawnPart } from './compose-reaction.ts';
import { drawToFit } from './draw-molecule.ts';
import { moleculeFromJson } from './rdkit-json.ts';
import type { RdkitSession } from './rdkit-session.ts';
import { rdkitOrder, writtenOrder } from './written-order.ts';

type Side = keyof ReactionSides;
const SIDES: readonly Side[] = ['reactants', 'reagents', 'products'];

/** Draws every molecule alone, sets them in rows, and marks the bonds that change. */
export async function drawReaction(
  session: RdkitSession,
  sides: ReactionSides,
  { width, theme }: ReactionDrawingOptions,
): Promise<Result<ReactionDrawing, InputError>> {
  const read: Partial<Record<Side, readonly ReadPart[]>> = {};
  for (const side of SIDES) {
    const parts = await readParts(session, sides[side]);
    if (!parts.ok) return parts;
    read[side] = parts.value;
  }
  const { reactants = [], reagents = [], products = [] } = read;
  const changes = reactionChanges(joined(reactants), joined(products));
  const drawn: Record<Side, readonly DrawnPart[]> = {
    reactants: await drawParts(session, reactants, theme, changes?.inReactants ?? []),
    reagents: await drawParts(session, reagents, theme, []),
    products: await drawParts(session, products, theme, changes?.inProducts ?? []),
  };
  const composed = composeReaction(drawn, width, theme);
  return ok({ ...composed, changes: changes?.changes });
}

/** The molecules of a SMILES, each drawn alone. */
export async function drawApart(
  session: RdkitSession,
  smiles: string,
  { width, theme }: ReactionDrawingOptions,
): Promise<Result<MoleculeDrawing, InputError>> {
  const checked = checkSmilesSyntax(smiles);
  if (!checked.ok) return checked;
  const parts = await readParts(session, checked.value);
  if (!parts.ok) return parts;
  return ok(composeApart(await drawParts(session, parts.value, theme, []), width));
}

/** One molecule of a side; atoms in RDKit's order. */
interface ReadPart extends MappedSide {
  /** Without map numbers, which would stand on every atom of the drawing. */
  readonly smiles: string;
}

async function readParts(
  session: RdkitSession,
  side: string,
): Promise<Result<readonly ReadPart[], InputError>> {
  if (side.trim() === '') return ok([]);
  const parts: ReadPart[] = [];
  for (const text of smilesParts(side.trim())) {
    const smiles = withoutMaps(text);
    const part = await session.withSmiles(smiles, (molecule) => {
      const { atoms, bonds } = moleculeFromJson(molecule);
      const order = writtenOrder(molecule, smiles);
      const maps = writtenAtoms(text).map((atom) => mapOf(atom.text));
      const mapped = atoms.map(({ atomicNumber }, index) => ({
        symbol: elementOfNumber(atomicNumber)?.symbol ?? '*',
        map: maps[order[index] ?? -1] ?? 0,
      }));
      return ok({ smiles, atoms: mapped, bonds });
    });
    if (!part.ok) return err({ message: part.error.message, cure: part.error.cure });
    parts.push(part.value);
  }
  return ok(parts);
}

function withoutMaps(smiles: string): string {
  return smiles.replaceAll(/:\d+\]/g, ']');
}

function mapOf(atom: string): number {
  return Number(/:(\d+)\]$/.exec(atom)?.[1] ?? 0);
}

function joined(parts: readonly ReadPart[]): MappedSide {
  let offset = 0;
  const bonds = parts.flatMap((part) => {
    const shift = offset;
    offset += part.atoms.length;
    return part.bonds.map((bond) => ({ ...bond, from: bond.from + shift, to: bond.to + shift }));
  });
  return { atoms: parts.flatMap((part) => part.atoms), bonds };
}

async function drawParts(
  session: RdkitSession,
  parts: readonly ReadPart[],
  theme: ReactionDrawingOptions['theme'],
  marked: readonly number[],
): Promise<readonly DrawnPart[]> {
  const drawn: DrawnPart[] = [];
  let first = 0;
  for (const { smiles, bonds } of parts) {
    const from = first;
    first += bonds.length;
    const own = marked.map((bond) => bond - from).filter((bond) => bond in bonds);
    const part = await session.withSmiles(smiles, (molecule) => {
      const { atoms, ...picture } = drawToFit(molecule, theme, own);
      const order = rdkitOrder(molecule, smiles);
      const written: DrawnAtoms = order.map((index) => atoms[index ?? -1]);
      return ok({ ...picture, atoms: written });
    });
    if (!part.ok) throw new Error(`RDKit read ${smiles} once and not again: ${part.error.message}`);
    drawn.push(part.value);
  }
  return drawn;
}
