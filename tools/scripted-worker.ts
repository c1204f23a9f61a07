import type { Page } from 'playwright';

/** Makes the page's next inference worker a scripted one, under the headers of the real one. */
export function scriptInferenceWorker(
  page: Page,
  tokenCount: number,
  perTurn: number,
  lastToken = '</think>CH4',
): Promise<unknown> {
  return page.route('**/workers/inference.worker-*.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: {
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
      body: scriptedWorker(tokenCount, perTurn, lastToken),
    }),
  );
}

/**
 * A worker script that speaks the inference protocol without a model: it loads at once and then
 * writes `tokenCount` tokens of a thought, `perTurn` of them every 20 ms, and one last token. It
 * runs in place of the real worker where a test needs more text than a small model can write.
 */
export function scriptedWorker(tokenCount: number, perTurn: number, lastToken: string): string {
  return `
const model = {
  name: 'scripted', flavour: 'none', quantisation: 'none', threads: 1, contextLength: 32768, bytes: 0,
  backend: { backend: 'wasm', reason: 'Scripted.' }, loadMs: 0, manifestSha256: '', runtime: 'script',
};
const post = (message) => self.postMessage(message);
const timers = new Map();
self.addEventListener('message', ({ data }) => {
  if (data.kind === 'abort' && timers.has(data.id)) {
    clearInterval(timers.get(data.id));
    post({ kind: 'aborted', id: data.id });
  }
  if (data.kind !== 'call') return;
  const { id, name } = data;
  if (name !== 'generate') return post({ kind: 'value', id, value: model });
  post({ kind: 'progress', id, progress: { kind: 'prompt', text: '', tokenCount: 1, replyPrefix: '<think>\\n' } });
  let written = 0;
  const startedAt = performance.now();
  const timer = setInterval(() => {
    for (let i = 0; i < ${perTurn} && written < ${tokenCount}; i++, written++) {
      const text = written % 12 === 11 ? '.\\n' : ' word' + written;
      const token = { id: 1, text, logProbability: -0.1, timeMs: performance.now() - startedAt };
      post({ kind: 'progress', id, progress: { kind: 'token', token } });
    }
    if (written < ${tokenCount}) return;
    clearInterval(timer);
    const token = { id: 2, text: ${JSON.stringify(lastToken)}, logProbability: -0.1, timeMs: performance.now() - startedAt };
    post({ kind: 'progress', id, progress: { kind: 'token', token } });
    post({ kind: 'value', id, value: {
      finish: 'stop-token', promptTokenCount: 1, tokenCount: ${tokenCount}, timeToFirstTokenMs: 1, decodeMs: 1,
    } });
  }, 20);
  timers.set(id, timer);
});
`;
}
