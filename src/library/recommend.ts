import type { Candidate } from './candidates.ts';
import type { HardwareReport } from './hardware.ts';
import { type MemoryNeeds, memoryNeeds, WASM_HEAP_BYTES } from './memory-needs.ts';
import {
  ASSUMED_LOAD_RATE,
  type LoadRate,
  predictLoadSeconds,
  predictTokensPerSecond,
  type Range,
} from './predict-speed.ts';
import type { StorageFacts } from './stored-model.ts';

export interface RecommendQuestion {
  readonly hardware: HardwareReport;
  /** Undefined while it is not known; free disk is then not checked. */
  readonly storage: StorageFacts | undefined;
  readonly candidates: readonly Candidate[];
  /** Tokens of prompt and reply together; `USUAL_CONTEXT` when absent. */
  readonly contextLength?: number | undefined;
  /** How fast an earlier model was loaded, where one was. */
  readonly loadRate?: LoadRate | undefined;
}

/** What is known about one candidate on this machine. */
export interface Assessment {
  readonly candidate: Candidate;
  /** The asked context, or the model's own where that is shorter. */
  readonly contextLength: number;
  readonly needs: MemoryNeeds;
  /** Whole sentences; a candidate without any fits as far as the browser tells. */
  readonly obstacles: readonly string[];
  /** Undefined where nothing comparable was measured. */
  readonly tokensPerSecond: Range | undefined;
  readonly loadSeconds: Range;
  readonly loadRate: LoadRate;
}

export interface Recommendation {
  /** One sentence or two for the person, with ranges and no promises. */
  readonly sentence: string;
  /** What the sentence names. */
  readonly choice: Assessment | undefined;
  /** In the order of the candidates. */
  readonly assessments: readonly Assessment[];
}

/** Room for a question, a long thought and its answer. */
export const USUAL_CONTEXT = 4096;
/** A thought of 1,000 tokens then takes less than six minutes. */
const SLOWEST_USABLE = 3;
/** The system, the browser and this page need theirs; what the browser tells is coarse. */
const SHARE_OF_MEMORY = 0.4;

/** Weighs every candidate against what was measured, and names the largest that is fast enough. */
export function recommend(question: RecommendQuestion): Recommendation {
  const assessments = question.candidates.map((candidate) => assess(candidate, question));
  const usable = assessments.filter(isUsable).toSorted(byPreference);
  const choice = usable[0];
  return { sentence: sentenceFor(choice, assessments, question), choice, assessments };
}

function assess(candidate: Candidate, question: RecommendQuestion): Assessment {
  const { hardware, storage, loadRate = ASSUMED_LOAD_RATE } = question;
  const longest = candidate.sizes.max_position_embeddings;
  const contextLength = Math.min(question.contextLength ?? USUAL_CONTEXT, longest);
  const needs = memoryNeeds({ ...candidate, contextLength, isCacheFixed: true });
  return {
    candidate,
    contextLength,
    needs,
    obstacles: [
      ...(candidate.backend === 'webgpu' ? gpuObstacles(candidate, hardware) : []),
      ...memoryObstacles(candidate, needs, hardware),
      ...diskObstacles(candidate, storage),
    ],
    tokensPerSecond: predictTokensPerSecond(candidate, hardware, contextLength),
    loadSeconds: predictLoadSeconds(candidate, loadRate),
    loadRate,
  };
}

function gpuObstacles(candidate: Candidate, { gpu }: HardwareReport): readonly string[] {
  if (gpu.kind === 'none') return [gpu.reason];
  const { largestConstantBytes: largest, activations } = candidate;
  return [
    gpu.isSoftware && `The adapter "${gpu.name}" is software, slower than the processor itself.`,
    activations === 'fp16' &&
      !gpu.hasF16 &&
      `The adapter "${gpu.name}" has no 16-bit floats (shader-f16).`,
    // Not maxBindingBytes: onnxruntime binds a larger matrix in several pieces.
    largest > gpu.maxBufferBytes &&
      `One matrix has ${inBytes(largest)}; a buffer of "${gpu.name}" holds at most ${inBytes(gpu.maxBufferBytes)}.`,
  ].filter((sentence) => sentence !== false);
}

function memoryObstacles(
  { backend }: Candidate,
  { bytes }: MemoryNeeds,
  { cpu }: HardwareReport,
): readonly string[] {
  const share = SHARE_OF_MEMORY * (cpu.memoryBytes ?? Number.POSITIVE_INFINITY);
  return [
    backend === 'wasm' &&
      bytes > WASM_HEAP_BYTES &&
      `It needs ${inBytes(bytes)}; the processor's backend can address ${inBytes(WASM_HEAP_BYTES)}.`,
    bytes > share &&
      `It needs ${inBytes(bytes)} of memory; of the ${inBytes(cpu.memoryBytes ?? 0)} that the browser tells of, about ${inBytes(share)} can be counted on.`,
  ].filter((sentence) => sentence !== false);
}

