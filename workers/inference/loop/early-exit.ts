import { definitely } from '#base/assert.ts';
import type { Logits } from '../model/language-model.ts';
import { GREEDY } from '../sampler/greedy.ts';
import type { TokenHistory } from '../sampler/sampler.ts';
import { TokenChooser } from './choose-token.ts';
import type { GenerationRun } from './generation-run.ts';
import type { SampleReply } from './sample-reply.ts';
import { endThought } from './write-token.ts';

/** Tokens of the answer that are tried. */
const TRIED_TOKENS = 8;
/** Geometric mean of their probabilities from which on the answer is certain. */
const CERTAIN = 0.95;

const NOTHING: TokenHistory = { seen: new Set(), counts: new Map() };

/** At the end of a step of the only reply: ends its thought where the answer is certain already. */
export async function exitEarly(run: GenerationRun, reply: SampleReply): Promise<void> {
  const { thoughtBudget, sampleCount = 1 } = run.params;
  if (!thoughtBudget?.exitsEarly || sampleCount > 1 || !reply.thought.isAtStepEnd) return;
  if (await isAnswerCertain(run, reply)) endThought(run, reply, 'early-exit');
}

/**
 * Whether the model would give its answer with certainty if the thought ended behind the latest
 * token, which is not yet read (DEER, arXiv 2504.15895). Tries it on a branch of row 0, which the
 * next step overwrites: it changes nothing about the reply.
 */
async function isAnswerCertain(
  { cache, writer }: GenerationRun,
  reply: SampleReply,
): Promise<boolean> {
  const begin = [definitely(reply.ids.at(-1), 'a token to read'), ...reply.thought.ending];
  if (begin.length + TRIED_TOKENS > cache.left) return false;
  let end = cache.length;
  const readOn = async (ids: readonly number[]) => {
    const logits = await cache.ahead(ids, end);
    end += ids.length;
    return logits;
  };
  const size = cache.model.mostTokensPerStep;
  const lastPiece = Math.floor((begin.length - 1) / size) * size;
  for (let at = 0; at < lastPiece; at += size) await readOn(begin.slice(at, at + size));
  let logits = await readOn(begin.slice(lastPiece));

  const probabilities: number[] = [];
  for (;;) {
    const { id, logProbability } = await mostProbable(logits);
    if (writer.stopTokens.has(id)) break;
    probabilities.push(logProbability);
    if (probabilities.length === TRIED_TOKENS) break;
    logits = await readOn([id]);
  }
  const sum = probabilities.reduce((total, each) => total + each, 0);
  return probabilities.length > 0 && sum / probabilities.length >= Math.log(CERTAIN);
}

async function mostProbable(logits: Logits) {
  const readable = await new TokenChooser(GREEDY, 0).lookAt(logits, [undefined]);
  return readable.choose(0, NOTHING, 0);
}
