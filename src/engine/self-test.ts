import { assert, definitely } from '#base/assert.ts';
import { Failure } from '#base/failure.ts';
import { WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';
import { BARS, compareLogits, shortfalls } from '#library/compare-logits.ts';
import { isExactSibling } from '#library/fall-back.ts';
import type { Flavour } from '#library/manifest.ts';
import type { ModelAddress } from '#library/model-address.ts';
import type { SelfTestResult } from '#library/self-test.ts';
import type {
  Backend,
  InferenceProtocol,
  LoadedModel,
  LoadProgress,
  MeasuredLogits,
  MeasureParams,
} from '#workers/inference/protocol.ts';
import type { EngineCallOptions } from './engine.ts';

interface SelfTestParams {
  readonly folder: ModelAddress;
  /** Loaded on the GPU; a model on the CPU backend is the reference itself. */
  readonly model: LoadedModel;
}

/** Sentences for the person. */
type SelfTestOptions = EngineCallOptions<string>;

/**
 * Compares a flavour's logits on the GPU with those of the CPU backend, each in a worker that ends
 * with it. The CPU runs the same weights, so what differs is the GPU's doing. Rejects with
 * `not-testable` where there is nothing to compare with in reasonable time.
 */
export async function runSelfTest(
  startWorker: () => WorkerLike,
  { folder, model }: SelfTestParams,
  options: SelfTestOptions = {},
): Promise<SelfTestResult> {
  assert(model.backend.backend === 'webgpu', 'the CPU backend is not tested against itself');
  const { tested, reference } = flavoursToCompare(model);
  const measure = (backend: Backend, flavour: Flavour) =>
    measureInWorker(startWorker, paramsFor(folder, backend, flavour), options);
  const expected = await measure('wasm', reference);
  const found = await measure('webgpu', tested);
  if (found.logits.length !== expected.logits.length || found.extent !== expected.extent) {
    throw notTestable(
      `${tested.id} gives ${found.logits.length} logits of ${found.extent}, ${reference.id} ${expected.logits.length} of ${expected.extent}`,
    );
  }
  const bar = BARS[tested.activations];
  const comparison = compareLogits(expected, found, bar);
  return {
    manifestSha256: model.manifestSha256,
    flavour: tested.id,
    adapter: model.backend.adapter ?? 'unnamed GPU',
    runtime: found.runtime,
    passes: shortfalls(comparison, bar).length === 0,
    comparison,
    extent: found.extent,
    testedAt: new Date().toISOString(),
  };
}

/** More than a graph of the check takes; whole models up to this need less than a minute on the CPU. */
const LARGEST_WHOLE_BYTES = 512e6;

/** The flavour that is tested, and the one whose graph the CPU runs: with 32 bits where there is one. */
function flavoursToCompare({ flavour, folderFlavours, bytes }: LoadedModel): {
  readonly tested: Flavour;
  readonly reference: Flavour;
} {
  const tested = definitely(
    folderFlavours.find(({ id }) => id === flavour),
    `flavour ${flavour} of the loaded model`,
  );
  if (tested.check === undefined && bytes > LARGEST_WHOLE_BYTES) {
    throw notTestable(
      `its folder has no check graph, and the whole of ${Math.round(bytes / 1e6)} MB would take minutes on the processor`,
    );
  }
  if (tested.activations === 'fp32') return { tested, reference: tested };
  const sibling = folderFlavours.find((other) => isExactSibling(other, tested));
  const isAlike = (sibling?.check === undefined) === (tested.check === undefined);
  // The CPU also runs graphs with 16 bits, though it rounds in other places.
  return { tested, reference: sibling && isAlike ? sibling : tested };
}

function notTestable(reason: string): Failure {
  return new Failure({
    code: 'not-testable',
    message: `Whether this GPU computes the model rightly cannot be tested: ${reason}.`,
    cure: 'Convert the model here, which adds a graph for this test, or use the CPU as backend.',
  });
}

/** More than 40 tokens of the kind that models here read. */
const SELF_TEST_TEXT =
  'Aspirin, CC(=O)Oc1ccccc1C(=O)O, has the formula C9H8O4 and weighs 180.16 g/mol. It is hardly ' +
  'soluble in water (4.6 g/L at 25 °C) and melts at 136 °C. The enzyme that it blocks is a protein ' +
  'of 599 residues beginning with MSRSLLLWFLLFLLLLPPLPVLLADPGAPTPVNPCCYYPCQHQGICVRF.';
const TOKENS = 40;
/** Two thirds from a step of many tokens, as prompts are read, a third from single ones, as replies are. */
const POSITIONS = 24;

function paramsFor(folder: ModelAddress, backend: Backend, flavour: Flavour): MeasureParams {
  return {
    folder,
    backend,
    flavour: flavour.id,
    text: SELF_TEST_TEXT,
    tokenCount: TOKENS,
    positions: POSITIONS,
    schedule: backend === 'wasm' ? 'at-once' : 'as-decoded',
  };
}

async function measureInWorker(
  startWorker: () => WorkerLike,
  params: MeasureParams,
  { signal, onProgress = () => {} }: SelfTestOptions,
): Promise<MeasuredLogits> {
  signal?.throwIfAborted();
  const connection = new WorkerConnection<InferenceProtocol>('inference', startWorker);
  // A pass on the processor listens to nothing, so an abort ends its worker.
  const end = () => connection.terminate();
  signal?.addEventListener('abort', end, { once: true });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end();
  }, LONGEST_MEASURE_MS);
  try {
    return await connection.call('measure', params, {
      onProgress: (progress) => onProgress(sayProgress(params, progress)),
    });
  } catch (thrown) {
    signal?.throwIfAborted();
    if (isLate)
      throw notTestable(`${side(params)} took more than ${LONGEST_MEASURE_MS / 60_000} minutes`);
    throw thrown;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    end();
  }
}

/** Longer than the slowest machine that is of use needs, on which something hangs. */
const LONGEST_MEASURE_MS = 5 * 60_000;

function side({ backend }: MeasureParams): string {
  return backend === 'wasm' ? 'the reference on the processor' : 'the comparison on the GPU';
}

function sayProgress(params: MeasureParams, progress: LoadProgress): string {
  const isRunning = progress.kind === 'session' && progress.loadedBytes === progress.totalBytes;
  return `${isRunning ? 'Computing' : 'Reading weights for'} ${side(params)}.`;
}
