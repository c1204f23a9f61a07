import { splitReply } from '#reasoning/reply.ts';
import type { Token } from '#workers/inference/protocol.ts';
import type { RunSample } from './run.ts';

/** The tokens behind the thought: of the answer and what is written around it. */
export function answerTokensOf({
  text,
  tokens,
}: Pick<RunSample, 'text' | 'tokens'>): readonly Token[] {
  const { thoughtClosed } = splitReply(text);
  if (!thoughtClosed) return [];
  const close = text.indexOf(CLOSE);
  const answerAt = close < 0 ? 0 : close + CLOSE.length;
  let at = text.length - tokens.reduce((length, token) => length + token.text.length, 0);
  const first = tokens.findIndex((token) => {
    at += token.text.length;
    return at > answerAt;
  });
  return first < 0 ? [] : tokens.slice(first);
}

const CLOSE = '</think>';
