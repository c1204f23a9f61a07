import * as ort from 'onnxruntime-web';
import type { Qwen3Config } from './qwen3-config.ts';
import { bestToken } from './reference/greedy.ts';

/** Runs a converted graph in onnxruntime's wasm backend with a growing key-value cache. */
export class GraphRunner {
  private readonly session: ort.InferenceSession;
  private readonly config: Qwen3Config;
  private cache: Record<string, ort.Tensor> = {};
  private length = 0;

  private constructor(session: ort.InferenceSession, config: Qwen3Config) {
    this.session = session;
    this.config = config;
    this.restart();
  }

  /** `folder` is the flavour's subfolder, such as `cpu`. */
  static async open(
    files: ReadonlyMap<string, Uint8Array>,
    folder: string,
    config: Qwen3Config,
  ): Promise<GraphRunner> {
    ort.env.wasm.numThreads = 1;
    ort.env.logLevel = 'error';
    const graph = files.get(`${folder}/model.onnx`);
    if (!graph) throw new Error(`no graph in ${folder}: ${[...files.keys()].join(', ')}`);
    const externalData = [...files]
      .filter(([path]) => path.startsWith(`${folder}/model.onnx_data`))
      .map(([path, data]) => ({ path: path.slice(folder.length + 1), data }));
    return new GraphRunner(await ort.InferenceSession.create(graph, { externalData }), config);
  }

  restart(): void {
    const { layerCount, kvHeadCount, headSize } = this.config;
    this.length = 0;
    this.cache = {};
    for (let layer = 0; layer < layerCount; layer++) {
      for (const part of ['key', 'value']) {
        const empty = new ort.Tensor('float32', new Float32Array(0), [1, kvHeadCount, 0, headSize]);
        this.cache[`past_key_values.${layer}.${part}`] = empty;
      }
    }
  }

  /** Appends the tokens to the context. Returns the logits that follow the last of them. */
  async advance(tokens: readonly number[]): Promise<Float32Array> {
    this.length += tokens.length;
    const output = await this.session.run({
      input_ids: integers(tokens),
      attention_mask: integers(new Array<number>(this.length).fill(1)),
      ...this.cache,
    });
    for (const [name, tensor] of Object.entries(output)) {
      if (name !== 'logits') this.cache[name.replace('present', 'past_key_values')] = tensor;
    }
    const data = output['logits']?.data;
    if (!(data instanceof Float32Array)) throw new Error('the graph gave no float logits');
    return data;
  }

  /** The most probable `count` tokens behind the prompt, starting anew. */
  async greedy(prompt: readonly number[], count: number): Promise<number[]> {
    this.restart();
    const tokens: number[] = [];
    let logits = await this.advance(prompt);
    while (tokens.length < count) {
      const { id } = bestToken(logits);
      tokens.push(id);
      if (tokens.length < count) logits = await this.advance([id]);
    }
    return tokens;
  }

  release(): Promise<void> {
    return this.session.release();
  }
}

function integers(values: readonly number[]): ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}
