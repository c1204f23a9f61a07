import { createSHA256, type IHasher } from 'hash-wasm';

/** SHA-256 of bytes that come in pieces; its state can be kept and gone on with later. */
export class Sha256 {
  private readonly hasher: IHasher;

  private constructor(hasher: IHasher) {
    this.hasher = hasher;
  }

  /** Goes on with what `save` gave, or begins anew. Throws when the state is another version's. */
  static async start(saved?: Uint8Array): Promise<Sha256> {
    const hasher = await createSHA256();
    return new Sha256(saved ? hasher.load(saved) : hasher.init());
  }

  update(bytes: Uint8Array): void {
    this.hasher.update(bytes);
  }

  /** About a hundred bytes, among them up to 63 of the last ones hashed. */
  save(): Uint8Array {
    return this.hasher.save().slice();
  }

  /** Lower-case hexadecimal of all bytes since the start; then it begins anew. */
  hex(): string {
    const digest = this.hasher.digest();
    this.hasher.init();
    return digest;
  }
}

/** SHA-256 of bytes that lie in memory, in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const hash = await Sha256.start();
  hash.update(bytes);
  return hash.hex();
}
