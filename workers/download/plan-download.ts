import { Failure } from '#base/failure.ts';
import { parseModelCard } from '#library/model-card.ts';
import { readManifest, totalBytes } from '#library/model-store.ts';
import type { Network } from './byte-stream.ts';
import { fetchText } from './fetch-text.ts';
import { chooseFromTree, treeUrl } from './hub-repository.ts';
import type { DownloadPlan } from './protocol.ts';
import { readAddress, type SourceAddress } from './source-address.ts';

const LARGEST_MANIFEST = 32 * 2 ** 20;
const LARGEST_CARD = 2 ** 20;
const LARGEST_TREE = 32 * 2 ** 20;

/** Looks what lies at an address: a few small requests. Rejects with a `Failure`. */
export async function planDownload(
  network: Network,
  typed: string,
  signal: AbortSignal,
): Promise<DownloadPlan> {
  const address = readAddress(typed);
  const manifestUrl = new URL('manifest.json', address.baseUrl).href;
  const text = await fetchText(network, manifestUrl, LARGEST_MANIFEST, signal);
  if (text !== undefined) return planFolder(network, address, text, signal);
  if (address.repository === undefined) throw noManifest(manifestUrl);
  return planRepository(network, address, address.repository, signal);
}

async function planFolder(
  network: Network,
  { baseUrl, label }: SourceAddress,
  manifestText: string,
  signal: AbortSignal,
): Promise<DownloadPlan> {
  const manifest = readManifest(manifestText);
  const cardUrl = new URL('card.json', baseUrl).href;
  const cardText = await fetchText(network, cardUrl, LARGEST_CARD, signal);
  const plan: DownloadPlan = {
    baseUrl,
    label: manifest.name || label,
    content: 'model',
    files: manifest.files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    totalBytes: totalBytes(manifest),
    isChecked: true,
    manifestText,
  };
  return cardText !== undefined && isCard(cardText) ? { ...plan, cardText } : plan;
}

/** Servers answer with all sorts of things for a file that they do not have. */
function isCard(text: string): boolean {
  try {
    parseModelCard(text);
    return true;
  } catch {
    return false;
  }
}

async function planRepository(
  network: Network,
  { baseUrl, label }: SourceAddress,
  repository: string,
  signal: AbortSignal,
): Promise<DownloadPlan> {
  const tree = await fetchText(network, treeUrl(repository), LARGEST_TREE, signal);
  if (tree === undefined) throw noRepository(repository);
  const { content, files } = chooseFromTree(tree, repository);
  const bytes = files.reduce((sum, file) => sum + (file.bytes ?? 0), 0);
  return { baseUrl, label, content, files, totalBytes: bytes, isChecked: false };
}

function noManifest(url: string): Failure {
  return new Failure({
    code: 'not-found',
    message: `There is no manifest.json at ${url}.`,
    cure: 'Give the address of a folder written by the converter, or a Hugging Face repository as owner/name.',
    facts: { url },
  });
}

function noRepository(repository: string): Failure {
  return new Failure({
    code: 'not-found',
    message: `Hugging Face shows no repository ${repository} to the public.`,
    cure: 'Check the name. Private and gated models have to be downloaded in the usual way; then choose the folder.',
  });
}
