const LINE_LETTERS = 60;

/** One FASTA record: the name on its line, then 60 letters on each. */
export function writeFasta(name: string, sequence: string): string {
  const lines = sequence.match(new RegExp(`.{1,${LINE_LETTERS}}`, 'gs')) ?? [];
  return `${[`>${name.replaceAll(/\s+/g, ' ').trim()}`, ...lines].join('\n')}\n`;
}
