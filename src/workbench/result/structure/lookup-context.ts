import { createContext } from 'react';
import { createStore } from 'zustand/vanilla';
import type { FoundStructure, StructureArchive } from '#workers/lookup/protocol.ts';

type LookUpStructure = (
  archive: StructureArchive,
  id: string,
  signal?: AbortSignal,
) => Promise<FoundStructure>;

/** Asks an archive for a structure; undefined where the page was built without. */
export const LookupContext = createContext<LookUpStructure | undefined>(undefined);

interface AskedHost {
  /** Of the archive that is asked now; undefined at all other times. */
  readonly host: string | undefined;
}

/** What the masthead must not keep silent about. */
export const AskedHostContext = createContext(createStore<AskedHost>(() => ({ host: undefined })));
