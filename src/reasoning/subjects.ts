import { assertNever } from '#base/assert.ts';
import { parseFormula } from '#science/formula.ts';
import type { Answer } from '#tasks/answer.ts';
import type { Field, FieldValues } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import type { ReactionRoles, Task } from '#tasks/task.ts';
import type { MoleculeSubject, ReactionSubject, Subject } from './subject.ts';

export const ANSWER_SUBJECT = 'answer';
export const REACTION_SUBJECT = 'reaction';
const ANSWER_LABEL = 'Answer of the model';
/** Formulas of crystals have fewer; a longer list of symbols is a slip of the keyboard. */
const MOST_ATOMS_OF_FORMULA = 5000;

/**
 * Everything of a run that has a picture: each field and the answer that is a molecule, a sequence
 * or a material. A reaction comes first, then the molecules on its sides, whose atoms the text names.
 * What cannot be read is left out; `whyNoSubject` says why.
 */
export function subjectsOf(
  task: Task,
  values: FieldValues,
  answer: Answer | undefined,
): readonly Subject[] {
  if (task.structure.from === 'nothing') return [];
  const inputs = task.fields.flatMap((field) => subjectOfField(field, values) ?? []);
  const answered = answer && subjectOfAnswer(answer);
  const shown = answered ? [...inputs, answered] : inputs;
  if (task.structure.from !== 'reaction') return shown;
  const molecules = shown.filter((subject) => subject.kind === 'molecule');
  return molecules.length === 0 ? [] : [reactionOf(task.structure.roles, molecules), ...shown];
}

/** The one sentence to show in place of a picture; for when `subjectsOf` finds nothing. */
export function whyNoSubject(
  task: Task,
  values: FieldValues,
  /** `waits` while there is no answer yet. */
  answer: 'waits' | 'arrived',
): string {
  if (task.structure.from === 'nothing') return task.structure.reason;
  const field = task.fields.find((candidate) => thingOf(candidate) !== undefined);
  if (!field) return answer === 'waits' ? 'The answer will be shown here.' : NOT_SHOWN;
  const thing = thingOf(field);
  return (values[field.name] ?? '').trim() === ''
    ? `Enter a ${thing} to see it here.`
    : `The input cannot be read as a ${thing} yet.`;
}

const NOT_SHOWN = 'The answer is nothing that can be drawn: no molecule, sequence or material.';

function subjectOfField(field: Field, values: FieldValues): Subject | undefined {
  const text = values[field.name] ?? '';
  if (thingOf(field) === undefined || text.trim() === '') return undefined;
  const parsed = parseField(field, text);
  return parsed.ok ? subjectOfValue(field, parsed.value.value) : undefined;
}

function subjectOfValue(field: Field, value: string): Subject | undefined {
  const base = { id: `input:${field.name}`, label: field.label, origin: 'input' } as const;
  switch (field.kind) {
    case 'smiles':
      return { ...base, kind: 'molecule', smiles: value };
    case 'dna':
    case 'rna':
    case 'protein':
      return {
        ...base,
        kind: 'sequence',
        sequenceKind: field.kind,
        // The prompts of some RNA tasks have T for U, and their values with them.
        letters: field.kind === 'rna' ? value.replaceAll('T', 'U') : value,
      };
    case 'formula':
    case 'composition': {
      const symbols = symbolsOf(value);
      return symbols && { ...base, kind: 'material', symbols, spaceGroup: undefined };
    }
    default:
      return undefined;
  }
}

/** What a field of this kind lets one see; undefined for kinds without a picture. */
function thingOf({ kind }: Field): 'molecule' | 'sequence' | 'material' | undefined {
  switch (kind) {
    case 'smiles':
      return 'molecule';
    case 'dna':
    case 'rna':
    case 'protein':
      return 'sequence';
    case 'formula':
    case 'composition':
      return 'material';
    case 'iupac':
    case 'selfies':
    case 'sirna':
    case 'gene-symbol':
    case 'gene-name':
    case 'elements':
    case 'number':
    case 'choice':
    case 'text':
      return undefined;
    default:
      return assertNever(kind, 'thingOf');
  }
}

/** One symbol for each atom, elements in the order of the formula. */
function symbolsOf(text: string): readonly string[] | undefined {
  const formula = parseFormula(text);
  if (!formula.ok || formula.value.counts.has('*')) return undefined;
  const counts = [...formula.value.counts];
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total > MOST_ATOMS_OF_FORMULA) return undefined;
  return counts.flatMap(([symbol, count]) => Array.from({ length: count }, () => symbol));
}

function subjectOfAnswer(answer: Answer): Subject | undefined {
  const base = { id: ANSWER_SUBJECT, label: ANSWER_LABEL, origin: 'answer' } as const;
  switch (answer.kind) {
    case 'smiles':
      return { ...base, kind: 'molecule', smiles: answer.smiles };
    case 'protein':
    case 'rna':
      return { ...base, kind: 'sequence', sequenceKind: answer.kind, letters: answer.sequence };
    case 'material':
      return {
        ...base,
        kind: 'material',
        symbols: answer.symbols,
        spaceGroup: answer.spaceGroup,
      };
    default:
      return undefined;
  }
}

function reactionOf(roles: ReactionRoles, molecules: readonly MoleculeSubject[]): ReactionSubject {
  const isAnswered = molecules.some(({ origin }) => origin === 'answer');
  const sides: Record<'reactants' | 'reagents' | 'products', MoleculeSubject | undefined> = {
    reactants: undefined,
    reagents: undefined,
    products: undefined,
  };
  for (const molecule of molecules) {
    sides[molecule.origin === 'input' ? roles.given : roles.asked] = molecule;
  }
  return {
    kind: 'reaction',
    id: REACTION_SUBJECT,
    label: 'Reaction',
    origin: isAnswered ? 'answer' : 'input',
    reactants: sides.reactants?.smiles ?? '',
    reagents: sides.reagents?.smiles ?? '',
    products: sides.products?.smiles ?? '',
    parts: {
      reactants: sides.reactants?.id,
      reagents: sides.reagents?.id,
      products: sides.products?.id,
    },
  };
}
