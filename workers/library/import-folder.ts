import { Failure } from '#base/failure.ts';
import type { CallContext } from '#base/rpc-server.ts';
import { type CopyTarget, copyChecked, copyHashed } from '#library/copy-file.ts';
import {
  type DescribeExport,
  type ExportDescription,
  exportManifestText,
} from '#library/export-manifest.ts';
import type { LibraryPlaces } from '#library/library-places.ts';
import type { Manifest, ManifestFile } from '#library/manifest.ts';
import { withModelLock } from '#library/model-locks.ts';
import {
  beginModel,
  commitModel,
  discardModel,
  readCard,
  readManifest,
  totalBytes,
} from '#library/model-store.ts';
import { explainSpace, requireSpace } from '#library/storage-space.ts';
import type { StoredModel } from '#library/stored-model.ts';
import { folderFiles, smallText } from './folder-files.ts';
import type { ImportParams, TransferProgress } from './protocol.ts';

const LARGEST_MANIFEST = 32 * 2 ** 20;
const LARGEST_CARD = 2 ** 20;

type Files = ReadonlyMap<string, File>;
type Context = CallContext<TransferProgress>;

/** A folder that was looked at, and how its files come into the store. */
interface Arriving {
  readonly bytes: number;
  readonly cardText: string | undefined;
  /** Copies and checks all files; the text of the manifest that belongs to them. */
  readonly copy: (target: CopyTarget, context: Context) => Promise<string>;
}

/**
 * Copies a model folder into the store, each chunk checked against its manifest, or hashed where it
 * has none. Whatever goes wrong, nothing of it is left behind.
 */
export async function importFolder(
  places: LibraryPlaces,
  describeExport: DescribeExport,
  { label, files }: ImportParams,
  context: Context,
): Promise<StoredModel> {
  const arriving = await lookAt(folderFiles(files), label, describeExport);
  const id = places.newId();
  const need = { id, label, totalBytes: arriving.bytes, missingBytes: arriving.bytes };
  await requireSpace(places, need);
  let doneBytes = 0;
  const count: Context = {
    signal: context.signal,
    report: (progress) => {
      ({ doneBytes } = progress);
      context.report(progress);
    },
  };
  return withModelLock(
    id,
    'importing',
    async () => {
      const origin = { kind: 'imported', from: label } as const;
      try {
        const about = { id, label, origin, content: 'model', totalBytes: arriving.bytes } as const;
        await beginModel(places, about);
        const manifestText = await arriving.copy({ files: places.files, id }, count);
        context.signal.throwIfAborted();
        const { cardText } = arriving;
        return await commitModel(places, { id, label, origin, manifestText, cardText });
      } catch (thrown) {
        // What cannot be removed now is found when contents are listed.
        await discardModel(places, id).catch(() => undefined);
        const missingBytes = arriving.bytes - doneBytes;
        throw await explainSpace(places, thrown, { ...need, missingBytes });
      }
    },
    places.locks,
  );
}

async function lookAt(
  files: Files,
  label: string,
  describeExport: DescribeExport,
): Promise<Arriving> {
  const card = files.get('card.json');
  const cardText = card && (await smallText(card, 'card.json', LARGEST_CARD));
  const manifest = files.get('manifest.json');
  if (manifest) {
    const text = await smallText(manifest, 'manifest.json', LARGEST_MANIFEST);
    if (cardText !== undefined) readCard(cardText);
    return { ...checkedFolder(files, text), cardText };
  }
  const paths = [...files.keys()];
  if (!paths.some((path) => path.endsWith('.onnx'))) throw notAModel(paths);
  // A card says what was measured of the very files that a manifest lists; without one, of what?
  return { ...hashedFolder(files, label, await describeExport(files)), cardText: undefined };
}

function checkedFolder(files: Files, manifestText: string): Omit<Arriving, 'cardText'> {
  const manifest = readManifest(manifestText);
  const found = manifest.files.map((file) => ({ file, source: wholeFile(files, file, manifest) }));
  const bytes = totalBytes(manifest);
  return {
    bytes,
    copy: async (target, context) => {
      const options = counting(bytes, context);
      for (const { file, source } of found) await copyChecked(target, source, file, options);
      return manifestText;
    },
  };
}

function wholeFile(files: Files, { path, bytes }: ManifestFile, manifest: Manifest): File {
  const file = files.get(path);
  if (file?.size === bytes) return file;
  const missing = manifest.files.filter((entry) => files.get(entry.path)?.size !== entry.bytes);
  throw new Failure({
    code: 'incomplete-folder',
    message: file
      ? `${path} has ${file.size} bytes instead of ${bytes}; in all, ${missing.length} of ${manifest.files.length} files are missing or not whole.`
      : `${path} is missing, as are ${missing.length - 1} more of the ${manifest.files.length} files that manifest.json lists.`,
    cure: 'Copy the whole model folder again from its source, then choose it once more.',
    facts: { file: path, missing: missing.length },
  });
}

function hashedFolder(
  files: Files,
  label: string,
  description: ExportDescription,
): Omit<Arriving, 'cardText'> {
  const sources = description.paths.flatMap((path) => {
    const source = files.get(path);
    return source ? [{ path, source }] : [];
  });
  const bytes = sources.reduce((sum, { source }) => sum + source.size, 0);
  return {
    bytes,
    copy: async (target, context) => {
      const options = counting(bytes, context);
      const entries: ManifestFile[] = [];
      for (const { path, source } of sources)
        entries.push(await copyHashed(target, source, path, options));
      const text = exportManifestText(label, description, entries);
      readManifest(text);
      return text;
    },
  };
}

function counting(totalBytes: number, { signal, report }: Context) {
  let doneBytes = 0;
  const onBytes = (bytes: number) => {
    doneBytes += bytes;
    report({ doneBytes, totalBytes });
  };
  return { signal, onBytes };
}

function notAModel(paths: readonly string[]): Failure {
  if (paths.some((path) => path.endsWith('.safetensors'))) {
    return new Failure({
      code: 'is-checkpoint',
      message: 'This folder holds weights as safetensors, which browsers cannot run as they are.',
      cure: 'Convert it here first; that takes minutes and changes nothing in the folder.',
    });
  }
  const shown = paths.slice(0, 5).join(', ');
  return new Failure({
    code: 'not-a-model-folder',
    message: `This folder has no manifest.json, no .onnx file and no safetensors, only ${paths.length} other files${shown ? `, such as ${shown}` : ''}.`,
    cure: 'Choose a folder written by the converter, an ONNX export of a Qwen3 model, or a Hugging Face checkpoint.',
  });
}
