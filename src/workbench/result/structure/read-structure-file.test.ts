import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readStructureFile } from './read-structure-file.ts';

const PDB = 'ATOM      1  N   THR A   1\n';

function packed(text: string, name = 'a.cif.gz'): File {
  return new File([new Uint8Array(gzipSync(text))], name);
}

describe('the file of a structure', () => {
  it('is read plain and packed', async () => {
    expect(await readStructureFile(new File([PDB], 'a.pdb'))).toBe(PDB);
    expect(await readStructureFile(packed(PDB))).toBe(PDB);
  });

  it('with an ending that lies is refused, not thrown', async () => {
    expect(await readStructureFile(new File([PDB], 'a.pdb.gz'))).toMatchObject({
      message: 'The browser could not read it.',
      cure: expect.stringContaining('gzip'),
    });
  });

  it('that unpacks to far more than it weighs is stopped on the way', async () => {
    const bomb = packed('A'.repeat(45_000_000));
    expect(bomb.size).toBeLessThan(100_000);
    expect(await readStructureFile(bomb)).toMatchObject({
      message: expect.stringMatching(/^It has 4\d,\d{3},\d{3} characters or more/),
    });
  });
});
