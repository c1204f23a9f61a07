import { type AtomCounts, addCounts } from './atom-counts.ts';
import {
  acidSuffixes,
  acids,
  bracketMultipliers,
  chainSuffixes,
  doubleGroupSuffixes,
  doubleSubstituents,
  doubleSuffixes,
  groupSuffixes,
  multipliers,
  replacements,
  substituents,
  suffixes,
} from './name-tables.ts';
import { matching, type Parent, type ParentKind, parentsAt } from './parents-at.ts';

/** One way to read a word from its start up to `end`. */
export interface WordReading {
  readonly end: number;
  readonly atoms: AtomCounts;
  /** Acid groups of an acid; how many groups of the kind a substituent word stands for. */
  readonly groups: number;
}

/** Prefixes read so far: what they add, and what decides whether an aromatic ring can bear them. */
interface Prefixed extends WordReading {
  /** Oxo and the like that have not found the ring or chain they stand on. */
  readonly doubles: number;
  readonly hydros: number;
}

const SHORT_MULTIPLIERS = new Map([...multipliers, ['tetr', 4], ['pent', 5], ['hex', 6]]);

/**
 * Reads one word of a name in every way that the tables allow. Atoms add up: a substituent is what
 * it adds in place of a hydrogen, so where it stands does not matter.
 */
export class NameGrammar {
  private readonly text: string;
  private readonly indicatesHydrogen: boolean;
  private readonly known = new Map<string, readonly Prefixed[]>();

  constructor(text: string, indicatesHydrogen: boolean) {
    this.text = text;
    this.indicatesHydrogen = indicatesHydrogen;
  }

  /** Whole compounds: prefixes, a parent and at most one kind of suffix, up to the end. */
  compounds(): readonly WordReading[] {
    return this.prefixes(0).flatMap((before) => [
      ...parentsAt(this.text, before.end).flatMap((parent) => this.withSuffix(before, parent)),
      ...this.acidsAt(before),
      ...this.amineAt(before),
    ]);
  }

  /** Substituent words such as `diethyl` or `2-chloroethyl`, up to the end. */
  groups(): readonly WordReading[] {
    const single = this.prefixes(0).filter(
      ({ end, doubles }) => end === this.text.length && doubles === 0,
    );
    const repeated = [...matching(bracketMultipliers, this.text, 0)].flatMap(([end, count]) =>
      this.unitsAt(end)
        .filter((unit) => unit.end === this.text.length)
        .map((unit) => ({ ...unit, atoms: addCounts({}, unit.atoms, count), groups: count })),
    );
    // `dimethyl` is two groups; as one group it would need something to stand on.
    return repeated.length > 0 ? repeated : single.map((one) => ({ ...one, groups: 1 }));
  }

  /** All sequences of prefixes from a place on, the empty one included. */
  private prefixes(start: number): readonly Prefixed[] {
    const found: Prefixed[] = [NOTHING(start)];
    const seen = new Set([keyOf(NOTHING(start))]);
    for (let at = 0; at < found.length; at++) {
      const before = found[at];
      if (!before) break;
      for (const next of this.afterPrefix(before)) {
        if (seen.has(keyOf(next))) continue;
        seen.add(keyOf(next));
        found.push(next);
      }
    }
    return found;
  }

  private afterPrefix(before: Prefixed): readonly Prefixed[] {
    const once = this.unitsAt(before.end).map((unit) => ({ unit, count: 1 }));
    const times = [...matching(bracketMultipliers, this.text, before.end)].flatMap(
      ([end, count]) =>
        // `tridecyl` has thirteen carbons, not three times ten.
        this.text.startsWith('dec', end) && count > 2
          ? []
          : this.unitsAt(end).map((unit) => ({ unit, count })),
    );
    return [...once, ...times].flatMap(({ unit, count }) => join(before, unit, count));
  }

  /** One substituent without its multiplier: a word of the table, a bracket, or a parent with -yl. */
  private unitsAt(at: number): readonly (Prefixed & { readonly kind?: ParentKind })[] {
    const known = this.known.get(`${at}`);
    if (known) return known;
    const found = [
      ...[...matching(substituents, this.text, at)].map(([end, atoms]) => ({
        ...NOTHING(end),
        atoms,
        hydros: Number(this.text.slice(at, end) === 'hydro'),
        ...kindOfSubstituent(this.text.slice(at, end)),
      })),
      ...[...matching(doubleSubstituents, this.text, at)].map(([end, atoms]) => ({
        ...NOTHING(end),
        atoms,
        doubles: 1,
      })),
      ...[...matching(replacements, this.text, at)].map(([end, atoms]) => ({
        ...NOTHING(end),
        atoms,
      })),
      ...this.bracketAt(at),
      ...parentsAt(this.text, at).flatMap((parent) => this.groupOf(parent)),
    ];
    this.known.set(`${at}`, found);
    return found;
  }

