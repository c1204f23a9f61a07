import { z } from 'zod';
import { damagedFile } from './model-folder.ts';

const FILE = 'tokenizer.json';
const MOST_TOKENS = 1_000_000;
const MOST_TOKEN_CHARACTERS = 4096;

/** The parts that decide how much work the tokenizer is; the rest is the tokenizer's own business. */
const shapeSchema = z.object({
  model: z.object({
    type: z.literal('BPE'),
    vocab: z.record(z.string(), z.unknown()),
    merges: z.array(z.unknown()).max(MOST_TOKENS),
  }),
  added_tokens: z
    .array(z.object({ id: z.int().nonnegative(), content: z.string().max(MOST_TOKEN_CHARACTERS) }))
    .max(10_000)
    .optional(),
});

/**
 * Refuses a parsed `tokenizer.json` with entries of the wrong type or ids beyond the model's
 * vocabulary, whose rows the graph would look up where there are none. Throws `damaged-file`.
 */
export function checkTokenizerShape(json: unknown, vocabularySize: number): object {
  const parsed = shapeSchema.safeParse(json);
  if (!parsed.success) throw damagedFile(FILE, z.prettifyError(parsed.error));
  const { model, added_tokens: added = [] } = parsed.data;
  const wrongMerge = model.merges.findIndex((merge) => !isMerge(merge));
  if (wrongMerge >= 0) throw damagedFile(FILE, `merge ${wrongMerge} is not two tokens`);
  const ids = [...Object.values(model.vocab), ...added.map(({ id }) => id)];
  const isRow = (id: unknown) =>
    Number.isInteger(id) && Number(id) >= 0 && Number(id) < vocabularySize;
  const wrongId = ids.find((id) => !isRow(id));
  if (wrongId !== undefined) {
    const shown = JSON.stringify(wrongId).slice(0, 40);
    throw damagedFile(
      FILE,
      `a token has the id ${shown}, where config.json allows 0 to ${vocabularySize - 1}`,
    );
  }
  const tooLong = Object.keys(model.vocab).find((token) => token.length > MOST_TOKEN_CHARACTERS);
  if (tooLong) throw damagedFile(FILE, `a token has ${tooLong.length} characters`);
  return json as object;
}

/** `"a b"`, or `["a", "b"]` in newer files. */
function isMerge(merge: unknown): boolean {
  if (typeof merge === 'string') return merge.includes(' ');
  return (
    Array.isArray(merge) && merge.length === 2 && merge.every((part) => typeof part === 'string')
  );
}
