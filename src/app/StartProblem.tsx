import type { InputError } from '#base/result.ts';
import type { MissingWasm } from '#base/wasm-support.ts';
import { Notice } from '#ui/Notice.tsx';
import { ThemeProvider } from '#ui/Theme.tsx';
import './StartProblem.css';

interface StartProblemProps extends Pick<InputError, 'message' | 'cure'> {
  /** Whether the address is to blame, so that a plain one would do. */
  readonly offersPlainStart?: boolean;
}

/** The whole page when the workbench cannot start: what is wrong, and what would mend it. */
export function StartProblem({ message, cure, offersPlainStart = false }: StartProblemProps) {
  return (
    <ThemeProvider>
      <main className="start-problem">
        <h1>SciReasoner Workbench cannot start</h1>
        <Notice tone="danger" alert>
          <p>
            <strong>{message}</strong>
          </p>
          <p>{cure}</p>
        </Notice>
        {offersPlainStart && (
          <p>
            <a href=".">Open the workbench without options</a>
          </p>
        )}
      </main>
    </ThemeProvider>
  );
}

/** Why a browser cannot run the model, in words. */
export const wasmProblems: Readonly<Record<MissingWasm, Pick<InputError, 'message' | 'cure'>>> = {
  webassembly: {
    message: 'This browser does not run WebAssembly, or it is switched off.',
    cure: 'The model and the chemistry checks need it. Open this page in a current Chrome, Edge, Firefox or Safari; in a hardened browser or in lockdown mode, allow WebAssembly for this site.',
  },
  simd: {
    message: 'This browser runs WebAssembly, but without its vector instructions (SIMD).',
    cure: 'The model needs them. Update the browser: Chrome and Edge have them since version 91, Firefox since 89, Safari since 16.4.',
  },
};
