import type { Call } from '#base/rpc.ts';
import type { Decoded } from './decoded.ts';

/** A graph with its weights, of a folder that is served below the page's own address. */
export interface TransformersModel {
  readonly backend: 'wasm' | 'webgpu';
  /** The path of the folder with config.json and the tokenizer, without slashes around it. */
  readonly folder: string;
  /** Below it. */
  readonly graph: string;
  /** Below it; the graph knows them by their base names. */
  readonly data: readonly string[];
  readonly threads: number;
}

export interface TransformersProtocol {
  load: Call<TransformersModel, never, { readonly loadMs: number }>;
  /** Greedy; reports each token, as an application does that shows them. */
  generate: Call<
    { readonly promptText: string; readonly maxTokens: number },
    { readonly kind: 'token'; readonly id: number },
    Decoded
  >;
}
