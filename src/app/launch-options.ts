import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { Backend } from '#workers/inference/protocol.ts';

/** What the address of the page asks for. */
export interface LaunchOptions {
  /** Undefined when the address names none: the person's own choice then counts. */
  readonly askedModel: ModelAddress | undefined;
  /** The small model that every copy of this page has. */
  readonly embeddedModel: ModelAddress;
  readonly wantedBackend: Backend | 'auto';
}

const EMBEDDED_MODEL = 'models/nano/';
const RELATIVE_FOLDER = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/;

/** Reads `?model=folder/in/this/site&backend=wasm`; both are optional. */
export function readLaunchOptions(
  search: string,
  baseUrl: string,
): Result<LaunchOptions, InputError> {
  const query = new URLSearchParams(search);
  const model = query.get('model') ?? undefined;
  const backend = query.get('backend') ?? 'auto';
  if (model !== undefined && !RELATIVE_FOLDER.test(model)) {
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
  return ok({
    askedModel: model === undefined ? undefined : addressOf(model, baseUrl),
    embeddedModel: addressOf(EMBEDDED_MODEL, baseUrl),
    wantedBackend: backend,
  });
}

function addressOf(path: string, baseUrl: string): ModelAddress {
  return { kind: 'url', url: new URL(path.endsWith('/') ? path : `${path}/`, baseUrl).href };
}
