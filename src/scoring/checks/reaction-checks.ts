import { elementOfNumber } from '#science/elements.ts';
import { connectedParts } from '#science/mol-graph.ts';
import { knownChanges } from '#science/reaction/known-changes.ts';
import { type AtomMap, mapAtoms } from '#science/reaction/map-atoms.ts';
import type { MoleculeGraph } from '#science/reaction/molecule-graph.ts';
import { reactionChange } from '#science/reaction/reaction-sites.ts';
import { sayChanges } from '#science/reaction/say-changes.ts';
import { smilesParts } from '#science/smiles-parts.ts';
import { type Check, type Checked, type Finding, titled } from '../check.ts';
import { type ReactionSides, reactionSides } from '../reaction-sides.ts';

const ATOMS = 'Every atom of the product has a source';
const CHARGES = 'Charges add up';
const SITE = 'The product differs in one place, in a known way';
const NEW = 'The answer is not the input again';

/** Checks of products, reactants and reagents. */
export const reactionChecks = {
  'atoms-have-a-source': {
    title: ATOMS,
    tool: 'RDKit counts, per element',
    cannotSee: 'Whether the atoms would end up where the product has them.',
    run: async (checked) => titled(ATOMS, [await withGraphs(checked, compareElements)]),
  },
  'charges-add-up': {
    title: CHARGES,
    tool: 'RDKit counts',
    cannotSee: 'Counter-ions and other ions that are not written.',
    run: async (checked) => titled(CHARGES, [await withGraphs(checked, compareCharges)]),
  },
  'one-reaction-site': {
    title: SITE,
    tool: 'Atom map of our own over RDKit’s molecules; changes seen in 67,495 patent reactions',
    cannotSee:
      'Whether this group reacts before another one like it, under these conditions, and with which arrangement in space.',
    run: async (checked) => titled(SITE, [await withGraphs(checked, compareStructures)]),
  },
  'answer-is-not-the-input': {
    title: NEW,
    tool: 'RDKit’s canonical SMILES',
    cannotSee: 'Whether anything would react.',
    run: async (checked) => titled(NEW, [await compareParts(checked)]),
  },
} as const satisfies Readonly<Record<string, Check>>;

interface ReactionGraphs {
  readonly educts: MoleculeGraph;
  readonly product: MoleculeGraph;
  /** Whether the model wrote the product, and not what it is made of. */
  readonly productIsAnswer: boolean;
}

/** Both sides as graphs; not checkable where one is unknown or RDKit does not read it. */
async function withGraphs(
  checked: Checked,
  judge: (graphs: ReactionGraphs) => Finding,
): Promise<Finding> {
  const sides = reactionSides(checked);
  if (typeof sides === 'string') return { status: 'not-checkable', reason: sides };
  if (sides.asked === 'reagents') return { status: 'not-checkable', reason: NO_PRODUCT };
  const { chemistry } = checked.tools;
  const [given, answered] = await Promise.all([
    chemistry.readGraph(sides.given),
    chemistry.readGraph(sides.answered),
  ]);
  if (!given.ok) return unreadable('input', given.error.message);
  if (!answered.ok) return unreadable('answer', answered.error.message);
  const productIsAnswer = sides.asked === 'products';
  return productIsAnswer
    ? judge({ educts: given.value, product: answered.value, productIsAnswer })
    : judge({ educts: answered.value, product: given.value, productIsAnswer });
}

const NO_PRODUCT = 'The question gives the starting materials without the product.';

function unreadable(what: string, message: string): Finding {
  return { status: 'not-checkable', reason: `RDKit does not read the ${what}: ${message}` };
}

function compareElements({ educts, product }: ReactionGraphs): Finding {
  const [before, after] = [heavyCounts(educts), heavyCounts(product)];
  const lacking = [...after].flatMap(([symbol, count]) => {
    const available = before.get(symbol) ?? 0;
    return count > available ? [`${count} ${symbol} in the product, ${available} before`] : [];
  });
  return lacking.length === 0
    ? { status: 'passes', detail: 'What went in has enough atoms of each element but hydrogen.' }
    : { status: 'fails', reason: `Atoms from nowhere: ${lacking.join('; ')}.` };
}

function heavyCounts({ atoms }: MoleculeGraph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { atomicNumber } of atoms) {
    if (atomicNumber === 1) continue;
    const symbol = elementOfNumber(atomicNumber)?.symbol ?? '*';
    counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
  }
  return counts;
}

