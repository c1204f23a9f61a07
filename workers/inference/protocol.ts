import type { Call } from '#base/rpc.ts';
import type { CpuReport, GpuReport } from '#library/hardware.ts';
import type { Flavour } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { ModelCard } from '#library/model-card.ts';
import type { AnswerForm } from '#science/answer-form.ts';

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
  /** The fastest that works when absent; for comparing them. */
  readonly loop?: DecodeLoop;
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
  /** How its tokens will be computed, and why not the fastest way where that is so. */
  readonly loop: { readonly kind: DecodeLoop; readonly reason: string };
  /** Most rows that one run may have, samples or beams. */
  readonly mostRows: number;
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
  /** Subtracted from the logit of every token that the reply has; 0 changes nothing. */
  readonly presencePenalty: number;
  /** Subtracted from a token's logit for each time that the reply has it; 0 changes nothing. */
  readonly frequencyPenalty: number;
  /** Unsigned 32-bit. The same seed, prompt, model, backend and adapter give the same tokens. */
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
  /** Most tokens to write in each reply; the context may end it earlier. */
  readonly maxTokens: number;
  /** How many of the most probable tokens to report beside each written one; at most 20. */
  readonly alternativeCount?: number;
  /** Replies written side by side, each with random numbers of its own; 1 when absent, at most 16. */
  readonly sampleCount?: number;
  /** Beam search in place of sampling. */
  readonly beams?: BeamSearch;
  /** Ends a thought that grows too long. */
  readonly thoughtBudget?: ThoughtBudget;
  /** Keeps the reply behind the thought in this form. */
  readonly answerForm?: AnswerForm;
  /** Drafts of tokens from the text so far, verified in one pass; only for one greedy reply. */
  readonly speculates?: boolean;
  /**
   * Text behind the template's reply prefix that is given: it is reported as tokens first, and
   * writing goes on behind it. Not for beams. Where `written` has tokens, it is among them.
   */
  readonly replyStart?: string;
  /** What an interrupted run had written, ids by sample: writing goes on behind them. */
  readonly written?: readonly (readonly number[])[];
}

/** Keeps the most probable sequences, as the official evaluation of translation and synthesis does. */
export interface BeamSearch {
  /** 1 to 8. */
  readonly width: number;
  /** How many of the best are returned; at most `width`. */
  readonly candidateCount: number;
  /** A score is the sum of log-probabilities divided by tokens to this power; 1 as transformers does. */
  readonly lengthPenalty: number;
}

export interface ThoughtBudget {
  /** Tokens of thought. From nine tenths on the thought ends with its sentence, at the end anyway. */
  readonly tokens: number;
  /** Tokens of the maximum and of the context that no thought may take. */
  readonly answerTokens: number;
  /** Tries at the ends of steps whether the answer is certain already, and ends the thought then. */
  readonly exitsEarly?: boolean;
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
  /** It was given by a person, not written by the model: probability 1, at time 0. */
  readonly given?: true;
  readonly alternatives?: readonly TokenAlternative[];
}

export type GenerateProgress =
  | {
      readonly kind: 'prompt';
      /** The rendered prompt; when it ends inside an open thought, the reply begins there. */
      readonly text: string;
      readonly tokenCount: number;
      /** Tokens of the prompt that the cache still had. */
      readonly reusedTokenCount: number;
      /** The end of the prompt that belongs to the reply: `<think>\n`, `<think>\n\n</think>\n\n` or nothing. */
      readonly replyPrefix: string;
    }
  /** Tokens that were read before the first is written; also those of a resumed run. */
  | { readonly kind: 'prefill'; readonly doneTokens: number; readonly totalTokens: number }
  | { readonly kind: 'token'; readonly sample: number; readonly token: Token }
  /** All tokens of the beam that leads now, a few times a second; another may lead later. */
  | { readonly kind: 'leading-beam'; readonly tokens: readonly Token[] }
  /** A thought is made to end before the token at this index of the reply. */
  | {
      readonly kind: 'thought-ends';
      readonly sample: number;
      readonly tokenIndex: number;
      readonly why: ThoughtEnd;
    }
  | { readonly kind: 'sample-finished'; readonly sample: number; readonly summary: SampleSummary };

/** `budget-soft`: at the end of a sentence near the budget's end. */
export type ThoughtEnd = 'budget-soft' | 'budget-hard' | 'answer-now' | 'early-exit';

export type SampleFinish = 'stop-token' | 'max-tokens' | 'context-full' | 'form-complete' | 'ended';

export interface SampleSummary {
  /** `ended`: by `steer`, since its answer could not change the vote any more. */
  readonly finish: SampleFinish;
  readonly tokenCount: number;
  readonly thoughtTokenCount: number;
  /** Where the form is a closed choice: the probability of each option, which add to 1. */
  readonly choices?: readonly { readonly option: string; readonly probability: number }[];
}

/** One sequence of a beam search. */
export interface BeamCandidate {
  /** A stop token is among them, with an empty text, because it counts in the score. */
  readonly tokens: readonly Token[];
  /** Sum of log-probabilities divided by the length penalty. */
  readonly score: number;
  readonly finish: SampleFinish;
}

export interface GenerationSummary {
  readonly samples: readonly SampleSummary[];
  /** Best first; only of a beam search. */
  readonly candidates?: readonly BeamCandidate[];
  readonly promptTokenCount: number;
  readonly reusedTokenCount: number;
  /** Of all samples together. */
  readonly tokenCount: number;
  /** From the call to the first token. */
  readonly timeToFirstTokenMs: number;
  /** From the first token to the last. */
  readonly decodeMs: number;
  /** How the tokens were computed. */
  readonly loop: DecodeLoop;
  readonly speculation?: { readonly draftedTokens: number; readonly acceptedTokens: number };
}

/** `captured`: recorded GPU commands; `static`: cache in place; `growing`: a new cache for each token. */
export type DecodeLoop = 'captured' | 'static' | 'growing';

/** What a person asks of a run while it goes on. */
export type Steering =
  /** Ends the thought of one sample, or of all, now. */
  | { readonly kind: 'answer-now'; readonly sample?: number }
  | { readonly kind: 'end-sample'; readonly sample: number };

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
  /** Takes effect before the next token; without a run it does nothing. */
  steer: Call<Steering, never, void>;
  unload: Call<Record<string, never>, never, void>;
  /** Runs the check graph where the folder has one, the whole model otherwise; needs no `load`. */
  measure: Call<MeasureParams, LoadProgress, MeasuredLogits>;
  /** Adapter, limits, and how fast the runtime multiplies with 4-bit weights on it. */
  probeGpu: Call<Record<string, never>, never, GpuReport>;
  /** Cores, threads, and how fast the runtime multiplies with 8-bit weights on them. */
  probeCpu: Call<Record<string, never>, never, CpuReport>;
}
