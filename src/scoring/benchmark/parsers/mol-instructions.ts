import { firstOnOneLine } from '#tasks/readers/between-marks.ts';
import { firstNumberOfInstructions } from '#tasks/readers/find-numbers.ts';
import { withoutEndMarks, withoutThoughts } from './remove-thoughts.ts';

/** The first pair of SMILES tags that stands on one line; an empty one holds a molecule without atoms. */
export function readInstructionSmiles(reply: string): string | undefined {
  return firstOnOneLine(plain(reply), '<SMILES>', '</SMILES>')?.trim();
}

/** The first number. A reply without any is read as 0, which the metric takes for an answer. */
export function readInstructionNumber(reply: string): number {
  return firstNumberOfInstructions(plain(reply)) ?? 0;
}

/** A reply up to its last full stop; one is put behind a text that has none. */
export function readInstructionDescription(reply: string): string {
  const text = plain(reply);
  const end = text.lastIndexOf('.');
  return `${end < 0 ? text : text.slice(0, end)}.`;
}

/** The first pair of protein tags that stands on one line; only the 20 amino acids stay. */
export function readInstructionProtein(reply: string): string | undefined {
  const sequence = firstOnOneLine(plain(reply), '<protein>', '</protein>') ?? '';
  return sequence.replaceAll(/[^ACDEFGHIKLMNPQRSTVWY]/g, '') || undefined;
}

/** A description of a protein: the whole reply but its thought. */
export function readInstructionText(reply: string): string | undefined {
  return plain(reply).trim() || undefined;
}

function plain(reply: string): string {
  return withoutThoughts(withoutEndMarks(reply.trim()));
}

/** An answer in words, without a leading "Response:", "Answer:", thought and "I would say that". */
export function readInstructionWords(reply: string): string {
  const begun = withoutEndMarks(reply.trim()).replace(/^(?:Response:|Answer:)\s*/i, '');
  return withoutThoughts(begun)
    .replace(/^(?:I would say that|I would like to say that)\s*/i, '')
    .trim();
}

/** Entities in lower case, cut at comma and space; nothing is trimmed, a final full stop stays. */
export function readInstructionEntities(reply: string): ReadonlySet<string> {
  return new Set(readInstructionWords(reply).toLowerCase().split(', '));
}

/** Bracketed groups, brackets included; a reply without any is one group. */
export function readInstructionGroups(reply: string): ReadonlySet<string> {
  const text = readInstructionWords(reply).toLowerCase();
  const groups = groupsIn(text);
  return new Set(groups.length > 0 ? groups : groupsIn(`(${text})`));
}

/** As in a reply, but a reference without brackets holds nothing. */
export function readReferenceGroups(reference: string): ReadonlySet<string> {
  return new Set(groupsIn(readInstructionWords(reference).toLowerCase()));
}

/** The shortest, so a bracket inside a name ends the group; none runs over lines. */
function groupsIn(text: string): readonly string[] {
  // Without the cut, a line of opening brackets alone would be searched once for each of them.
  return text
    .split('\n')
    .flatMap((line) => line.slice(0, line.lastIndexOf(')') + 1).match(/\([^)]*\)/g) ?? []);
}

/** yes, no or maybe by substrings in that order: "know" holds a no. */
export function readInstructionVerdict(reply: string): string | undefined {
  const text = readInstructionWords(reply).toLowerCase();
  if (text.includes('yes')) return 'yes';
  if (text.includes('no')) return 'no';
  return /maybe|may be|might/.test(text) ? 'maybe' : undefined;
}

/** The text before the first comma. */
export function readReferenceVerdict(reference: string): string {
  return (reference.toLowerCase().split(',')[0] ?? '').trim();
}

/** The first of A, B, C, D as "(X", "X)" or " X "; else the complete reply is compared. */
export function readInstructionOption(reply: string): string {
  const text = readInstructionWords(reply);
  const letter = ['A', 'B', 'C', 'D'].find((each) =>
    [`(${each}`, `${each})`, ` ${each} `].some((mark) => text.includes(mark)),
  );
  return letter ?? text;
}

/** The text in the first pair of brackets. */
export function readReferenceOption(reference: string): string | undefined {
  return reference.split('(')[1]?.split(')')[0];
}
