import type { Flavour } from './manifest.ts';

/** What to load after a flavour failed its self-test. */
export interface FallBack {
  /** Undefined when the folder has nothing else that fits. */
  readonly flavour: Flavour | undefined;
  /** For the person: what is loaded instead, or what can be done. */
  readonly sentence: string;
}

export interface FallBackQuestion {
  /** Every flavour of the folder. */
  readonly flavours: readonly Flavour[];
  /** Ids of the flavours that failed on this device, the latest last. */
  readonly failed: readonly string[];
  /** Whether this machine has room for it and can run it. */
  readonly fits: (flavour: Flavour) => boolean;
}

/**
 * The next flavour to try: the same weights with 32-bit activations on the GPU, then whatever runs
 * on the processor, which is the reference itself.
 */
export function fallBackFrom({ flavours, failed, fits }: FallBackQuestion): FallBack {
  const tested = flavours.find(({ id }) => id === failed.at(-1));
  const left = flavours.filter((flavour) => !failed.includes(flavour.id) && fits(flavour));
  const exact =
    tested?.activations === 'fp16' ? left.find((each) => isExactSibling(each, tested)) : undefined;
  const onCpu = left.find(({ backend }) => backend === 'wasm');
  const name = tested?.id ?? 'This flavour';
  if (exact) {
    return {
      flavour: exact,
      sentence: `${name} computes wrongly on this GPU, so ${exact.id} is loaded: the same weights, computed with 32 bits, which is slower.`,
    };
  }
  if (onCpu) {
    return {
      flavour: onCpu,
      sentence: `${name} computes wrongly on this GPU, so ${onCpu.id} is loaded: the processor computes, which is slower.`,
    };
  }
  return {
    flavour: undefined,
    sentence: `${name} computes wrongly on this GPU, and this model has no flavour for the processor that fits here. Update the browser and the graphics driver, or convert the model with cpu-int8.`,
  };
}

/** Whether `flavour` computes the same weights on the same backend with 32-bit activations. */
export function isExactSibling(flavour: Flavour, of: Flavour): boolean {
  return (
    flavour.activations === 'fp32' &&
    flavour.id !== of.id &&
    flavour.backend === of.backend &&
    flavour.quantisation === of.quantisation
  );
}
