import { lastBetween } from '#tasks/readers/between-marks.ts';
import { withoutClosedThoughts } from './remove-thoughts.ts';

/** What stands in the last pair of SMILES tags, trimmed. */
export function readUsptoSmiles(reply: string): string | undefined {
  return lastBetween(withoutClosedThoughts(reply), '<SMILES>', '</SMILES>')?.trim() || undefined;
}
