import type { Call } from '#base/rpc.ts';
import type { CpuReport, GpuReport } from '#library/hardware.ts';
import type { Flavour } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { ModelCard } from '#library/model-card.ts';

export type Backend = 'wasm' | 'webgpu';

/** Which backend runs, and why; the reason is a sentence for the person. */
export interface BackendChoice {
  readonly backend: Backend;
  readonly reason: string;
  /** Name of the GPU adapter, where there is one. */
  readonly adapter?: string;
}

export interface LoadParams {
  readonly folder: ModelAddress;
  /** `auto` lets the rule decide. */
  readonly backend: Backend | 'auto';
  /** A flavour of the folder by its id; the rule decides when absent. */
  readonly flavour?: string;
  /** Tokens of prompt and reply together; as many as the model reads and memory bears when absent. */
  readonly contextLength?: number;
  /** Threads of the wasm backend; the rule decides when absent. More than one needs isolation. */
  readonly threads?: number;
}

/** What of a folder is tried before it is used; each must end within seconds. */
export type CheckedPart = 'config' | 'tokenizer' | 'template' | 'graph';

export type LoadProgress =
  /** A part of the folder that could hang is tried; the page ends the worker when it does. */
  | { readonly kind: 'checking'; readonly what: CheckedPart }
  /** Files are read and their SHA-256 is checked. */
  | { readonly kind: 'files'; readonly loadedBytes: number; readonly totalBytes: number }
  /** The runtime takes the weights, tensor by tensor, to where they are computed with. */
  | {
      readonly kind: 'session';
      readonly backend: Backend;
      readonly loadedBytes: number;
      readonly totalBytes: number;
    };

export interface LoadedModel {
  readonly name: string;
  readonly flavour: string;
  readonly quantisation: string;
  readonly activations: 'fp32' | 'fp16';
  readonly backend: BackendChoice;
  readonly threads: number;
  /** Tokens of prompt and reply together, as chosen for this machine. */
  readonly contextLength: number;
  /** The most that the model reads. */
  readonly modelContextLength: number;
  readonly bytes: number;
  readonly loadMs: number;
  /** SHA-256 of manifest.json, which holds the SHA-256 of every other file. */
  readonly manifestSha256: string;
  /** Of the chat template, which decides what the model is really asked. */
  readonly templateSha256: string;
  /** Name and version of the runtime. */
  readonly runtime: string;
  readonly card: ModelCard | undefined;
  /** Every flavour of the folder, for another try when this one computes wrongly. */
  readonly folderFlavours: readonly Flavour[];
}

/** `auto`: the model's chat template decides. `instant`: an empty thought. `thinking`: an open thought. */
export type Mode = 'auto' | 'instant' | 'thinking';

export interface Sampling {
  /** 0 takes the most probable token (greedy); the filters below then change nothing. */
  readonly temperature: number;
  /** Keep the k most probable tokens; 0 keeps all. */
  readonly topK: number;
  /** Keep the smallest set whose probability reaches p; 1 keeps all. */
  readonly topP: number;
  /** Drop tokens less probable than this share of the best token's probability; 0 drops none. */
  readonly minP: number;
  /** Divides positive and multiplies negative logits of tokens seen before (CTRL, arXiv 1909.05858); 1 changes nothing. */
  readonly repetitionPenalty: number;
  /** Unsigned 32-bit. The same seed, prompt, model and backend give the same tokens. */
  readonly seed: number;
}

export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface GenerateParams {
  readonly messages: readonly Message[];
  readonly mode: Mode;
  readonly sampling: Sampling;
  /** Most tokens to write; the context may end the reply earlier. */
  readonly maxTokens: number;
  /** How many of the most probable tokens to report beside each written one. */
  readonly alternativeCount?: number;
}

export interface TokenAlternative {
  readonly id: number;
  readonly text: string;
  readonly logProbability: number;
}

export interface Token {
  readonly id: number;
  /** Text that this token completes; empty while a character is still split between tokens. */
  readonly text: string;
  /** Natural logarithm of the model's probability, before temperature and filters. */
  readonly logProbability: number;
  /** Milliseconds since the call began. */
  readonly timeMs: number;
  readonly alternatives?: readonly TokenAlternative[];
}

export type GenerateProgress =
  | {
      readonly kind: 'prompt';
      /** The rendered prompt; when it ends inside an open thought, the reply begins there. */
      readonly text: string;
      readonly tokenCount: number;
      /** The end of the prompt that belongs to the reply: `<think>\n`, `<think>\n\n</think>\n\n` or nothing. */
      readonly replyPrefix: string;
    }
  | { readonly kind: 'token'; readonly token: Token };

export interface GenerationSummary {
  readonly finish: 'stop-token' | 'max-tokens' | 'context-full';
  readonly promptTokenCount: number;
  readonly tokenCount: number;
  /** From the call to the first token. */
  readonly timeToFirstTokenMs: number;
  /** From the first token to the last. */
  readonly decodeMs: number;
}

/** One pass of a graph over fixed tokens, for comparing backends. */
export interface MeasureParams {
  readonly folder: ModelAddress;
  readonly backend: Backend;
  /** The flavour's id. */
  readonly flavour: string;
  /** Read with the folder's own tokenizer, without a chat template. */
  readonly text: string;
  /** The first this many tokens of the text; fewer when the text ends before. */
  readonly tokenCount: number;
  /** Logits are returned for this many positions at the end. */
  readonly positions: number;
  /** Everything in one pass, or a prefill and then single tokens, as replies are written. */
  readonly schedule: 'at-once' | 'as-decoded';
}

export interface MeasuredLogits {
  /** [positions, vocabulary] */
  readonly logits: Float32Array;
  readonly vocabulary: number;
  /** What was run, for people: `all layers` or `the first 2 of 28 layers and the head`. */
  readonly extent: string;
  readonly runtime: string;
}

export interface InferenceProtocol {
  load: Call<LoadParams, LoadProgress, LoadedModel>;
  generate: Call<GenerateParams, GenerateProgress, GenerationSummary>;
  unload: Call<Record<string, never>, never, void>;
  /** Runs the check graph where the folder has one, the whole model otherwise; needs no `load`. */
  measure: Call<MeasureParams, LoadProgress, MeasuredLogits>;
  /** Adapter, limits, and how fast the runtime multiplies with 4-bit weights on it. */
  probeGpu: Call<Record<string, never>, never, GpuReport>;
  /** Cores, threads, and how fast the runtime multiplies with 8-bit weights on them. */
  probeCpu: Call<Record<string, never>, never, CpuReport>;
}
