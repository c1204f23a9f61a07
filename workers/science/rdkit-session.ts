import initRDKitModule, { type MainModule, type Mol } from '@rdkit/rdkit';
import { err, type InputError, type Result } from '#base/result.ts';
import { checkSmilesSyntax, writtenAtoms } from '#science/smiles.ts';
import { wasmInstantiation } from './instantiate-wasm.ts';
import { explainRdkitLog } from './rdkit-errors.ts';

/** RDKit's stack in WebAssembly overflows somewhere beyond 600 atoms in a chain. */
const MOST_ATOMS = 500;

/**
 * RDKit, replaced by a fresh instance whenever it traps: memory after a trap is not to be trusted.
 * Molecules live only inside the callbacks, so that none is forgotten.
 */
export class RdkitSession {
  private readonly module: WebAssembly.Module;
  private rdkit: MainModule;

  private constructor(module: WebAssembly.Module, rdkit: MainModule) {
    this.module = module;
    this.rdkit = rdkit;
  }

  static async start(module: WebAssembly.Module): Promise<RdkitSession> {
    return new RdkitSession(module, await instantiate(module));
  }

  get version(): string {
    return this.rdkit.version();
  }

  /** Reads a SMILES, hands the molecule to `use`, and deletes it. */
  withSmiles<T>(
    text: string,
    use: (molecule: Mol, rdkit: MainModule) => Result<T, InputError>,
  ): Promise<Result<T, InputError>> {
    const checked = checkSmilesSyntax(text);
    if (!checked.ok) return Promise.resolve(checked);
    const smiles = checked.value;
    const tooLarge = sizeError(writtenAtoms(smiles).length);
    if (tooLarge) return Promise.resolve(err(tooLarge));
    return this.guarded((rdkit) => {
      const parsed = parse(rdkit, smiles);
      if (!parsed.molecule) {
        return err(atGivenPosition(explainRdkitLog(parsed.log, smiles), text));
      }
      try {
        return use(parsed.molecule, rdkit);
      } finally {
        parsed.molecule.delete();
      }
    });
  }

  /** Reads a molfile; undefined when RDKit refuses it. */
  withMolblock<T>(
    molblock: string,
    use: (molecule: Mol | undefined, rdkit: MainModule) => Result<T, InputError>,
  ): Promise<Result<T, InputError>> {
    return this.guarded((rdkit) => {
      const { molecule } = parse(rdkit, molblock);
      try {
        return use(molecule, rdkit);
      } finally {
        molecule?.delete();
      }
    });
  }

  private async guarded<T>(
    use: (rdkit: MainModule) => Result<T, InputError>,
  ): Promise<Result<T, InputError>> {
    try {
      return use(this.rdkit);
    } catch (thrown) {
      if (!isTrap(thrown)) throw thrown;
      this.rdkit = await instantiate(this.module);
      return err({
        message: 'RDKit gave up on this molecule: it is too large or too tangled.',
        cure: 'Enter a smaller molecule, or a fragment of this one.',
      });
    }
  }
}

function instantiate(module: WebAssembly.Module): Promise<MainModule> {
  return new Promise((resolve, reject) => {
    initRDKitModule(wasmInstantiation(module, reject)).then(resolve, reject);
  });
}

function parse(rdkit: MainModule, text: string): { molecule: Mol | undefined; log: string } {
  const log = rdkit.set_log_capture('rdApp.*');
  try {
    const molecule = rdkit.get_mol(text) ?? undefined;
    return { molecule, log: log?.get_buffer() ?? '' };
  } finally {
    log?.delete();
  }
}

/** A WebAssembly trap, or a C++ exception that RDKit's bindings did not catch. */
function isTrap(thrown: unknown): boolean {
  return (
    thrown instanceof WebAssembly.RuntimeError ||
    thrown instanceof WebAssembly.Exception ||
    thrown instanceof RangeError ||
    typeof thrown === 'number'
  );
}

function sizeError(atoms: number): InputError | undefined {
  if (atoms <= MOST_ATOMS) return undefined;
  return {
    message: `The SMILES has ${atoms} atoms; RDKit in the browser reads up to ${MOST_ATOMS}.`,
    cure: 'Enter a smaller molecule, or a fragment of this one.',
  };
}

function atGivenPosition(error: InputError, text: string): InputError {
  const offset = text.length - text.trimStart().length;
  return error.position === undefined ? error : { ...error, position: error.position + offset };
}
