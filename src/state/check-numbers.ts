import { type FailureDetails, failureDetails } from '#base/failure.ts';
import { isAbort } from '#base/rpc-client.ts';
import { fallBackFrom } from '#library/fall-back.ts';
import type { Flavour } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type { LoadedModel, LoadParams } from '#workers/inference/protocol.ts';
import type { ModelState, NumbersCheck, NumbersDoubt } from './workbench-state.ts';
import type { WorkbenchDependencies } from './workbench-store.ts';

interface NumbersQuestion {
  readonly address: ModelAddress;
  readonly signal: AbortSignal;
  /** Whether what was found on this device before counts. */
  readonly trustsKept: boolean;
  readonly show: (model: ModelState) => void;
  readonly load: (change: Partial<LoadParams>) => Promise<LoadedModel>;
}

type Dependencies = Pick<WorkbenchDependencies, 'engine' | 'library'>;

/**
 * Lets a model run only if its numbers are right: on a graphics processor it is compared with the
 * CPU, once for each device, and where it computes wrongly the folder's next flavour is loaded.
 */
export async function checkNumbers(
  loaded: LoadedModel,
  question: NumbersQuestion,
  dependencies: Dependencies,
): Promise<ModelState> {
  const failed: string[] = [];
  let model = loaded;
  let fellBack: string | undefined;
  for (;;) {
    const { numbers, doubt } = await judge(model, question, dependencies);
    if (numbers) return { phase: 'ready', model, numbers, fellBack };
    if (doubt.kind === 'untested') return { phase: 'doubted', model, doubt };
    failed.push(model.flavour);
    const next = fallBackFrom({ flavours: model.folderFlavours, failed, fits: isTried });
    if (!next.flavour) return { phase: 'doubted', model, doubt };
    const attempt = await loadNext(next.flavour, model, question);
    if (attempt.failure) return { phase: 'failed', failure: attempt.failure };
    model = attempt.model;
    fellBack = next.sentence;
  }
}

// Loading says better than any figure here whether there is room for it.
const isTried = () => true;

/** Either why the numbers are relied on, or why not. */
type Judgement =
  | { readonly numbers: NumbersCheck; readonly doubt?: never }
  | { readonly numbers?: never; readonly doubt: NumbersDoubt };

async function judge(
  model: LoadedModel,
  { address, signal, trustsKept, show }: NumbersQuestion,
  { engine, library }: Dependencies,
): Promise<Judgement> {
  if (model.backend.backend === 'wasm') return { numbers: { kind: 'reference' } };
  const kept = trustsKept ? await keptResult(model, library) : undefined;
  if (kept) return judgementOf(kept);
  show({ phase: 'checking', model, progress: undefined });
  try {
    const result = await engine.selfTest(
      { folder: address, model },
      { signal, onProgress: (progress) => show({ phase: 'checking', model, progress }) },
    );
    // Not keeping it only means that the next start tests again.
    await library.keepSelfTest(result).catch(() => undefined);
    return judgementOf(result);
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    return { doubt: { kind: 'untested', failure: failureDetails(thrown) } };
  }
}

function judgementOf(result: SelfTestResult): Judgement {
  return result.passes
    ? { numbers: { kind: 'tested', result } }
    : { doubt: { kind: 'wrong', result } };
}

/** What was found earlier with the same weights, adapter and runtime. */
async function keptResult(
  { manifestSha256, flavour, backend, runtime }: LoadedModel,
  library: Dependencies['library'],
): Promise<SelfTestResult | undefined> {
  const results = await library.selfTests().catch(() => []);
  return results.find(
    (result) =>
      result.manifestSha256 === manifestSha256 &&
      result.flavour === flavour &&
      result.adapter === backend.adapter &&
      result.runtime === runtime,
  );
}

async function loadNext(
  { backend, id: flavour }: Flavour,
  { name }: LoadedModel,
  { load }: NumbersQuestion,
): Promise<
  { readonly model: LoadedModel; readonly failure?: never } | { readonly failure: FailureDetails }
> {
  try {
    return { model: await load({ backend, flavour }) };
  } catch (thrown) {
    if (isAbort(thrown)) throw thrown;
    const { message, cure } = failureDetails(thrown);
    return {
      failure: {
        code: 'wrong-numbers',
        message: `The graphics processor computes wrong numbers with ${name}, and ${flavour} could not be loaded in its place: ${message}`,
        cure,
      },
    };
  }
}
