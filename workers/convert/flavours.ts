import { Failure } from '#base/failure.ts';
import type { Precision, WeightFormatId } from './stored-weights.ts';
import { WEIGHT_FORMATS } from './weight-format.ts';

type Backend = 'wasm' | 'webgpu';

interface FlavourRecipe {
  readonly backend: Backend;
  readonly body: WeightFormatId;
  readonly precision: Precision;
}

/** Every way to write a model. `cpu-fp32` is for comparing accuracy, not for people. */
export const FLAVOURS = {
  'cpu-int8': { backend: 'wasm', body: 'int8', precision: 'fp32' },
  'cpu-fp32': { backend: 'wasm', body: 'fp32', precision: 'fp32' },
  'gpu-q4': { backend: 'webgpu', body: 'q4', precision: 'fp32' },
  'gpu-q4f16': { backend: 'webgpu', body: 'q4', precision: 'fp16' },
  'gpu-q4b128': { backend: 'webgpu', body: 'q4b128', precision: 'fp32' },
  'gpu-q4b128f16': { backend: 'webgpu', body: 'q4b128', precision: 'fp16' },
  'gpu-q8': { backend: 'webgpu', body: 'q8', precision: 'fp32' },
  'gpu-q8f16': { backend: 'webgpu', body: 'q8', precision: 'fp16' },
} as const satisfies Readonly<Record<string, FlavourRecipe>>;

export type FlavourId = keyof typeof FLAVOURS;

export function isFlavourId(text: string): text is FlavourId {
  return Object.hasOwn(FLAVOURS, text);
}

export interface FormatChoice {
  readonly flavours: readonly FlavourId[];
  readonly embedding?: WeightFormatId;
  readonly head?: WeightFormatId;
}

/** Weights in one folder, which the graphs of one precision or both share. */
export interface WeightSetPlan {
  /** Such as `gpu-q4`. */
  readonly id: string;
  /** `cpu` or `gpu` for the first of its backend, its id for the others. */
  readonly folder: string;
  readonly backend: Backend;
  readonly body: WeightFormatId;
  readonly embedding: WeightFormatId;
  readonly head: WeightFormatId;
  /** `fp32` before `fp16`. */
  readonly precisions: readonly Precision[];
}

/**
 * The weight sets that the flavours need. Block formats of embedding and head are for sets of the
 * GPU, int8 for those of the CPU, fp32 for both. Throws `bad-flavours` or `bad-formats`.
 */
export function planWeightSets(choice: FormatChoice): readonly WeightSetPlan[] {
  checkFlavours(choice.flavours);
  for (const role of ['embedding', 'head'] as const) checkFormat(choice, role);
  const taken = new Set<string>();
  const ids = [...new Set(choice.flavours.map(weightSetOf))];
  return ids.map((id) => {
    const flavours = choice.flavours.filter((each) => weightSetOf(each) === id);
    const { backend, body } = recipeOf(flavours);
    const short = backend === 'wasm' ? 'cpu' : 'gpu';
    const folder = taken.has(short) ? id : short;
    taken.add(short);
    const { embedding = body, head = body } = choice;
    return {
      id,
      folder,
      backend,
      body,
      embedding: suits(embedding, backend) ? embedding : body,
      head: suits(head, backend) ? head : body,
      precisions: (['fp32', 'fp16'] as const).filter((precision) =>
        flavours.some((each) => FLAVOURS[each].precision === precision),
      ),
    };
  });
}

/** The id of the weight set that a flavour's graphs read. */
export function weightSetOf(id: FlavourId): string {
  const { backend, body } = FLAVOURS[id];
  return `${backend === 'wasm' ? 'cpu' : 'gpu'}-${body}`;
}

function recipeOf([first]: readonly FlavourId[]): FlavourRecipe {
  return FLAVOURS[first ?? 'cpu-int8'];
}

function suits(format: WeightFormatId, backend: Backend): boolean {
  if (format === 'fp32') return true;
  return (WEIGHT_FORMATS[format].layout === 'blocks') === (backend === 'webgpu');
}

function checkFlavours(ids: readonly FlavourId[]): void {
  if (ids.length > 0 && new Set(ids).size === ids.length) return;
  throw new Failure({
    code: 'bad-flavours',
    message: `The list of flavours "${ids.join(',')}" is empty or names one twice.`,
    cure: `Choose one or more of ${Object.keys(FLAVOURS).join(', ')}, each once.`,
  });
}

function checkFormat(choice: FormatChoice, role: 'embedding' | 'head'): void {
  const format = choice[role];
  if (format === undefined) return;
  if (choice.flavours.some((id) => suits(format, FLAVOURS[id].backend))) return;
  throw new Failure({
    code: 'bad-formats',
    message: `The ${role} cannot be ${format} in any of the flavours ${choice.flavours.join(', ')}.`,
    cure: 'Choose q4, q4b128 or q8 for flavours of the GPU, int8 for those of the CPU, fp32 for either.',
    facts: { role, format },
  });
}
