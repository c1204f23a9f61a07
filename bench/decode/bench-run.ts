import type { Browser } from 'playwright';
import { definitely } from '#base/assert.ts';
import type { Backend } from '#workers/inference/protocol.ts';
import type { BenchServer } from '../open-page.ts';
import type { BenchModel } from './prepare-models.ts';

/** What every section gets. */
export interface BenchRun {
  readonly browser: Browser;
  /** On the browser's command line, by which its processes are found. */
  readonly browserArgument: string;
  readonly server: BenchServer;
  readonly models: readonly BenchModel[];
  readonly backends: readonly Backend[];
  readonly adapter: AdapterFacts | undefined;
  /** Repetitions of each measurement. */
  readonly runs: number;
  readonly isQuick: boolean;
}

export interface AdapterFacts {
  readonly name: string;
  readonly hasF16: boolean;
}

type Row = Readonly<Record<string, string | number>>;

/** What a section found: everything for JSON, and rows for people. */
export interface SectionFigures {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly figures: unknown;
}

export type Section = (run: BenchRun) => Promise<SectionFigures>;

/**
 * Whether GPU commands are computed by SwiftShader, which needs seconds for a token. Others take its
 * place under its name; it alone cannot compute with 16 bits.
 */
export function isSwiftShader({ adapter }: BenchRun): boolean {
  return adapter !== undefined && /swiftshader/i.test(adapter.name) && !adapter.hasF16;
}

/** Whether the GPU is a program, so that its arithmetic takes longer than everything else. */
export function isSoftwareGpu({ adapter }: BenchRun): boolean {
  return adapter !== undefined && /swiftshader|llvmpipe|lavapipe|software/i.test(adapter.name);
}

/** The flavour that is compared on every adapter. */
export function flavourFor({ own }: BenchModel, backend: Backend): string {
  const flavour = own.manifest.flavours.find(
    (each) => each.backend === backend && (backend === 'wasm' || each.activations === 'fp32'),
  );
  return definitely(flavour, `a flavour for ${backend}`).id;
}

/** Every model on every backend, but for what SwiftShader would take hours for. */
export function bearablePairs(run: BenchRun): readonly (readonly [BenchModel, Backend])[] {
  return run.models.flatMap((model) =>
    run.backends
      .filter((backend) => backend === 'wasm' || model.shape === 'nano' || !isSwiftShader(run))
      .map((backend) => [model, backend] as const),
  );
}

export function say(line: string): void {
  console.error(line);
}
