import '#base/trusted-types.ts';
import { WorkerConnection } from '#base/rpc-client.ts';
import type { Decoded } from './decoded.ts';
import type { TransformersModel, TransformersProtocol } from './transformers-protocol.ts';

/** What the bench calls in the page: transformers.js in a worker, as ours is. */
export interface TransformersPage {
  load(model: TransformersModel): Promise<{ readonly loadMs: number }>;
  generate(params: { readonly promptText: string; readonly maxTokens: number }): Promise<Decoded>;
}

declare global {
  var transformersPage: TransformersPage;
}

const connection = new WorkerConnection<TransformersProtocol>(
  'transformers',
  () =>
    new Worker(new URL('./transformers.worker.ts', import.meta.url), {
      type: 'module',
      name: 'transformers',
    }),
);

globalThis.transformersPage = {
  load: (model) => connection.call('load', model),
  generate: (params) => {
    let tokenCount = 0;
    return connection.call('generate', params, {
      onProgress: () => {
        if (++tokenCount === globalThis.notedToken) globalThis.noteToken?.();
      },
    });
  },
};
