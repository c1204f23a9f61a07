import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok } from '#base/result.ts';
import cases from './molecule-cases.json' with { type: 'json' };
import { morganCounts } from './morgan-counts.ts';
import { moleculeFromJson } from './rdkit-json.ts';
import { RdkitSession } from './rdkit-session.ts';

const require = createRequire(import.meta.url);
let session: RdkitSession;

beforeAll(async () => {
  const wasm = readFileSync(require.resolve('@rdkit/rdkit/RDKit_minimal.wasm'));
  session = await RdkitSession.start(await WebAssembly.compile(wasm));
});

describe('environments of atoms', () => {
  // `GetMorganFingerprint(molecule, 2).GetNonzeroElements()` of RDKit 2022.09.3 in Python.
  it.each(cases.environments)(
    'of $smiles have the numbers and counts of RDKit in Python',
    async ({ smiles, counts }) => {
      const found = await session.withSmiles(smiles, (molecule) =>
        ok(Object.fromEntries(morganCounts(moleculeFromJson(molecule)))),
      );
      expect(found).toEqual(ok(counts));
    },
  );
});
