/** The tags that SciReasoner writes around typed answers. */
export type AnswerTag =
  | 'SMILES'
  | 'IUPAC'
  | 'MOLFORMULA'
  | 'NUMBER'
  | 'BOOLEAN'
  | 'protein'
  | 'rna'
  | 'material';

export interface Tagged {
  readonly text: string;
  readonly closed: boolean;
}

/**
 * Text from an opening tag to the first closing tag after it, trimmed; undefined when there is no
 * opening tag. A missing closing tag takes the rest of the reply. `last` takes the last pair that
 * is closed, else the last opening tag.
 */
export function readTagged(
  reply: string,
  tag: AnswerTag,
  pair: 'first' | 'last' = 'first',
): Tagged | undefined {
  const opening = `<${tag}>`;
  const closing = `</${tag}>`;
  const open = pair === 'first' ? reply.indexOf(opening) : lastOpening(reply, opening, closing);
  if (open < 0) return undefined;
  const start = open + opening.length;
  const close = reply.indexOf(closing, start);
  return close < 0
    ? { text: reply.slice(start).trim(), closed: false }
    : { text: reply.slice(start, close).trim(), closed: true };
}

function lastOpening(reply: string, opening: string, closing: string): number {
  const closed = reply.lastIndexOf(opening, reply.lastIndexOf(closing));
  return closed >= 0 ? closed : reply.lastIndexOf(opening);
}

/** The sentence that an answer view shows when a closing tag was missing. */
export function unclosedTag(tag: AnswerTag): string {
  return `The closing </${tag}> was missing; the official parser would find no tagged answer.`;
}
