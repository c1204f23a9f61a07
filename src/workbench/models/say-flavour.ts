import type { Flavour } from '#library/manifest.ts';

/** What a flavour's name stands for: `for the GPU: 4-bit weights, computed in 16-bit floats`. */
export function sayFlavour({
  backend,
  quantisation,
  activations,
}: Pick<Flavour, 'backend' | 'quantisation' | 'activations'>): string {
  const weights = WEIGHTS[quantisation] ?? `weights kept as ${quantisation}`;
  const floats = activations === 'fp16' ? '16-bit' : '32-bit';
  return `for the ${backend === 'wasm' ? 'CPU' : 'GPU'}: ${weights}, computed in ${floats} floats`;
}

const WEIGHTS: Readonly<Record<string, string>> = {
  q4: '4-bit weights',
  q4b128: '4-bit weights in blocks of 128',
  q8: '8-bit weights',
  int8: '8-bit weights',
  fp16: '16-bit weights',
  fp32: '32-bit weights',
};
