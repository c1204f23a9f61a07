import type { Page } from 'playwright';

/** Makes the page's next inference worker a scripted one, under the headers of the real one. */
export function scriptInferenceWorker(
  page: Page,
  tokenCount: number,
  perTurn: number,
  lastToken = '</think>CH4',
): Promise<unknown> {
  return replaceInferenceWorker(page, scriptedWorker(tokenCount, perTurn, lastToken));
}

/** Makes the page's next inference worker another script, under the headers of the real one. */
export function replaceInferenceWorker(page: Page, body: string): Promise<unknown> {
  return page.route('**/workers/inference.worker-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: {
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
      body,
    }),
  );
}

/** A statement for worker scripts: the model that they say they have loaded. */
export const SCRIPTED_MODEL = `const model = {
  name: 'scripted', flavour: 'none', quantisation: 'none', activations: 'fp32', threads: 1,
  contextLength: 32768, modelContextLength: 32768, bytes: 0,
  backend: { backend: 'wasm', reason: 'Scripted.' }, loadMs: 0, manifestSha256: '', templateSha256: '',
  runtime: 'script', loop: { kind: 'growing', reason: 'Scripted.' }, mostRows: 16, folderFlavours: [],
};`;

/**
 * A worker script that speaks the inference protocol without a model: it loads at once and then
 * writes `tokenCount` tokens of a thought in each sample, `perTurn` of them every 20 ms, and one last
 * token. It goes on behind what an interrupted run had written, and hears what it is asked meanwhile.
 * It runs in place of the real worker where a test needs more text than a small model can write.
 */
export function scriptedWorker(tokenCount: number, perTurn: number, lastToken: string): string {
  return `
${SCRIPTED_MODEL}
const post = (message) => self.postMessage(message);
const timers = new Map();
let asked = [];
self.addEventListener('message', ({ data }) => {
  if (data.kind === 'abort' && timers.has(data.id)) {
    clearInterval(timers.get(data.id));
    post({ kind: 'aborted', id: data.id });
  }
  if (data.kind !== 'call') return;
  const { id, name, params } = data;
  if (name === 'steer') asked.push(params);
  if (name !== 'generate') return post({ kind: 'value', id, value: name === 'load' ? model : undefined });
  const report = (progress) => post({ kind: 'progress', id, progress });
  report({ kind: 'prompt', text: '', tokenCount: 1, reusedTokenCount: 0, replyPrefix: '<think>\\n' });
  const startedAt = performance.now();
  const samples = Array.from({ length: params.sampleCount ?? 1 }, (_, sample) => ({
    sample, written: params.written?.[sample]?.length ?? 0, summary: undefined,
  }));
  const token = (sample, tokenId, text) => report({
    kind: 'token', sample, token: { id: tokenId, text, logProbability: -0.1, timeMs: performance.now() - startedAt },
  });
  const finish = (state, finish) => {
    state.summary = { finish, tokenCount: state.written, thoughtTokenCount: Math.min(state.written, ${tokenCount}) };
    report({ kind: 'sample-finished', sample: state.sample, summary: state.summary });
  };
  const answer = (state) => {
    if (state.written <= ${tokenCount}) token(state.sample, 2, ${JSON.stringify(lastToken)});
    state.written++;
    finish(state, 'stop-token');
  };
  const obey = (state) => {
    const mine = asked.filter(({ sample }) => sample === undefined || sample === state.sample);
    if (mine.some(({ kind }) => kind === 'end-sample')) finish(state, 'ended');
    else if (mine.some(({ kind }) => kind === 'answer-now')) {
      report({ kind: 'thought-ends', sample: state.sample, tokenIndex: state.written, why: 'answer-now' });
      answer(state);
    }
  };
  asked = [];
  const timer = setInterval(() => {
    for (const state of samples.filter(({ summary }) => !summary)) obey(state);
    asked = [];
    for (const state of samples.filter(({ summary }) => !summary)) {
      for (let i = 0; i < ${perTurn} && state.written < ${tokenCount}; i++, state.written++) {
        token(state.sample, 1, state.written % 12 === 11 ? '.\\n' : ' word' + state.written);
      }
      if (state.written >= ${tokenCount}) answer(state);
    }
    if (samples.some(({ summary }) => !summary)) return;
    clearInterval(timer);
    post({ kind: 'value', id, value: {
      samples: samples.map(({ summary }) => summary), promptTokenCount: 1, reusedTokenCount: 0,
      tokenCount: samples.reduce((sum, { written }) => sum + written, 0),
      timeToFirstTokenMs: 1, decodeMs: 1, loop: 'growing',
    } });
  }, 20);
  timers.set(id, timer);
});
`;
}
