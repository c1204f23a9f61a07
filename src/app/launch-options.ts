import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { Backend } from '#workers/inference/protocol.ts';

/** What the address of the page asks for. */
export interface LaunchOptions {
  readonly modelAddress: ModelAddress;
  readonly wantedBackend: Backend | 'auto';
}

const DEFAULT_MODEL = 'models/nano/';
const RELATIVE_FOLDER = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/;

/** Reads `?model=folder/in/this/site&backend=wasm`; both are optional. */
export function readLaunchOptions(
  search: string,
  baseUrl: string,
): Result<LaunchOptions, InputError> {
  const query = new URLSearchParams(search);
  const model = query.get('model') ?? DEFAULT_MODEL;
  const backend = query.get('backend') ?? 'auto';
  if (!RELATIVE_FOLDER.test(model)) {
    return err({
      message: `The address of this page asks for the model folder "${model}".`,
      cure: 'Name a folder of this site, such as ?model=models/nano: letters, digits, dots, dashes and single slashes. Models from other sites are never loaded.',
    });
  }
  if (backend !== 'auto' && backend !== 'wasm' && backend !== 'webgpu') {
    return err({
      message: `The address of this page asks for the backend "${backend}".`,
      cure: 'Write ?backend=wasm for the CPU, ?backend=webgpu for the GPU, or leave it out.',
    });
  }
  const folder = model.endsWith('/') ? model : `${model}/`;
  return ok({
    modelAddress: { kind: 'url', url: new URL(folder, baseUrl).href },
    wantedBackend: backend,
  });
}
