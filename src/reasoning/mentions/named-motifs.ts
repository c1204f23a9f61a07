import { CONSENSUS } from '#science/nucleic-motifs.ts';

/** A motif of DNA or RNA that texts call by name. */
export interface NamedMotif {
  readonly name: string;
  /** Source of a pattern for how it is written; letter case does not matter. */
  readonly words: string;
  /** IUPAC letters, or a pattern where a length is free; T also stands for U. */
  readonly letters: string;
}

/** Motifs that models write about, as textbooks name them. */
export const namedMotifs: readonly NamedMotif[] = [
  { name: 'TATA box', words: 'TATA[\\s-]?box(?:es)?|TATA element', letters: CONSENSUS.tataBox },
  { name: 'CAAT box', words: 'CC?AAT[\\s-]?box(?:es)?', letters: CONSENSUS.caatBox },
  {
    name: 'GC box',
    words: 'GC[\\s-]?box(?:es)?|Sp1 (?:binding )?sites?',
    letters: CONSENSUS.gcBox,
  },
  { name: 'E-box', words: 'E[\\s-]box(?:es)?', letters: 'CANNTG' },
  { name: 'initiator', words: 'initiator(?: element)?|Inr(?: element)?', letters: 'YYANWYY' },
  {
    name: 'CpG',
    words: 'CpG(?:[\\s-](?:islands?|sites?|dinucleotides?|motifs?))?s?',
    letters: 'CG',
  },
  {
    name: 'Kozak sequence',
    words: 'Kozak(?:[\\s-](?:sequence|consensus|context|motif))?',
    letters: CONSENSUS.kozak,
  },
  { name: 'start codon', words: 'start codons?|initiation codons?', letters: CONSENSUS.startCodon },
  {
    name: 'Shine–Dalgarno sequence',
    words: 'Shine[\\s–-]Dalgarno(?: sequence)?|ribosome[\\s-]binding site|RBS',
    letters: CONSENSUS.shineDalgarno,
  },
  {
    name: 'polyadenylation signal',
    words: 'poly(?:adenylation|[\\s-]?\\(?A\\)?) (?:signal|site|hexamer)s?',
    letters: CONSENSUS.polyadenylation,
  },
  {
    name: 'poly-A',
    words: 'poly[\\s-]?\\(?A\\)?(?:[\\s-](?:tail|tract|stretch|run)s?)?',
    letters: 'A{5,}',
  },
  {
    name: 'poly-U',
    words: 'poly[\\s-]?\\(?[UT]\\)?(?:[\\s-](?:tract|stretch|run)s?)?',
    letters: 'T{4,}',
  },
  {
    name: 'poly-C',
    words: 'poly[\\s-]?\\(?C\\)?(?:[\\s-](?:tract|stretch|run)s?)?',
    letters: 'C{4,}',
  },
  {
    name: 'poly-G',
    words: 'poly[\\s-]?\\(?G\\)?(?:[\\s-](?:tract|stretch|run)s?)?',
    letters: 'G{4,}',
  },
  {
    name: 'G-quadruplex',
    words: 'G[\\s-]quadruplex(?:es)?',
    letters: 'G{3,5}(?:[ACGT]{1,7}?G{3,5}){3}',
  },
  { name: 'AU-rich element', words: 'AU[\\s-]rich elements?|AREs?', letters: CONSENSUS.auRich },
  { name: 'PAM', words: 'PAM(?:[\\s-](?:site|sequence))?s?|NGG PAM', letters: 'NGG' },
  { name: 'DRACH motif', words: 'DRACH(?:[\\s-]motifs?)?', letters: 'DRACH' },
  { name: 'GT–AG splice sites', words: 'splice donors?|donor splice sites?', letters: 'GTRAGT' },
];