  private bracketAt(at: number): readonly Prefixed[] {
    if (this.text[at] !== '(') return [];
    return this.prefixes(at + 1)
      .filter(({ end }) => this.text[end] === ')' && end > at + 1)
      .map((inner) => ({ ...inner, end: inner.end + 1 }));
  }

  private groupOf({
    end,
    atoms,
    kind,
  }: Parent): readonly (Prefixed & { readonly kind: ParentKind })[] {
    const afterE = this.text[end] === 'e' ? [end, end + 1] : [end];
    return afterE.flatMap((at) => [
      ...[...matching(groupSuffixes, this.text, at)].map(([after, change]) => ({
        ...NOTHING(after),
        atoms: addCounts(atoms, change),
        kind,
      })),
      ...(kind === 'chain' || kind === 'other'
        ? [...matching(doubleGroupSuffixes, this.text, at)].map(([after, change]) => ({
            ...NOTHING(after),
            atoms: addCounts(atoms, change),
            doubles: 1,
            kind,
          }))
        : []),
    ]);
  }

  private withSuffix(before: Prefixed, parent: Parent): readonly WordReading[] {
    if (!this.canBear(before, parent.kind)) return [];
    const hydride = addCounts(before.atoms, parent.atoms);
    const ends = this.text[parent.end] === 'e' ? [parent.end, parent.end + 1] : [parent.end];
    return ends.flatMap((at) => {
      if (at === this.text.length) return [{ end: at, atoms: hydride, groups: 0 }];
      const starts: (readonly [number, number])[] = [
        [at, 1],
        ...matching(SHORT_MULTIPLIERS, this.text, at),
      ];
      return starts.flatMap(([from, count]) =>
        this.suffixed({ before, parent, hydride }, this.text.slice(from), count),
      );
    });
  }

  private suffixed(
    of: { before: Prefixed; parent: Parent; hydride: AtomCounts },
    suffix: string,
    count: number,
  ): readonly WordReading[] {
    const { kind } = of.parent;
    const double = doubleSuffixes.get(suffix);
    const hydrosAreEnough = of.before.hydros >= 2 * count && !this.indicatesHydrogen;
    if (double && isAromatic(kind) && !hydrosAreEnough) return [];
    if (chainSuffixes.has(suffix) && kind !== 'chain') return [];
    const change = double ?? suffixes.get(suffix);
    if (!change) return [];
    const groups = acidSuffixes.has(suffix) ? count : 0;
    return [{ end: this.text.length, atoms: addCounts(of.hydride, change, count), groups }];
  }

  /** Retained acids, and what their names give: acetamide is in the table of parents. */
  private acidsAt(before: Prefixed): readonly WordReading[] {
    if (before.doubles > 0 && before.end === 0) return [];
    return [...acids].flatMap(([stem, { atoms, groups }]) =>
      this.text.slice(before.end) === `${stem}icacid`
        ? [{ end: this.text.length, atoms: addCounts(before.atoms, atoms), groups }]
        : [],
    );
  }

  /** `triethylamine`: ammonia with substituents. */
  private amineAt(before: Prefixed): readonly WordReading[] {
    if (before.end === 0 || this.text.slice(before.end) !== 'amine') return [];
    return [{ end: this.text.length, atoms: addCounts(before.atoms, { N: 1, H: 3 }), groups: 0 }];
  }

  private canBear(before: Prefixed, kind: ParentKind): boolean {
    if (kind === 'aromatic' && this.indicatesHydrogen) return false;
    if (!isAromatic(kind) || before.doubles === 0) return true;
    return before.hydros >= 2 * before.doubles && !this.indicatesHydrogen;
  }
}

const NOTHING = (end: number): Prefixed => ({ end, atoms: {}, groups: 0, doubles: 0, hydros: 0 });

function isAromatic(kind: ParentKind): boolean {
  return kind === 'aromatic' || kind === 'aromatic-with-hydrogen';
}

const AROMATIC_SUBSTITUENTS =
  /^(?:phen|benz|tolyl|naphth|pyridyl|furyl|thienyl|anilino|tosyl|trityl)/;

function kindOfSubstituent(word: string): { readonly kind?: ParentKind } {
  return AROMATIC_SUBSTITUENTS.test(word) ? { kind: 'aromatic' } : {};
}

/** One more substituent behind others; none where it cannot bear their oxo groups. */
function join(
  before: Prefixed,
  unit: Prefixed & { readonly kind?: ParentKind },
  count: number,
): readonly Prefixed[] {
  const isRing = unit.kind !== undefined;
  if (isRing && isAromatic(unit.kind) && before.doubles > 0) return [];
  return [
    {
      end: unit.end,
      atoms: addCounts(before.atoms, unit.atoms, count),
      groups: 0,
      doubles: (isRing ? 0 : before.doubles) + unit.doubles * count,
      hydros: (isRing ? 0 : before.hydros) + unit.hydros * count,
    },
  ];
}

function keyOf({ end, atoms, doubles, hydros }: Prefixed): string {
  const counts = Object.entries(atoms).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${end} ${doubles} ${hydros} ${counts.map(([symbol, count]) => symbol + count).join(' ')}`;
}
