// Addresses instead of imports: openchemlib's exports map hides its resources, and a file that is
// fetched is no module. The build copies both files and writes their new names here.
const rdkitUrl = new URL(
  '../../node_modules/@rdkit/rdkit/dist/RDKit_minimal.wasm',
  import.meta.url,
);
const indigoUrl = new URL(
  '../../node_modules/indigo-ketcher/indigo-ketcher-norender-1.40.0.wasm',
  import.meta.url,
);
const moyoUrl = new URL('../../node_modules/@spglib/moyo-wasm/moyo_wasm_bg.wasm', import.meta.url);
const resourcesUrl = new URL('../../node_modules/openchemlib/dist/resources.json', import.meta.url);

/** RDKit's WebAssembly, 7.4 MB (2.4 MB gzip), compiled. */
export function loadRdkitModule(signal: AbortSignal): Promise<WebAssembly.Module> {
  return loadModule(rdkitUrl, signal);
}

/** Indigo's WebAssembly, 5.2 MB (1.4 MB gzip), compiled. Only somebody who gives an InChI needs it. */
export function loadIndigoModule(signal: AbortSignal): Promise<WebAssembly.Module> {
  return loadModule(indigoUrl, signal);
}

/** moyo's WebAssembly, 0.7 MB (0.3 MB gzip), compiled. Only crystals need it. */
export function loadMoyoModule(signal: AbortSignal): Promise<WebAssembly.Module> {
  return loadModule(moyoUrl, signal);
}

/** OpenChemLib's torsion and force field tables, 1.4 MB (0.5 MB gzip) of JSON. */
export async function loadOpenChemLibResources(signal: AbortSignal): Promise<string> {
  const response = await fetchAsset(resourcesUrl, signal);
  return response.text();
}

async function loadModule(url: URL, signal: AbortSignal): Promise<WebAssembly.Module> {
  const response = await fetchAsset(url, signal);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Throws an error with address and status when the file is not there. */
async function fetchAsset(url: URL, signal: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url.pathname}`);
  return response;
}
