import type { GroupMatch } from '#science/functional-group.ts';
import { functionalGroups } from '#science/functional-groups.ts';
import type { SequenceKind } from '#science/sequence-letters.ts';
import type { MaterialSubject, SequenceSubject, Subject } from '../subject.ts';
import { type AtomOfText, readWrittenMolecule } from './written-molecule.ts';

/** What a text may speak of. */
export interface MentionContext {
  readonly subjects: readonly Subject[];
  /** By the id of the subject; a molecule without an entry was not searched for groups (yet). */
  readonly groups: ReadonlyMap<string, readonly GroupMatch[]>;
}

/** A molecule with what its SMILES shows at once. */
export interface KnownMolecule {
  readonly id: string;
  /** As a sentence names it: `the input`, `the answer`, `“Reactants”`. */
  readonly where: string;
  readonly smiles: string;
  readonly atoms: readonly AtomOfText[];
  /** Places by the name of the group; undefined where nobody has searched. */
  readonly groups: ReadonlyMap<string, readonly (readonly number[])[]> | undefined;
}

export interface KnownSequence {
  readonly id: string;
  readonly where: string;
  readonly kind: SequenceKind;
  /** Capitals. */
  readonly letters: string;
}

export interface KnownMaterial {
  readonly id: string;
  readonly where: string;
  readonly symbols: readonly string[];
  readonly spaceGroup: number | undefined;
}

/** A context made ready for looking things up; inputs stand before answers. */
export interface KnownThings {
  readonly molecules: readonly KnownMolecule[];
  readonly proteins: readonly KnownSequence[];
  readonly nucleics: readonly KnownSequence[];
  readonly materials: readonly KnownMaterial[];
}

const prepared = new WeakMap<MentionContext, KnownThings>();

/** Prepared once for each context, whose pieces of text are many. */
export function knownThingsOf(context: MentionContext): KnownThings {
  const known = prepared.get(context) ?? prepare(context);
  prepared.set(context, known);
  return known;
}

function prepare(context: MentionContext): KnownThings {
  const subjects = context.subjects.toSorted(
    (a, b) => Number(a.origin === 'answer') - Number(b.origin === 'answer'),
  );
  const sequences = subjects.flatMap((each) => (each.kind === 'sequence' ? [each] : []));
  const sequenceOf = (subject: SequenceSubject): KnownSequence => ({
    id: subject.id,
    where: whereOf(subject, subjects),
    kind: subject.sequenceKind,
    letters: subject.letters.toUpperCase(),
  });
  return {
    molecules: subjects.flatMap((subject) => moleculeOf(subject, context, subjects)),
    proteins: sequences.filter(({ sequenceKind }) => sequenceKind === 'protein').map(sequenceOf),
    nucleics: sequences.filter(({ sequenceKind }) => sequenceKind !== 'protein').map(sequenceOf),
    materials: subjects
      .filter((each): each is MaterialSubject => each.kind === 'material')
      .map((subject) => ({
        id: subject.id,
        where: whereOf(subject, subjects),
        symbols: [...new Set(subject.symbols)],
        spaceGroup: subject.spaceGroup,
      })),
  };
}

/** The molecules of a reaction are subjects of their own. */
function moleculeOf(
  subject: Subject,
  { groups }: MentionContext,
  subjects: readonly Subject[],
): readonly KnownMolecule[] {
  if (subject.kind !== 'molecule') return [];
  const { smiles } = subject;
  const matches = groups.get(subject.id);
  return [
    {
      id: subject.id,
      where: whereOf(subject, subjects),
      smiles,
      atoms: readWrittenMolecule(smiles),
      groups: matches && placesByName(matches),
    },
  ];
}

/** A group whose name has several patterns has several entries. */
function placesByName(
  matches: readonly GroupMatch[],
): ReadonlyMap<string, readonly (readonly number[])[]> {
  const places = new Map<string, readonly (readonly number[])[]>(
    functionalGroups.map(({ name }) => [name, []]),
  );
  for (const match of matches) {
    places.set(match.name, [...(places.get(match.name) ?? []), ...match.places]);
  }
  return places;
}

function whereOf(subject: Subject, subjects: readonly Subject[]): string {
  if (subject.origin === 'answer') return 'the answer';
  const inputs = subjects.filter(({ origin, kind }) => origin === 'input' && kind !== 'reaction');
  return inputs.length > 1 ? `“${subject.label}”` : 'the input';
}
