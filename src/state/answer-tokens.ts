import { splitReply } from '#tasks/reply.ts';
import type { Token } from '#workers/inference/protocol.ts';
import type { RunSample } from './run.ts';

type Written = Pick<RunSample, 'text' | 'tokens'>;

const OPEN = '<think>';
const CLOSE = '</think>';

/** The tokens behind the thought, from the first that shows; none while the thought is open. */
export function answerTokensOf({ text, tokens }: Written): readonly Token[] {
  if (!splitReply(text).thoughtClosed) return [];
  const close = text.indexOf(CLOSE);
  const behind = close < 0 ? 0 : close + CLOSE.length;
  const answerAt = behind + text.slice(behind).search(/\S|$/);
  return tokens.slice(countTokensUpTo(answerAt, { text, tokens }));
}

/** How many tokens stand between the tags of a thought. */
export function thoughtTokenCountOf({ text, tokens }: Written): number {
  const { thought, thoughtClosed } = splitReply(text);
  if (thought === undefined) return 0;
  const open = text.indexOf(OPEN);
  const before = open < 0 ? 0 : countTokensUpTo(open + OPEN.length, { text, tokens });
  const upTo = thoughtClosed
    ? countTokensUpTo(text.indexOf(CLOSE), { text, tokens })
    : tokens.length;
  return upTo - before;
}

/** Tokens that end at or before a place of the text. The text begins with what no token wrote. */
function countTokensUpTo(place: number, { text, tokens }: Written): number {
  let end = text.length - tokens.reduce((length, token) => length + token.text.length, 0);
  const beyond = tokens.findIndex((token) => {
    end += token.text.length;
    return end > place;
  });
  return beyond < 0 ? tokens.length : beyond;
}
