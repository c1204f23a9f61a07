import { firstBetween, lastBetween } from '#tasks/readers/between-marks.ts';

/** The first pair of RNA tags, T read as U, in capitals; undefined unless only A, U, C and G are left. */
export function readFreeRna(reply: string): string | undefined {
  const text = reply.replaceAll('T', 'U').replaceAll('t', 'u');
  const sequence = firstBetween(text, '<rna>', '</rna>')?.trim().toUpperCase() ?? '';
  return /^[AUCG]+$/.test(sequence) ? sequence : undefined;
}

/** The last pair of protein tags without semicolons and spaces; the 20 letters and hyphens stay. */
export function readFreeProtein(reply: string): string | undefined {
  const text = lastBetween(reply, '<protein>', '</protein>') ?? '';
  return text.toUpperCase().replaceAll(/[^ACDEFGHIKLMNPQRSTVWY-]/g, '') || undefined;
}

/** What a free molecule is looked for in. */
export type FreeMolecule =
  /** Between tags with single spaces, without bracket atoms. */
  | { readonly from: 'tags'; readonly smiles: string }
  /** No tags: the first run that parses without sanitising is the molecule, else the complete reply. */
  | { readonly from: 'runs'; readonly runs: readonly string[]; readonly reply: string }
  /** The complete reply is parsed, which only a bare SMILES survives. */
  | { readonly from: 'reply'; readonly smiles: string };

/** How the evaluator looks for a molecule; brackets, % and : within the tags make it miss them. */
export function findFreeMolecule(reply: string): FreeMolecule {
  const smiles = /<SMILES> ([A-Za-z0-9()=#+@\\/.-]+) <\/SMILES>/.exec(reply)?.[1];
  if (smiles !== undefined) return { from: 'tags', smiles };
  if (reply.includes('<SMILES>')) return { from: 'reply', smiles: reply };
  return { from: 'runs', runs: reply.match(RUN) ?? [], reply };
}

/** Runs of the letters of a SMILES, not between asterisks, of at least four letters. */
const RUN = /(?<!\*)[A-Za-z0-9₀-₉().+\-=#$:@*/%\\]{4,}(?!\*)/g;
