import type { Backend } from '#workers/inference/protocol.ts';

export const backendNames: Readonly<Record<Backend, string>> = {
  wasm: 'CPU (wasm)',
  webgpu: 'GPU (WebGPU)',
};
