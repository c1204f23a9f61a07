/** What one question of a `MoleculeBatches` is about: a SMILES, or two of them. */
export type BatchQuestion = string | readonly [string, string];

/** The same for equal questions; no SMILES holds a line break. */
export function keyOfQuestion(question: BatchQuestion): string {
  return typeof question === 'string' ? question : question.join('\n');
}
