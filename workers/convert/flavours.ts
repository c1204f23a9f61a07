import { blockFormat } from './block-formats.ts';
import { columnInt8Format, floatFormat } from './column-formats.ts';
import type { WeightFormat } from './weight-format.ts';

interface FlavourRecipe {
  readonly backend: 'wasm' | 'webgpu';
  readonly quantisation: string;
  readonly format: WeightFormat;
}

/** Every way to write a model. `cpu-fp32` is for comparing accuracy, not for people. */
export const FLAVOURS = {
  'cpu-int8': { backend: 'wasm', quantisation: 'int8', format: columnInt8Format },
  'gpu-q4': { backend: 'webgpu', quantisation: 'q4', format: blockFormat(4) },
  'gpu-q8': { backend: 'webgpu', quantisation: 'q8', format: blockFormat(8) },
  'cpu-fp32': { backend: 'wasm', quantisation: 'fp32', format: floatFormat },
} as const satisfies Readonly<Record<string, FlavourRecipe>>;

export type FlavourId = keyof typeof FLAVOURS;

export function isFlavourId(text: string): text is FlavourId {
  return Object.hasOwn(FLAVOURS, text);
}

/**
 * The subfolder of each flavour: `cpu` or `gpu` for the first of its backend, the flavour's own
 * name for the others.
 */
export function flavourFolders(ids: readonly FlavourId[]): ReadonlyMap<FlavourId, string> {
  const taken = new Set<string>();
  const folders = new Map<FlavourId, string>();
  for (const id of ids) {
    const short = FLAVOURS[id].backend === 'wasm' ? 'cpu' : 'gpu';
    folders.set(id, taken.has(short) ? id : short);
    taken.add(short);
  }
  return folders;
}
