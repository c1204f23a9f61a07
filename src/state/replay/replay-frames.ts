import type { Token } from '#workers/inference/protocol.ts';
import { prefixOf } from '../history/run-change.ts';
import { emptySample, type Run, type RunSample } from '../run.ts';

/** One token of a recorded run, in the order in which the replies were written. */
export interface RecordedToken {
  readonly sample: number;
  readonly token: Token;
}

/** The tokens of all replies of a run, by their time. Beams are compared only at the end: the best one counts. */
export function recordedTokens({ samples, decoding }: Run): readonly RecordedToken[] {
  const shown = decoding.beams ? samples.slice(0, 1) : samples;
  return shown
    .flatMap(({ tokens }, sample) => tokens.map((token) => ({ sample, token })))
    .sort((one, other) => one.token.timeMs - other.token.timeMs);
}

/** The run before its first token. */
export function unwritten(run: Run): Run {
  return {
    ...run,
    samples: run.samples.map((sample) => emptySample(prefixOf(sample.text, sample.tokens))),
    vote: { phase: 'none' },
    interruptions: [],
    phase: {
      phase: 'prefilling',
      doneTokens: run.reusedTokenCount,
      totalTokens: run.promptTokenCount,
    },
  };
}

/** The run with more of its tokens, and with the ends of the replies that they complete. */
export function withRecorded(run: Run, added: readonly RecordedToken[], recorded: Run): Run {
  const samples = run.samples.map((sample, index) => {
    const tokens = added.filter((each) => each.sample === index).map(({ token }) => token);
    const whole = recorded.samples[index];
    if (tokens.length === 0 || !whole) return sample;
    const written = [...sample.tokens, ...tokens];
    const hasEnded = written.length === whole.tokens.length && !recorded.decoding.beams;
    return {
      ...sample,
      tokens: written,
      text: sample.text + tokens.map(({ text }) => text).join(''),
      thoughtEnd: endReached(whole, written.length),
      summary: hasEnded ? whole.summary : undefined,
    };
  });
  return { ...run, samples, phase: { phase: 'decoding' } };
}

function endReached({ thoughtEnd }: RunSample, tokenCount: number): RunSample['thoughtEnd'] {
  return thoughtEnd && thoughtEnd.tokenIndex < tokenCount ? thoughtEnd : undefined;
}
