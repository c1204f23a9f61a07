import type { MoleculeFacts } from '#science/chemistry.ts';
import { elementOfName } from '#science/elements.ts';
import { formulaDifference, parseFormula } from '#science/formula.ts';
import type { MoleculeGraph } from '#science/reaction/molecule-graph.ts';
import { type JudgedClaim, NUMBER, printedNumber, sayNumber } from './claim.ts';
import { COUNT, countOf } from './number-words.ts';

/** A molecule of the question or the answer, as RDKit sees it. */
export interface KnownMolecule {
  readonly facts: MoleculeFacts;
  readonly graph: MoleculeGraph;
}

const WHOLE =
  '(?:the|this|our) (?:whole |entire |given |input |target |final )?(?:molecule|compound|structure|product)';
const OF_WHOLE = `(?: (?:of|for) ${WHOLE})?`;
const IS = String.raw`\s*(?:is|was|=|:|≈|equals|comes to|would be|should be)\s*(?:therefore |thus |then |also )?`;
const ROUGHLY = String.raw`(about |around |approximately |roughly |ca\.? |~\s?|≈\s?)?`;
const DEFINITE = String.raw`(?:\b(?<!\b(?:if|suppose|assume|assuming|when|maybe|perhaps|say)\s)(?:the|this|total|overall)\s+|(?:^|[\n.;*]\s*))(?:\*\*)?`;

const FORMULA = new RegExp(
  String.raw`${DEFINITE}(?:(?:overall|total|final|full|molecular|chemical|sum) )*(?:molecular|chemical|sum|overall|total) formula(?:\*\*)?${OF_WHOLE}${IS}(?:\*\*)?\s*((?:[A-Z][a-z]?[\d₀-₉]*){2,})(?![\w(\[₀-₉+-])`,
  'gmi',
);
const MASS = new RegExp(
  String.raw`${DEFINITE}(?:molecular weight|molecular mass|molar mass|MW)(?:\*\*)?(?: \(MW\))?${OF_WHOLE}${IS}(?:\*\*)?\s*${ROUGHLY}(${NUMBER})(?:\s?(?:g\/mol|g mol|Da\b|amu))?(?![\d–-])(?!\s*(?:and|to|\+|×|\*)\s*\d)`,
  'gmi',
);
const ATOMS = new RegExp(
  String.raw`\b${WHOLE} (?:contains|has|consists of|possesses) (?:a total of |exactly |in total )?(${COUNT}) (\w+) atoms?\b(?! in | of | at | per )`,
  'gi',
);
const TOTAL_ATOMS = new RegExp(
  String.raw`\b(${COUNT}) (\w+) atoms? (?:in total|in all|in ${WHOLE})\b`,
  'gi',
);
const RINGS = new RegExp(
  String.raw`\b${WHOLE} (?:contains|has|possesses) (?:exactly )?(${COUNT}) rings?\b(?! of | in )`,
  'gi',
);

/**
 * Formula, mass, atom and ring counts that a text claims of "the molecule". A claim that fits any
 * of the molecules holds; one that fits none is wrong only where there is a single one it can mean.
 */
export function judgeMoleculeClaims(
  text: string,
  molecules: readonly KnownMolecule[],
): readonly JudgedClaim[] {
  const [only, ...others] = molecules;
  if (!only) return [];
  const judge = (
    claim: (molecule: KnownMolecule) => Omit<JudgedClaim, 'start' | 'end'> | undefined,
  ) => {
    const judged = molecules.flatMap((molecule) => claim(molecule) ?? []);
    return judged.find(({ holds }) => holds) ?? (others.length === 0 ? judged[0] : undefined);
  };
  const collect = (
    pattern: RegExp,
    claim: (match: RegExpExecArray) => ReturnType<typeof judge>,
  ): JudgedClaim[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const judged = claim(match);
      return judged ? [{ start: match.index, end: match.index + match[0].length, ...judged }] : [];
    });
  return [
    ...collect(FORMULA, ([, formula = '']) => judge((molecule) => formulaClaim(formula, molecule))),
    ...collect(MASS, ([, rough, mass = '']) =>
      judge(({ facts }) => massClaim(mass, rough !== undefined, facts)),
    ),
    ...[ATOMS, TOTAL_ATOMS].flatMap((pattern) =>
      collect(pattern, ([, count = '', kind = '']) =>
        judge(({ graph }) => atomClaim(count, kind, graph)),
      ),
    ),
    ...collect(RINGS, ([, count = '']) =>
      judge(({ graph, facts }) => ringClaim(count, graph, facts)),
    ),
  ];
}

type Judged = Omit<JudgedClaim, 'start' | 'end'> | undefined;

function formulaClaim(text: string, { facts }: KnownMolecule): Judged {
  const [claimed, known] = [parseFormula(text), parseFormula(facts.formula)];
  if (!claimed.ok || !known.ok) return undefined;
  const difference = formulaDifference(claimed.value, { ...known.value, charge: 0 });
  return {
    holds: difference === undefined,
    sentence:
      difference === undefined
        ? `RDKit counts ${facts.formula}.`
        : `RDKit counts ${facts.formula}, the text says ${text}: ${difference}.`,
  };
}

/** Rounding of atomic masses adds up; a mass of the main isotopes is near enough as well. */
const MASS_SHARE = 0.004;
const ROUGH_MASS_SHARE = 0.04;

function massClaim(text: string, isRough: boolean, facts: MoleculeFacts): Judged {
  const claimed = printedNumber(text);
  const share = isRough ? ROUGH_MASS_SHARE : MASS_SHARE;
  const slack = Math.max(claimed.lastPlace, share * facts.molarMass);
  const holds = Math.abs(claimed.value - facts.molarMass) <= slack;
  const found = `RDKit finds ${sayNumber(facts.molarMass)} g/mol`;
  return { holds, sentence: holds ? `${found}.` : `${found}, the text says ${text}.` };
}

function atomClaim(count: string, kind: string, { atoms }: MoleculeGraph): Judged {
  const element = elementOfName(kind)?.atomicNumber;
  const isHeavy = /^heavy$/i.test(kind);
  if (element === undefined && !isHeavy) return undefined;
  const own = atoms.filter(({ atomicNumber }) =>
    isHeavy ? atomicNumber > 1 : atomicNumber === element,
  ).length;
  const implied = element === 1 ? atoms.reduce((sum, { hydrogens }) => sum + hydrogens, 0) : 0;
  const found = own + implied;
  return countClaim(countOf(count), found, `${kind.toLowerCase()} atom${found === 1 ? '' : 's'}`);
}

function ringClaim(count: string, { atoms, bonds }: MoleculeGraph, facts: MoleculeFacts): Judged {
  const found = bonds.length - atoms.length + facts.componentCount;
  return countClaim(countOf(count), found, `ring${found === 1 ? '' : 's'}`);
}

function countClaim(claimed: number, found: number, what: string): Judged {
  const holds = claimed === found;
  return {
    holds,
    sentence: `RDKit counts ${found} ${what}${holds ? '' : `, the text says ${claimed}`}.`,
  };
}
