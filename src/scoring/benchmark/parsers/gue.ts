import { promoterVerdict } from '#tasks/readers/verdicts.ts';
import { withoutBegunThoughts } from './remove-thoughts.ts';

/** "The prediction result is …", else denials before affirmations; undefined counts as negative. */
export function readGueVerdict(reply: string): boolean | undefined {
  return promoterVerdict(withoutBegunThoughts(reply.trim()))?.value;
}
