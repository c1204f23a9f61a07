import { Failure } from '#base/failure.ts';
import type { Handlers } from '#base/rpc-server.ts';
import { type ArchiveNetwork, fetchArchiveText } from './fetch-archive-text.ts';
import type { FoundStructure, LookupProtocol, StructureArchive } from './protocol.ts';

/** The worker's call, on the network of this browser or of a test. */
export function lookupCalls(network: ArchiveNetwork): Handlers<LookupProtocol> {
  return {
    fetchStructure: ({ archive, id }, { signal }) => {
      const clean = id.trim().toUpperCase();
      const { form, example } = ARCHIVES[archive];
      if (!form.test(clean)) throw noId(archive, id, example);
      return ARCHIVES[archive].fetch(network, clean, signal);
    },
  };
}

interface Archive {
  readonly form: RegExp;
  readonly example: string;
  readonly fetch: (
    network: ArchiveNetwork,
    id: string,
    signal: AbortSignal,
  ) => Promise<FoundStructure>;
}

/** 40 MB of text is some 200,000 atoms and more. */
const LARGEST_STRUCTURE = 40_000_000;
const LARGEST_INDEX = 2_000_000;

const ARCHIVES: Readonly<Record<StructureArchive, Archive>> = {
  rcsb: {
    form: /^[1-9][A-Z0-9]{3}$/,
    example: 'a PDB id has a digit and three letters or digits, such as 1CRN',
    fetch: async (network, id, signal) => {
      const url = `https://files.rcsb.org/download/${id}.cif`;
      const text = await fetchArchiveText(network, url, LARGEST_STRUCTURE, signal);
      return { name: `RCSB ${id}`, text };
    },
  },
  alphafold: {
    form: /^(?:[OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9](?:[A-Z][A-Z0-9]{2}[0-9]){1,2})$/,
    example: 'a UniProt accession has six or ten letters and digits, such as P69905',
    fetch: async (network, id, signal) => {
      const index = `https://alphafold.ebi.ac.uk/api/prediction/${id}`;
      const listed = await fetchArchiveText(network, index, LARGEST_INDEX, signal);
      const text = await fetchArchiveText(network, fileOf(listed, id), LARGEST_STRUCTURE, signal);
      return { name: `AlphaFold DB ${id}`, text };
    },
  },
};

/** The address of the first model's mmCIF file; only one of the archive's own is followed. */
function fileOf(listed: string, id: string): string {
  const url = firstCifUrl(listed);
  const isOwn = url && /^https:\/\/alphafold\.ebi\.ac\.uk\/files\/[\w.-]+\.cif$/.test(url);
  if (isOwn && url.includes(id)) return url;
  throw new Failure({
    code: 'strange-answer',
    message: `AlphaFold DB answered for ${id}, but names no file of its own that could be fetched.`,
    cure: 'Its interface may have changed. Download the mmCIF file in the usual way and open it here.',
  });
}

function firstCifUrl(listed: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(listed);
    const first: unknown = Array.isArray(parsed) ? parsed[0] : undefined;
    if (typeof first !== 'object' || first === null || !('cifUrl' in first)) return undefined;
    return typeof first.cifUrl === 'string' ? first.cifUrl : undefined;
  } catch {
    return undefined;
  }
}

function noId(archive: StructureArchive, id: string, example: string): Failure {
  return new Failure({
    code: 'no-such-id',
    message: `“${id.slice(0, 30)}” cannot be an id of ${archive === 'rcsb' ? 'RCSB' : 'AlphaFold DB'}.`,
    cure: `Nothing was sent. Check it: ${example}.`,
  });
}