function compareCharges({ educts, product }: ReactionGraphs): Finding {
  const [before, after] = [chargeOf(educts), chargeOf(product)];
  if (after === before) {
    return { status: 'passes', detail: `Both sides carry ${signed(after)} in all.` };
  }
  if (after === 0) {
    return {
      status: 'passes',
      detail: `The product is neutral; what went in carries ${signed(before)}, which spectator ions explain.`,
    };
  }
  const reason = `The product carries ${signed(after)}, what went in ${signed(before)}`;
  return educts.atoms.length > product.atoms.length
    ? { status: 'not-checkable', reason: `${reason}; what leaves may carry the difference.` }
    : { status: 'fails', reason: `${reason}, and no atom leaves that could carry the difference.` };
}

function chargeOf({ atoms }: MoleculeGraph): number {
  return atoms.reduce((sum, { charge }) => sum + charge, 0);
}

function signed(charge: number): string {
  if (charge === 0) return 'no charge';
  return charge > 0 ? `+${charge}` : `−${-charge}`;
}

/** More would take seconds, and RDKit reads no more than 500. */
const MOST_ATOMS = 250;

function compareStructures(graphs: ReactionGraphs): Finding {
  const { educts, product, productIsAnswer } = graphs;
  if (educts.atoms.length > MOST_ATOMS) {
    return {
      status: 'not-checkable',
      reason: `${educts.atoms.length} atoms are too many to compare; up to ${MOST_ATOMS} are.`,
    };
  }
  const map = mapAtoms(educts, product);
  const { missing, sites } = reactionChange(educts, product, map);
  const marked = (atoms: readonly number[]) =>
    productIsAnswer ? { atoms: atoms.map((atom) => product.atoms[atom]?.written ?? atom) } : {};
  if (missing.length > 0) {
    const count = missing.length === 1 ? 'One atom' : `${missing.length} atoms`;
    return {
      status: 'fails',
      reason: `${count} of the product can be traced to nothing that went in.`,
      ...marked(missing),
    };
  }
  const [site, ...others] = sites;
  if (!site) {
    return { status: 'not-checkable', reason: 'No bond between the product’s atoms has changed.' };
  }
  const changes = sites.map((each) => sayChanges(each.changes)).join('; elsewhere ');
  if (others.length > 0) {
    return {
      status: 'fails',
      reason: `The product differs in ${sites.length} separate places: ${changes}.`,
      ...marked(sites.flatMap(({ atoms }) => atoms)),
    };
  }
  if (knownChanges.has(site.changes.join(' '))) {
    return { status: 'passes', detail: `One place changes: ${changes}.`, ...marked(site.atoms) };
  }
  const reason = `One place changes, in a way that none of 67,495 reactions from patents does: ${changes}.`;
  // Reagents take part in more ways: with them in the flask this would be a false alarm too often.
  const hasReagents = productIsAnswer && !everyMoleculeGives(educts, map);
  return {
    status: hasReagents ? 'not-checkable' : 'fails',
    reason: hasReagents ? `${reason} With reagents in the flask that is not impossible.` : reason,
    ...marked(site.atoms),
  };
}

/** Whether each molecule that went in has an atom in the product. */
function everyMoleculeGives({ atoms, bonds }: MoleculeGraph, map: AtomMap): boolean {
  const used = new Set(map);
  return connectedParts(atoms.length, bonds).every((part) => part.some((atom) => used.has(atom)));
}

async function compareParts(checked: Checked): Promise<Finding> {
  const sides = reactionSides(checked);
  if (typeof sides === 'string') return { status: 'not-checkable', reason: sides };
  const [given, answered] = await Promise.all([
    canonicalParts(checked, sides.given),
    canonicalParts(checked, sides.answered),
  ]);
  if (!given) return { status: 'not-checkable', reason: 'RDKit does not read the input.' };
  if (!answered) return { status: 'not-checkable', reason: 'RDKit does not read the answer.' };
  const repeated = answered.filter((part) => given.includes(part));
  return judgeRepeated(sides, repeated, answered.length);
}

function judgeRepeated(
  { asked }: ReactionSides,
  repeated: readonly string[],
  count: number,
): Finding {
  if (repeated.length === 0) {
    return { status: 'passes', detail: 'No molecule of the answer stands in the input.' };
  }
  const named = [...new Set(repeated)].join(', ');
  if (asked === 'products' && repeated.length < count) {
    return { status: 'passes', detail: `Beside what is new, ${named} is there as before.` };
  }
  const what =
    asked === 'reagents'
      ? 'a starting material'
      : asked === 'products'
        ? 'left over'
        : 'the product';
  return { status: 'fails', reason: `Of the answer, ${named} is ${what} itself.` };
}

async function canonicalParts(
  { tools }: Checked,
  smiles: string,
): Promise<readonly string[] | undefined> {
  const described = await Promise.all(
    smilesParts(smiles).map((part) => tools.chemistry.describeMolecule(part)),
  );
  const canonical = described.flatMap((each) => (each.ok ? [each.value.canonicalSmiles] : []));
  return canonical.length === described.length ? canonical : undefined;
}
