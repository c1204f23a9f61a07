import { withoutClosedThoughts } from './remove-thoughts.ts';

/** What stands in the last pair of SMILES tags, trimmed. */
export function readUsptoSmiles(reply: string): string | undefined {
  const pairs = [...withoutClosedThoughts(reply).matchAll(/<SMILES>(.*?)<\/SMILES>/gs)];
  return pairs.at(-1)?.[1]?.trim() || undefined;
}
