/** The part of Indigo's WebAssembly bindings that is used; the package ships no types. */
declare module 'indigo-ketcher/binaryWasmNoRender' {
  export interface IndigoOptions {
    set(name: string, value: string): void;
    delete(): void;
  }

  export interface Indigo {
    /** Throws for what Indigo does not read; the thrown value carries no usable message. */
    convert(input: string, outputFormat: 'smiles', options: IndigoOptions): string;
    readonly MapStringString: new () => IndigoOptions;
    version(): string;
  }

  // biome-ignore lint/style/noDefaultExport: it is how the package exports it
  export default function startIndigo(options: {
    instantiateWasm(
      imports: WebAssembly.Imports,
      use: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
    print(): void;
    printErr(): void;
  }): Promise<Indigo>;
}
