import type { Page } from 'playwright';
import { replaceInferenceWorker, SCRIPTED_MODEL } from './scripted-worker.ts';

export interface ScriptedReply {
  /** Its tokens in order; the thought is open when they begin. */
  readonly tokens: readonly string[];
}

interface Pace {
  readonly tokensPerTurn: number;
  readonly turnMs: number;
}

/**
 * Makes the page's next inference worker one that writes the replies it is given, one after the
 * other with each run, the first again behind the last. Every ninth token has a probability of 20 %.
 */
export function scriptReplies(
  page: Page,
  replies: readonly ScriptedReply[],
  pace: Pace,
): Promise<unknown> {
  return replaceInferenceWorker(page, repliesWorker(replies, pace));
}

/** A text in tokens of four characters, which is about what a tokenizer makes of it. */
export function tokensOf(text: string): readonly string[] {
  const letters = [...text];
  return Array.from({ length: Math.ceil(letters.length / 4) }, (_, index) =>
    letters.slice(4 * index, 4 * index + 4).join(''),
  );
}

function repliesWorker(replies: readonly ScriptedReply[], { tokensPerTurn, turnMs }: Pace): string {
  const texts = JSON.stringify(replies.map(({ tokens }) => tokens));
  return `
${SCRIPTED_MODEL}
const replies = ${texts};
let runs = 0;
const post = (message) => self.postMessage(message);
self.addEventListener('message', ({ data }) => {
  if (data.kind !== 'call') return;
  const { id, name } = data;
  if (name !== 'generate') return post({ kind: 'value', id, value: name === 'load' ? model : undefined });
  const report = (progress) => post({ kind: 'progress', id, progress });
  const tokens = replies[runs++ % replies.length];
  report({ kind: 'prompt', text: '', tokenCount: 1, reusedTokenCount: 0, replyPrefix: '<think>\\n' });
  const startedAt = performance.now();
  let written = 0;
  const timer = setInterval(() => {
    for (let turn = 0; turn < ${tokensPerTurn} && written < tokens.length; turn++, written++) {
      const logProbability = Math.log(written % 9 === 4 ? 0.2 : 0.6 + (written % 5) / 12.5);
      const timeMs = performance.now() - startedAt;
      report({ kind: 'token', sample: 0, token: { id: 1, text: tokens[written], logProbability, timeMs } });
    }
    if (written < tokens.length) return;
    clearInterval(timer);
    const summary = { finish: 'stop-token', tokenCount: written, thoughtTokenCount: written };
    report({ kind: 'sample-finished', sample: 0, summary });
    post({ kind: 'value', id, value: {
      samples: [summary], promptTokenCount: 1, reusedTokenCount: 0, tokenCount: written,
      timeToFirstTokenMs: 1, decodeMs: 1, loop: 'growing',
    } });
  }, ${turnMs});
});
`;
}
