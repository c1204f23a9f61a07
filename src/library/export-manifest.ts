import type { Flavour, ManifestFile } from './manifest.ts';

/** What an export of another tool offers, as `describe-export.ts` finds it. */
export interface ExportDescription {
  readonly flavours: readonly Flavour[];
  /** The files that loading may read. */
  readonly paths: readonly string[];
}

/** Reads the graphs and settings of an export; rejects with a `Failure` for what cannot run here. */
export type DescribeExport = (files: ReadonlyMap<string, Blob>) => Promise<ExportDescription>;

/** The text of a manifest for a folder that was made elsewhere, without one. */
export function exportManifestText(
  name: string,
  { flavours }: ExportDescription,
  files: readonly ManifestFile[],
): string {
  const manifest = {
    format: 2,
    name: name.slice(0, 200) || 'model',
    architecture: 'qwen3',
    flavours,
    files,
    quantisationError: {},
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
