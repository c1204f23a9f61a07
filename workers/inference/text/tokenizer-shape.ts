import { z } from 'zod';
import { damagedFile } from '../load/model-folder.ts';

const FILE = 'tokenizer.json';
const MOST_TOKENS = 1_000_000;
const MOST_ADDED_TOKENS = 10_000;
const MOST_TOKEN_CHARACTERS = 4096;

/** The parts that decide how much work the tokenizer is; the rest is the tokenizer's own business. */
const shapeSchema = z.object({
  model: z.object({
    type: z.literal('BPE'),
    // Looked through by loops below: a schema takes a second for Qwen3's 150,000 tokens.
    vocab: z.custom<object>(isPlainObject, 'vocab is not an object'),
    merges: z.custom<readonly unknown[]>(Array.isArray, 'merges is not a list'),
  }),
  added_tokens: z
    .array(z.object({ id: z.int(), content: z.string() }))
    .max(MOST_ADDED_TOKENS)
    .optional(),
});

/**
 * Refuses a parsed `tokenizer.json` with entries of the wrong type or ids beyond the model's
 * vocabulary, whose rows the graph would look up where there are none. Throws `damaged-file`.
 */
export function checkTokenizerShape(json: object, vocabularySize: number): void {
  const parsed = shapeSchema.safeParse(json);
  if (!parsed.success) throw damagedFile(FILE, z.prettifyError(parsed.error));
  const { model, added_tokens: added = [] } = parsed.data;
  checkMerges(model.merges);
  let count = 0;
  for (const [token, id] of Object.entries(model.vocab)) {
    if (++count > MOST_TOKENS) throw damagedFile(FILE, `it has more than ${MOST_TOKENS} tokens`);
    checkToken(token, id, vocabularySize);
  }
  for (const { content, id } of added) checkToken(content, id, vocabularySize);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkToken(token: string, id: unknown, vocabularySize: number): void {
  if (token.length > MOST_TOKEN_CHARACTERS)
    throw damagedFile(FILE, `a token has ${token.length} characters`);
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0 && id < vocabularySize) return;
  const shown = JSON.stringify(id).slice(0, 40);
  throw damagedFile(
    FILE,
    `a token has the id ${shown}, where config.json allows 0 to ${vocabularySize - 1}`,
  );
}

function checkMerges(merges: readonly unknown[]): void {
  if (merges.length > MOST_TOKENS)
    throw damagedFile(FILE, `it has ${merges.length} merges; at most ${MOST_TOKENS} are read`);
  const wrong = merges.findIndex((merge) => !isMerge(merge));
  if (wrong >= 0) throw damagedFile(FILE, `merge ${wrong} is not two tokens`);
}

/** `"a b"`, or `["a", "b"]` in newer files. */
function isMerge(merge: unknown): boolean {
  if (typeof merge === 'string') return merge.includes(' ');
  return (
    Array.isArray(merge) &&
    merge.length === 2 &&
    typeof merge[0] === 'string' &&
    typeof merge[1] === 'string'
  );
}
