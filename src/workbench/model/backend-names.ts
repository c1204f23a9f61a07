import type { Backend, BackendChoice } from '#workers/inference/protocol.ts';

export const backendNames: Readonly<Record<Backend, string>> = {
  wasm: 'CPU (wasm)',
  webgpu: 'GPU (WebGPU)',
};

/** A backend with its adapter, where there is one: `GPU (WebGPU), ampere`. */
export function sayBackend({ backend, adapter }: Omit<BackendChoice, 'reason'>): string {
  return adapter === undefined ? backendNames[backend] : `${backendNames[backend]}, ${adapter}`;
}
