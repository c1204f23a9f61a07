/** The tags that SciReasoner writes around typed answers. */
export type AnswerTag = 'SMILES' | 'IUPAC' | 'MOLFORMULA' | 'NUMBER' | 'BOOLEAN';

/**
 * Text from the first opening tag to the first closing tag after it, trimmed; undefined when the
 * opening tag is missing. A missing closing tag takes the rest of the reply.
 */
export function readTagged(
  reply: string,
  tag: AnswerTag,
): { readonly text: string; readonly closed: boolean } | undefined {
  const open = reply.indexOf(`<${tag}>`);
  if (open < 0) return undefined;
  const start = open + tag.length + 2;
  const close = reply.indexOf(`</${tag}>`, start);
  return close < 0
    ? { text: reply.slice(start).trim(), closed: false }
    : { text: reply.slice(start, close).trim(), closed: true };
}

/** The sentence that an answer view shows when a closing tag was missing. */
export function unclosedTag(tag: AnswerTag): string {
  return `The closing </${tag}> was missing; the official parser would find no tagged answer.`;
}
