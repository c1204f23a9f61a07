import { gcContent } from '#science/letter-classes.ts';
import { netCharge } from '#science/protein/protein-features.ts';
import { type JudgedClaim, NUMBER, printedNumber, sayNumber } from './claim.ts';

/** A sequence of the question or the answer. */
export interface KnownSequence {
  readonly kind: 'dna' | 'rna' | 'protein';
  readonly letters: string;
}

const IS = String.raw`\s*(?:is|=|:|≈|of)\s*(?:about |around |approximately |roughly |exactly |~\s?)?`;
const GC = new RegExp(
  String.raw`\b(?:the|its|overall|total|this)\s+(?:overall |total )?(?:GC|G\+C|G\/C)[ -]?content(?: of (?:the|this) (?:sequence|strand|insert|whole sequence))?${IS}(${NUMBER})\s?%`,
  'gi',
);
const LENGTH =
  /\b(?:(?:the|this|our|given|input) (?:whole |given |input |full |entire )?(?:sequence|protein|peptide|strand) (?:is|consists of|has a (?:total )?length of|(?:has|contains) a total of)(?: exactly)?|(?:total|overall|sequence) length(?: of the (?:sequence|protein|peptide))?\s*(?:is|=|:))\s*(\d{1,5})[ -]?(nt|nucleotides?|bp|base pairs?|bases?|aa|amino acids?|amino-acid residues|residues?)\b(?! (?:of|in|at|from|that|which|with|apart|away|upstream|downstream|longer|shorter)\b)/gi;
const CHARGE = new RegExp(
  String.raw`\b(?:the|its|overall|this)\s+(?:overall |total )?net charge(?: of (?:the|this) (?:sequence|protein|peptide))? at (?:neutral pH|pH 7(?:\.0|\.4)?)${IS}([+−–-]?\d+(?:\.\d+)?)(?![\d.]|\s*(?:to|–|-)\s*[+\d])`,
  'gi',
);
/** Constants differ between tables, and histidine is in between: whole charges are no more exact. */
const CHARGE_SLACK = 2;

/**
 * GC content, length and net charge at pH 7 that a text claims of "the sequence", recomputed; only
 * where there is a single sequence that it can mean.
 */
export function judgeSequenceClaims(
  text: string,
  sequences: readonly KnownSequence[],
): readonly JudgedClaim[] {
  const [only, ...others] = sequences;
  if (!only || others.length > 0 || only.letters === '') return [];
  const collect = (pattern: RegExp, judge: (claimed: string, unit: string) => Judged) =>
    [...text.matchAll(pattern)].flatMap((match): JudgedClaim[] => {
      const judged = judge(match[1] ?? '', match[2] ?? '');
      return judged ? [{ start: match.index, end: match.index + match[0].length, ...judged }] : [];
    });
  return only.kind === 'protein'
    ? [
        ...collect(LENGTH, (claimed, unit) => lengthClaim(claimed, unit, only)),
        ...collect(CHARGE, (claimed) => chargeClaim(claimed, only)),
      ]
    : [
        ...collect(LENGTH, (claimed, unit) => lengthClaim(claimed, unit, only)),
        ...collect(GC, (claimed) => gcClaim(claimed, only)),
      ];
}

type Judged = Omit<JudgedClaim, 'start' | 'end'> | undefined;

function lengthClaim(claimed: string, unit: string, { kind, letters }: KnownSequence): Judged {
  const isResidues = /^(?:aa|amino|residue)/i.test(unit);
  if (isResidues !== (kind === 'protein')) return undefined;
  const holds = Number(claimed) === letters.length;
  const sentence = `The sequence has ${letters.length} ${isResidues ? 'residues' : 'bases'}`;
  return { holds, sentence: holds ? `${sentence}.` : `${sentence}, the text says ${claimed}.` };
}

function gcClaim(claimed: string, { letters }: KnownSequence): Judged {
  const found = gcContent(letters);
  if (found === undefined) return undefined;
  const { value, lastPlace } = printedNumber(claimed);
  const percent = 100 * found;
  // People estimate by eye: three percentage points are no error.
  const holds = Math.abs(value - percent) <= Math.max(lastPlace, 3);
  const sentence = `The GC content is ${sayNumber(Number(percent.toFixed(1)))} %`;
  return { holds, sentence: holds ? `${sentence}.` : `${sentence}, the text says ${claimed} %.` };
}

function chargeClaim(claimed: string, { letters }: KnownSequence): Judged {
  const found = netCharge(letters, 7);
  const { value } = printedNumber(claimed.replace('+', ''));
  const holds = Math.abs(value - found) <= CHARGE_SLACK;
  const sentence = `At pH 7 the chain carries ${sayNumber(Number(found.toFixed(1)))} (EMBOSS constants)`;
  return { holds, sentence: holds ? `${sentence}.` : `${sentence}, the text says ${claimed}.` };
}
