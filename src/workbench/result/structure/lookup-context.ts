import { createContext } from 'react';
import type { FoundStructure, StructureArchive } from '#workers/lookup/protocol.ts';

type LookUpStructure = (
  archive: StructureArchive,
  id: string,
  signal?: AbortSignal,
) => Promise<FoundStructure>;

/** Asks an archive for a structure; undefined where the page was built without. */
export const LookupContext = createContext<LookUpStructure | undefined>(undefined);
