import '#base/trusted-types.ts';
import {
  AutoModelForCausalLM,
  AutoTokenizer,
  BaseStreamer,
  type CausalModel,
  env,
  type Tokenizer,
} from '@huggingface/transformers';
import { definitely } from '#base/assert.ts';
import { serve } from '#base/rpc-server.ts';
import type { Decoded } from './decoded.ts';
import type { TransformersModel, TransformersProtocol } from './transformers-protocol.ts';

// transformers.js as an application uses it, but with every file from the bench's own server.
env.allowRemoteModels = false;
env.allowLocalModels = true;
// A whole address would be taken for a remote one.
env.localModelPath = '/';
env.useBrowserCache = false;
env.useWasmCache = false;
const runtime = new URL('/onnxruntime/ort-wasm-simd-threaded.asyncify', location.href).href;
env.backends.onnx.wasm.wasmPaths = { mjs: `${runtime}.mjs`, wasm: `${runtime}.wasm` };

let loaded: { readonly model: CausalModel; readonly tokenizer: Tokenizer } | undefined;

serve<TransformersProtocol>(self, {
  load: async (params) => {
    const startedAt = performance.now();
    env.backends.onnx.wasm.numThreads = params.threads;
    loaded = await load(params);
    return { loadMs: performance.now() - startedAt };
  },
  generate: ({ promptText, maxTokens }, { report }) =>
    generate(promptText, maxTokens, (id) => report({ kind: 'token', id })),
});

async function load({ backend, folder, graph, data }: TransformersModel) {
  const [subfolder, file] = graph.split('/');
  const name = definitely(file, 'name of the graph').replace(/\.onnx$/, '');
  const isHalf = name.endsWith('_fp16');
  const model = await AutoModelForCausalLM.from_pretrained(folder, {
    device: backend,
    // Only the ending of the file's name follows from it; the graph says what it computes with.
    dtype: isHalf ? 'fp16' : 'fp32',
    subfolder: definitely(subfolder, 'folder of the graph'),
    model_file_name: isHalf ? name.replace(/_fp16$/, '') : name,
    session_options: {
      externalData: data.map((path) => ({
        path: definitely(path.split('/').at(-1), 'name of a shard'),
        data: path,
      })),
    },
  });
  return { model, tokenizer: await AutoTokenizer.from_pretrained(folder) };
}

async function generate(
  promptText: string,
  maxTokens: number,
  onToken: (id: number) => void,
): Promise<Decoded> {
  const { model, tokenizer } = definitely(loaded, 'a loaded model');
  const startedAt = performance.now();
  const encoded = tokenizer(promptText, { add_special_tokens: false });
  const streamer = new Times(startedAt, onToken);
  await model.generate({ ...encoded, max_new_tokens: maxTokens, do_sample: false, streamer });
  return {
    ids: streamer.ids,
    promptText,
    promptTokenCount: encoded.input_ids.dims[1] ?? 0,
    reusedTokenCount: 0,
    timeToFirstTokenMs: streamer.times[0] ?? 0,
    tokenTimesMs: streamer.times,
    startedAt: performance.timeOrigin + startedAt,
  };
}

class Times extends BaseStreamer {
  readonly ids: number[] = [];
  readonly times: number[] = [];
  private hasPrompt = false;
  private readonly startedAt: number;
  private readonly onToken: (id: number) => void;

  constructor(startedAt: number, onToken: (id: number) => void) {
    super();
    this.startedAt = startedAt;
    this.onToken = onToken;
  }

  override put(ids: readonly (readonly bigint[])[]): void {
    if (!this.hasPrompt) {
      this.hasPrompt = true;
      return;
    }
    const id = Number(definitely(ids[0]?.at(-1), 'a token'));
    this.times.push(performance.now() - this.startedAt);
    this.ids.push(id);
    this.onToken(id);
  }

  override end(): void {}
}
