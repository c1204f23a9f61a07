import { definitely } from '#base/assert.ts';
import { hashedLogits } from '../model/fake-model.fixture.ts';
import type { BeamSearch } from '../protocol.ts';

/** A beam search with the fake model. */
export interface Ask {
  readonly prompt: readonly number[];
  readonly vocabulary: number;
  readonly stopTokens: readonly number[];
  readonly maxTokens: number;
  readonly beams: BeamSearch;
}

/** Of every token behind a sequence, under the fake model. */
export function logProbabilities(sequence: readonly number[], vocabulary: number): number[] {
  const logits = [...hashedLogits(sequence, vocabulary)];
  const normaliser = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
  return logits.map((logit) => logit - normaliser);
}

export interface Scored {
  readonly ids: readonly number[];
  readonly sum: number;
  readonly score: number;
}

export const byScore = (a: Scored, b: Scored) => b.score - a.score;

/** Every sequence that ends, with a stop token or at the maximum. */
export function everySequence(ask: Ask, ids: readonly number[] = [], sum = 0): Scored[] {
  const ended = ask.stopTokens.includes(ids.at(-1) ?? -1) || ids.length === ask.maxTokens;
  if (ended) return [{ ids, sum, score: sum / ids.length ** ask.beams.lengthPenalty }];
  return logProbabilities([...ask.prompt, ...ids], ask.vocabulary).flatMap((logProbability, id) =>
    everySequence(ask, [...ids, id], sum + logProbability),
  );
}

/** The rules of transformers over lists of all continuations, without a cache. */
export function searchNaively({ prompt, vocabulary, stopTokens, maxTokens, beams }: Ask): Scored[] {
  const { width, lengthPenalty } = beams;
  let running: readonly Scored[] = [{ ids: [], sum: 0, score: 0 }];
  let finished: Scored[] = [];
  for (let length = 1; ; length++) {
    const continued = running
      .flatMap(({ ids, sum }) =>
        logProbabilities([...prompt, ...ids], vocabulary).map((logProbability, id): Scored => {
          const total = sum + logProbability;
          return { ids: [...ids, id], sum: total, score: total / length ** lengthPenalty };
        }),
      )
      .sort((a, b) => b.sum - a.sum)
      .slice(0, width * Math.max(2, stopTokens.length + 1));
    const stops = ({ ids }: Scored) => stopTokens.includes(definitely(ids.at(-1), 'a token'));
    const ended = continued
      .slice(0, width)
      .filter((sequence) => stops(sequence) || length === maxTokens);
    finished = [...finished, ...ended].sort(byScore).slice(0, width);
    running = continued.filter((sequence) => !stops(sequence)).slice(0, width);
    const [best] = running;
    const worst = finished[width - 1];
    if (length === maxTokens || best === undefined) return finished;
    if (worst !== undefined && best.score <= worst.score) return finished;
  }
}
