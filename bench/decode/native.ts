import { join } from 'node:path';
import type * as Ort from 'onnxruntime-web';
import { assert, definitely } from '#base/assert.ts';
import { bestToken } from '#workers/convert/reference/greedy.ts';
import { type BenchRun, type Section, say } from './bench-run.ts';
import { openOwnModel } from './contestant.ts';
import { nativeRuntime } from './peers-installation.ts';
import { accurateGraph, type BenchModel, flavourOf } from './prepare-models.ts';
import { saySpread, spreadOf } from './statistics.ts';

const THREADS = 2;
const QUESTION = 'Aspirin?';

interface Writer {
  readonly name: string;
  /** Milliseconds per token of one greedy reply. */
  readonly write: (maxTokens: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** The same weights in onnxruntime for Node, which has the machine's own instructions. */
export const measureNative: Section = async (run) => {
  const figures = [];
  for (const model of run.models) figures.push(...(await measureModel(run, model)));
  return {
    title: `onnxruntime-node and ours in wasm, ${THREADS} threads; spreads of ${run.runs} runs`,
    rows: figures.map((each) => ({
      shape: each.shape,
      who: each.name,
      'ms/token': saySpread(each.msPerToken),
      'tokens/s': (1000 / each.msPerToken.median).toFixed(1),
    })),
    figures,
  };
};

async function measureModel(run: BenchRun, bench: BenchModel) {
  const graphs = [{ name: 'native int8', model: bench.peers, flavour: 'cpu-int8' }];
  if (bench.plain) graphs.push({ name: 'native q4', model: bench.plain, flavour: 'gpu-q4' });
  const writers: Writer[] = [await openOurs(run, bench)];
  try {
    for (const { name, model, flavour } of graphs) {
      const found = flavourOf(model, flavour);
      const graph = flavour === 'cpu-int8' ? found.graph : accurateGraph(found);
      writers.push(await openNative(name, join(model.folder, graph)));
    }
    const times = new Map<Writer, number[]>(writers.map((writer) => [writer, []]));
    for (const writer of writers) await writer.write(2);
    for (let round = 0; round < run.runs; round++) {
      for (const writer of writers) {
        const ms = await writer.write(run.isQuick ? 6 : 32);
        times.get(writer)?.push(ms);
        say(
          `${round + 1} of ${run.runs}: ${bench.shape}, ${writer.name}: ${ms.toFixed(1)} ms/token`,
        );
      }
    }
    return [...times].map(([{ name }, list]) => ({
      shape: bench.shape,
      name,
      msPerToken: spreadOf(list),
    }));
  } finally {
    for (const writer of writers) await writer.close();
  }
}

async function openOurs(run: BenchRun, bench: BenchModel): Promise<Writer> {
  const { generate, close } = await openOwnModel(run, bench.own, {
    backend: 'wasm',
    flavour: 'cpu-int8',
  });
  return {
    name: 'ours int8, wasm',
    write: async (maxTokens) => {
      const messages = [{ role: 'user' as const, content: QUESTION }];
      const { summary } = await generate({ messages, maxTokens });
      return summary.decodeMs / Math.max(1, summary.tokenCount - 1);
    },
    close,
  };
}

async function openNative(name: string, graph: string): Promise<Writer> {
  const ort = nativeRuntime();
  const session = await ort.InferenceSession.create(graph, { intraOpNumThreads: THREADS });
  return {
    name,
    write: (maxTokens) => writeNatively(ort, session, maxTokens),
    close: () => session.release(),
  };
}

/** Greedy, after a prompt of as many tokens as ours; which tokens does not matter for the time. */
async function writeNatively(
  ort: typeof Ort,
  session: Ort.InferenceSession,
  maxTokens: number,
): Promise<number> {
  let cache = emptyCache(ort, session);
  let ids = [...new TextEncoder().encode(`${QUESTION} and the words of a template`)];
  let length = 0;
  let firstAt = 0;
  const integers = (values: readonly number[]) =>
    new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  for (let written = 0; written < maxTokens; written++) {
    length += ids.length;
    const outputs = await session.run({
      input_ids: integers(ids),
      attention_mask: integers(new Array<number>(length).fill(1)),
      ...cache,
    });
    cache = Object.fromEntries(
      Object.keys(cache).map((past) => {
        const present = past.replace('past_key_values', 'present');
        return [past, definitely(outputs[present], present)];
      }),
    );
    const { data } = definitely(outputs['logits'], 'logits');
    assert(data instanceof Float32Array, 'logits are no 32-bit floats');
    ids = [bestToken(data).id];
    if (written === 0) firstAt = performance.now();
  }
  return (performance.now() - firstAt) / Math.max(1, maxTokens - 1);
}

function emptyCache(ort: typeof Ort, session: Ort.InferenceSession): Record<string, Ort.Tensor> {
  const inputs = session.inputMetadata.filter(({ name }) => name.startsWith('past_key_values.'));
  return Object.fromEntries(
    inputs.map((input) => {
      assert(input.isTensor, `${input.name} is no tensor`);
      const [, heads, , size] = input.shape;
      const dims = [1, Number(heads), 0, Number(size)];
      return [input.name, new ort.Tensor('float32', new Float32Array(), dims)];
    }),
  );
}
