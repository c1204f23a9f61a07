import type { Call } from '#base/rpc.ts';

/** An archive of structures that may be asked. */
export type StructureArchive = 'alphafold' | 'rcsb';

export interface FoundStructure {
  /** What it is called: `RCSB 1CRN`, `AlphaFold DB P69905`. */
  readonly name: string;
  /** An mmCIF file as it came; nothing in it is checked yet. */
  readonly text: string;
}

export interface LookupProtocol {
  /** `id` is a PDB id for `rcsb` and a UniProt accession for `alphafold`. */
  fetchStructure: Call<
    { readonly archive: StructureArchive; readonly id: string },
    never,
    FoundStructure
  >;
}
