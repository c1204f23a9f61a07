import { elementOfSymbol } from '#science/elements.ts';
import type { GroupMatch } from '#science/functional-group.ts';
import { functionalGroups } from '#science/functional-groups.ts';
import type { MoleculeGraph } from '#science/reaction/molecule-graph.ts';
import type { Checked, Finding } from './check.ts';
import { type DescribedPart, describedParts } from './described-groups.ts';

interface Described {
  readonly text: string;
  readonly smiles: string;
  /** Whether the model wrote the text, and not the molecule. */
  readonly textIsAnswer: boolean;
}

/** Looks in a molecule for the groups and atoms that a description names; one of them was asked for. */
export async function compareDescription(checked: Checked): Promise<readonly Finding[]> {
  const described = describedIn(checked);
  if (!described) {
    return [notCheckable('The task has no description together with a molecule.')];
  }
  const parts = describedParts(described.text);
  if (parts.length === 0) {
    return [notCheckable('The description names no group or atom in words that are read here.')];
  }
  const { chemistry } = checked.tools;
  const named = new Set(parts.flatMap(({ what }) => (what.kind === 'group' ? [what.name] : [])));
  const patterns = functionalGroups.filter(({ name }) => named.has(name));
  const [groups, graph] = await Promise.all([
    chemistry.matchGroups(described.smiles, patterns),
    chemistry.readGraph(described.smiles),
  ]);
  if (!groups.ok) return [notCheckable(`RDKit does not read it: ${groups.error.message}`)];
  if (!graph.ok) return [notCheckable(`RDKit does not read it: ${graph.error.message}`)];
  const counted = parts.map((part) => ({
    part,
    found: countOfPart(part, groups.value, graph.value),
  }));
  const wrong = counted.filter(({ part, found }) => found < part.count);
  if (wrong.length === 0)
    return [
      passes(
        counted.map(({ part }) => part),
        described,
        groups.value,
      ),
    ];
  return wrong.map(({ part, found }) => ({
    status: 'fails',
    ...(described.textIsAnswer
      ? { place: { part: 'answer', start: part.start, end: part.end } }
      : {}),
    reason: `“${described.text.slice(part.start, part.end)}” asks for ${part.count} ${sayPart(part)}; the molecule has ${found}.`,
  }));
}

function describedIn({ task, values, answer, reply }: Checked): Described | undefined {
  const field = task.fields.find(({ kind }) => kind === 'text' || kind === 'smiles');
  const given = field && values[field.name];
  if (field === undefined || given === undefined) return undefined;
  if (answer.kind === 'smiles' && field.kind === 'text') {
    return { text: given, smiles: answer.smiles, textIsAnswer: false };
  }
  return answer.kind === 'text' && field.kind === 'smiles'
    ? { text: reply.answer, smiles: given, textIsAnswer: true }
    : undefined;
}

function countOfPart(
  { what }: DescribedPart,
  groups: readonly GroupMatch[],
  { atoms }: MoleculeGraph,
): number {
  if (what.kind === 'group') {
    return groups.find(({ name }) => name === what.name)?.places.length ?? 0;
  }
  const wanted = elementOfSymbol(what.symbol)?.atomicNumber;
  const own = atoms.filter(({ atomicNumber }) => atomicNumber === wanted).length;
  return wanted === 1 ? atoms.reduce((sum, { hydrogens }) => sum + hydrogens, own) : own;
}

function passes(
  parts: readonly DescribedPart[],
  { textIsAnswer }: Described,
  groups: readonly GroupMatch[],
): Finding {
  const named = [...new Set(parts.map((part) => `${part.count} ${sayPart(part)}`))].join(', ');
  const atoms = [...new Set(groups.flatMap(({ places }) => places.flat()))].sort((a, b) => a - b);
  return {
    status: 'passes',
    detail: `Found, at least as often as described: ${named}. The rest of the description is not checked.`,
    ...(textIsAnswer || atoms.length === 0 ? {} : { atoms }),
  };
}

function sayPart({ what, count }: DescribedPart): string {
  const name = what.kind === 'group' ? what.name : `${what.symbol} atom`;
  return count === 1 ? name : `${name}s`;
}

function notCheckable(reason: string): Finding {
  return { status: 'not-checkable', reason };
}
