/** A name without locants and stereodescriptors, as the grammar reads it. */
export interface PlainName {
  /** Lower-case letters and round brackets. */
  readonly words: readonly string[];
  /** Whether a hydrogen is indicated, as in 1H-indole. */
  readonly indicatesHydrogen: boolean;
}

/** Isotopes, charges, λ, fusions, ring assemblies and added hydrogen are not read. */
const NOT_READ =
  /[λ$+;]|lambda|\[\d*[a-z](?:,[a-z])*(?:-[a-z])?\]|\[\d*[DHT]\d*\]|\(\d+[CHNO]\d*\)|\(\d+'?[a-z]?H\)|\d-[a-z]\]|\dH?\]$|-d\d/;
/** Ring systems whose name without the sizes of their rings is none. */
const NEEDS_SIZES = /(?:bi|tri|tetra)cyclo|spiro/i;
const STEREO =
  /^(?:\d*[a-z]?'*[RSEZrs]|[±+-]|cis|trans|rac|rel|dl|DL|D|L|d|l|meso|syn|anti|endo|exo)$/;
const LOCANT =
  /^(?:\d+[a-z]?'*(?:\.\d+)*|\d+'*[a-z]?-?[NOSCP]'*|[NOSCPH]'*|[ompn]|sec|s|tert|t|alpha|beta|gamma|delta|omega|[α-ω]|as|sym|vic)$/;
const INDICATED = /^\d+[a-z]?'?H$/;

/** Undefined where the name holds notation that is not read. */
export function plainName(name: string): PlainName | undefined {
  const text = name
    .trim()
    .replaceAll(/[‐‑–−]/g, '-')
    .replaceAll(/[’′]/g, "'")
    .replaceAll('{', '(')
    .replaceAll('}', ')');
  const withoutVonBaeyer = text.replaceAll(/\[(?:\d+(?:\^\{?[\d,]+\}?)?\.)+\d+(?:\.\d+)*\]/g, '');
  if (NOT_READ.test(withoutVonBaeyer)) return undefined;
  if (NEEDS_SIZES.test(text) && text === withoutVonBaeyer) return undefined;
  let indicatesHydrogen = false;
  const words = withoutVonBaeyer.split(/\s+/).map((word) => {
    const pieces = word.split(/([-,()[\]])/).map((piece) => {
      if (INDICATED.test(piece)) indicatesHydrogen = true;
      const isDropped = STEREO.test(piece) || LOCANT.test(piece) || INDICATED.test(piece);
      return isDropped || piece === '-' || piece === ',' ? '' : piece;
    });
    return withoutEmptyBrackets(pieces.join('').replaceAll('[', '(').replaceAll(']', ')'));
  });
  if (words.some((word) => !/^[A-Za-z()]+$/.test(word))) return undefined;
  return { words: words.map((word) => word.toLowerCase()), indicatesHydrogen };
}

function withoutEmptyBrackets(word: string): string {
  const shorter = word.replaceAll('()', '');
  return shorter === word ? word : withoutEmptyBrackets(shorter);
}
