import type { DescribeExport } from '#library/export-manifest.ts';
import {
  type Folder,
  type MemoryPlaces,
  nodeSha256,
  storedFolder,
} from '#library/library-places.fixture.ts';
import { listContents } from '#library/list-contents.ts';
import type { Network } from './byte-stream.ts';
import { downloadCalls } from './download-calls.ts';
import type { DownloadPlan, DownloadProgress } from './protocol.ts';

/** A context that nobody aborts and nobody listens to. */
export const still = { signal: new AbortController().signal, report: () => undefined };

const describeExport: DescribeExport = () => Promise.reject(new Error('there is a manifest'));

/** What came over the network; `onBytes` is called as it comes. */
export interface Received {
  bytes: number;
  onBytes: () => void;
}

/** The download worker's calls with short waits, and a count of all bytes that came. */
export function downloader(
  places: MemoryPlaces,
  replaced: Partial<Network> = {},
  times: Partial<Network['times']> = {},
) {
  const received: Received = { bytes: 0, onBytes: () => undefined };
  const network: Network = {
    fetch: async (url, init) => counted(await fetch(url, init), received),
    mayAskIfRange: () => true,
    times: { firstWaitMs: 1, longestWaitMs: 8, idleMs: 1500, mostFailures: 6, ...times },
    ...replaced,
  };
  const progress: DownloadProgress[] = [];
  return { calls: downloadCalls(places, network, describeExport), received, progress };
}

function counted(response: Response, received: Received): Response {
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (piece, controller) => {
      received.bytes += piece.length;
      received.onBytes();
      controller.enqueue(piece);
    },
  });
  const { status, statusText, headers } = response;
  const body = response.body?.pipeThrough(count) ?? null;
  return new Response(body, { status, statusText, headers });
}

/** Downloads a whole model and says which. */
export async function download(
  calls: ReturnType<typeof downloadCalls>,
  plan: DownloadPlan,
  progress: DownloadProgress[] = [],
  resumeId?: string,
) {
  const report = (each: DownloadProgress) => progress.push(each);
  const params = resumeId === undefined ? { plan } : { plan, resumeId };
  const result = await calls.download(params, { ...still, report });
  if (result.content !== 'model') throw new Error('a model was expected');
  return result.model;
}

/** The paths of a listed model whose stored bytes are not those of `folder`. */
export async function wrongFiles(
  places: MemoryPlaces,
  id: string,
  folder: Folder,
): Promise<readonly string[]> {
  const { models } = await listContents(places);
  const model = models.find((each) => each.id === id);
  if (!model) return ['the model is not listed'];
  const stored = await storedFolder(places, id, folder.keys());
  const hash = (files: Folder, path: string) => nodeSha256(files.get(path) ?? new Uint8Array(1));
  const paths = model.manifest.files.map(({ path }) => path);
  return paths.filter((path) => hash(stored, path) !== hash(folder, path));
}