function diskObstacles({ place }: Candidate, storage: StorageFacts | undefined): readonly string[] {
  if (place.kind !== 'to-convert' || !storage || place.diskBytes <= storage.freeBytes) return [];
  return [
    `It takes ${inBytes(place.diskBytes)} of the browser's storage, which has ${inBytes(storage.freeBytes)} left.`,
  ];
}

function isUsable({ obstacles, tokensPerSecond }: Assessment): boolean {
  return obstacles.length === 0 && (tokensPerSecond?.low ?? 0) >= SLOWEST_USABLE;
}

/** The largest model, as it lies here before what must be converted, then the fastest. */
function byPreference(one: Assessment, other: Assessment): number {
  const middle = ({ tokensPerSecond }: Assessment) => {
    const { low, high } = tokensPerSecond ?? { low: 0, high: 0 };
    return Math.sqrt(low * high);
  };
  const stored = ({ candidate }: Assessment) => Number(candidate.place.kind === 'stored');
  return (
    other.candidate.weightCount - one.candidate.weightCount ||
    stored(other) - stored(one) ||
    middle(other) - middle(one)
  );
}

function sentenceFor(
  choice: Assessment | undefined,
  assessments: readonly Assessment[],
  { hardware }: RecommendQuestion,
): string {
  const largest = assessments.toSorted(byPreference).at(0);
  if (!choice || choice.candidate.place.kind === 'built-in')
    return smallOnly(choice, assessments, hardware);
  const { model, backend, flavour, place, weightCount } = choice.candidate;
  const where = backend === 'webgpu' ? gpuName(hardware) : 'the processor';
  const how = place.kind === 'to-convert' ? `, converted to ${flavour}` : ` (${flavour})`;
  const isLargest = largest === undefined || weightCount === largest.candidate.weightCount;
  const larger = isLargest ? '' : ` ${reasonAgainst(largest, assessments, hardware)}`;
  return (
    `${model} on ${where}${how}: about ${inRange(choice.tokensPerSecond)} tokens per second are expected, ` +
    `with about ${inBytes(choice.needs.bytes)} of ${backend === 'webgpu' ? 'graphics memory, which the browser does not tell of' : 'memory'}.${larger}`
  );
}

function smallOnly(
  choice: Assessment | undefined,
  assessments: readonly Assessment[],
  hardware: HardwareReport,
): string {
  const rate = choice?.tokensPerSecond;
  const speed = rate ? ` (about ${inRange(rate)} tokens per second)` : '';
  const here = assessments.find(({ candidate }) => candidate.place.kind === 'built-in');
  const larger = assessments
    .filter(({ candidate }) => candidate.weightCount > (here?.candidate.weightCount ?? 0))
    .toSorted((a, b) => a.candidate.weightCount - b.candidate.weightCount)[0];
  const small = here ? `This computer: ${here.candidate.model}${speed}, or` : 'For this computer:';
  const why = larger ? ` ${reasonAgainst(larger, assessments, hardware)}` : '';
  return `${small} a larger model on a server.${why}`;
}

/** Why none of a model's flavours is recommended: the obstacle of the one that came closest. */
function reasonAgainst(
  { candidate: { model } }: Assessment,
  all: readonly Assessment[],
  { gpu }: HardwareReport,
): string {
  const lacksF16 = gpu.kind === 'adapter' && !gpu.hasF16;
  // That an adapter has no 16-bit floats is no reason where a flavour with 32 bits exists.
  const besidesTheReason = ({ candidate }: Assessment) =>
    Number(lacksF16 && candidate.activations === 'fp16');
  const closest = all
    .filter(({ candidate }) => candidate.model === model)
    .toSorted(
      (a, b) =>
        besidesTheReason(a) - besidesTheReason(b) ||
        a.obstacles.length - b.obstacles.length ||
        byPreference(a, b),
    )[0];
  const [obstacle] = closest?.obstacles ?? [];
  const rate = closest?.tokensPerSecond;
  if (obstacle !== undefined) return `${model} is left out: ${lowerFirst(obstacle)}`;
  if (!rate) return `${model} is left out: its speed could not be measured.`;
  return `${model} is left out: about ${inRange(rate)} tokens per second would be too slow.`;
}

function lowerFirst(sentence: string): string {
  // A name keeps its capitals.
  if (/^\w+[A-Z]/.test(sentence)) return sentence;
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

function gpuName({ gpu }: HardwareReport): string {
  return gpu.kind === 'adapter' ? `the GPU "${gpu.name}"` : 'the GPU';
}

function inRange(range: Range | undefined): string {
  if (!range) return 'an unknown number of';
  const low = rounded(range.low);
  const high = rounded(range.high);
  return low === high ? low : `${low} to ${high}`;
}

/** Two digits: more would promise what nobody measured. */
function rounded(value: number): string {
  return Number(value.toPrecision(value < 10 ? 1 : 2)).toLocaleString('en-US');
}

function inBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  return `${Math.round(bytes / 1e6)} MB`;
}
