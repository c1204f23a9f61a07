import type { DescribeExport } from '#library/export-manifest.ts';
import { type Folder, type MemoryPlaces, memoryPlaces } from '#library/library-places.fixture.ts';
import { libraryCalls } from './library-calls.ts';
import type { ImportParams } from './protocol.ts';

export const BIG = 'cpu/weights-0.bin';

/** A context that nobody aborts and nobody listens to. */
export const still = { signal: new AbortController().signal, report: () => undefined };

/** Takes every folder with the made-up graph for an export, without its tokenizer. */
export const describeExport: DescribeExport = async (files) => {
  const graph = 'cpu/model.onnx';
  if (!files.has(graph)) throw new Error(`there is no ${graph}`);
  const flavour = { id: 'x', backend: 'wasm', quantisation: 'q', activations: 'fp32' } as const;
  return { flavours: [{ ...flavour, graph, data: [BIG] }], paths: ['config.json', graph, BIG] };
};

/** The library worker's calls on an empty store in memory. */
export function library(places: MemoryPlaces = memoryPlaces()) {
  const calls = libraryCalls(places, describeExport);
  const add = (folder: Folder) => calls.importFolder(params(folder), still);
  return { places, calls, add };
}

export function params(folder: Folder): ImportParams {
  const files = [...folder].map(([path, bytes]) => ({ path, file: new File([bytes], 'any') }));
  return { label: 'mine', files };
}

/** Everything that a store holds, in numbers; all of them 0 when nothing is left. */
export async function leftIn(places: MemoryPlaces) {
  const folders = (await places.files.folders()).length;
  const entries = (await places.index.ids()).size;
  return { folders, entries, bytes: places.files.usedBytes() };
}

export const NOTHING = { folders: 0, entries: 0, bytes: 0 };
