// Addresses instead of imports: openchemlib's exports map hides its resources, and a file that is
// fetched is no module. The build copies both files and writes their new names here.
const rdkitUrl = new URL(
  '../../node_modules/@rdkit/rdkit/dist/RDKit_minimal.wasm',
  import.meta.url,
);
const resourcesUrl = new URL('../../node_modules/openchemlib/dist/resources.json', import.meta.url);

/** RDKit's WebAssembly, 7.4 MB (2.4 MB gzip), compiled. */
export async function loadRdkitModule(signal: AbortSignal): Promise<WebAssembly.Module> {
  const response = await fetchAsset(rdkitUrl, signal);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** OpenChemLib's torsion and force field tables, 1.4 MB (0.5 MB gzip) of JSON. */
export async function loadOpenChemLibResources(signal: AbortSignal): Promise<string> {
  const response = await fetchAsset(resourcesUrl, signal);
  return response.text();
}

/** Throws an error with address and status when the file is not there. */
async function fetchAsset(url: URL, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url.pathname}`);
  return response;
}
