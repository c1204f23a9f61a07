/** The part of @huggingface/transformers 4.3 that the bench calls; it is installed by the bench alone. */
declare module '@huggingface/transformers' {
  interface Encoded {
    readonly input_ids: { readonly dims: readonly number[] };
  }

  type Tokenizer = (text: string, options: { readonly add_special_tokens: boolean }) => Encoded;

  /** `put` gets the prompt first and then each token. */
  interface Streamer {
    put(ids: readonly (readonly bigint[])[]): void;
    end(): void;
  }

  interface CausalModel {
    generate(
      options: Encoded & {
        readonly max_new_tokens: number;
        readonly do_sample: boolean;
        readonly streamer: Streamer;
      },
    ): Promise<unknown>;
  }

  interface ModelOptions {
    readonly device: 'wasm' | 'webgpu';
    readonly dtype: 'fp32' | 'fp16';
    readonly subfolder: string;
    readonly model_file_name: string;
    readonly session_options: {
      readonly externalData: readonly { readonly path: string; readonly data: string }[];
    };
  }

  export const AutoTokenizer: { from_pretrained(folder: string): Promise<Tokenizer> };
  export const AutoModelForCausalLM: {
    from_pretrained(folder: string, options: ModelOptions): Promise<CausalModel>;
  };
  export const BaseStreamer: new () => Streamer;
  export const env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    localModelPath: string;
    useBrowserCache: boolean;
    useWasmCache: boolean;
    readonly backends: {
      readonly onnx: {
        readonly wasm: {
          wasmPaths: { readonly mjs: string; readonly wasm: string };
          numThreads: number;
        };
      };
    };
  };
}
