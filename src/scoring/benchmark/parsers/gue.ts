import { promoterVerdict } from '#tasks/readers/verdicts.ts';
import { withoutBegunThoughts } from './remove-thoughts.ts';

/** "The prediction result is …", else denials before affirmations; undefined counts as negative. */
export function readGueVerdict(reply: string): boolean | undefined {
  const text = withoutBegunThoughts(reply.trim());
  const stated = /\bthe prediction result is\s+(positive|negative)\b/i.exec(text)?.[1];
  return stated === undefined ? promoterVerdict(text)?.value : stated.toLowerCase() === 'positive';
}
