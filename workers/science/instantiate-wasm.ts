/** Options of an Emscripten module that is quiet and takes WebAssembly which is compiled already. */
export function wasmInstantiation(module: WebAssembly.Module, reject: (reason: unknown) => void) {
  return {
    print: () => undefined,
    printErr: () => undefined,
    instantiateWasm: (
      imports: WebAssembly.Imports,
      use: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => {
      WebAssembly.instantiate(module, imports).then((instance) => use(instance, module), reject);
      return {};
    },
  };
}
