import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Sha256, sha256Hex } from './sha256.ts';

const known = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('gives the digest of all pieces and then begins anew', async () => {
  const hash = await Sha256.start();
  hash.update(new TextEncoder().encode('a'));
  hash.update(new TextEncoder().encode('bc'));
  expect(hash.hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(hash.hex()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

it('goes on from a kept state wherever it was taken', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.nat(300), async (bytes, cut) => {
      const first = await Sha256.start();
      first.update(bytes.subarray(0, cut));
      const second = await Sha256.start(first.save());
      first.update(Uint8Array.of(1));
      second.update(bytes.subarray(cut));
      expect(second.hex()).toBe(known(bytes));
      expect(await sha256Hex(bytes)).toBe(known(bytes));
    }),
  );
});

it('refuses a state that it did not write', async () => {
  await expect(Sha256.start(new Uint8Array(8))).rejects.toThrow();
});
