/** Distinct texts by all texts, from above 0 to 1; texts are compared as they stand. NaN without any. */
export function uniqueness(answers: readonly string[]): number {
  return new Set(answers).size / answers.length;
}

/** The share of answers that are not empty and are none of `known`, as they stand. NaN without any. */
export function novelty(answers: readonly string[], known: ReadonlySet<string>): number {
  const isNew = (answer: string) => answer !== '' && !known.has(answer);
  return answers.filter(isNew).length / answers.length;
}
