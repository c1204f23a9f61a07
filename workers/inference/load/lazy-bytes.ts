import type { ByteSource } from './byte-source.ts';

/**
 * A file that looks like its bytes and reads them only when a part is asked for. onnxruntime-web
 * takes external data as a `Uint8Array`, asks it for `byteLength` and for one `subarray` per
 * constant, and copies that to where it computes; so at most one constant is outside its place.
 * Reading is synchronous, as the runtime needs it, which browsers allow in workers only.
 */
export class LazyBytes extends Uint8Array<ArrayBuffer> {
  private readonly source: ByteSource;
  private readonly onRead: (bytes: number) => void;
  private largest = 0;
  private problem: unknown;

  constructor(source: ByteSource, onRead: (bytes: number) => void = () => {}) {
    super(new ArrayBuffer(0));
    this.source = source;
    this.onRead = onRead;
    // Typed arrays have getters for these, which know only their own empty buffer.
    Object.defineProperty(this, 'byteLength', { value: source.size });
    Object.defineProperty(this, 'length', { value: source.size });
  }

  /** The bytes from `begin` to before `end`, read now; valid until the next call. */
  override subarray(begin = 0, end = this.source.size): Uint8Array<ArrayBuffer> {
    try {
      const bytes = this.source.read(begin, end);
      this.largest = Math.max(this.largest, bytes.length);
      this.onRead(bytes.length);
      return bytes;
    } catch (thrown) {
      // The runtime swallows this and only says that loading failed.
      this.problem = thrown;
      throw thrown;
    }
  }

  /** Bytes of the largest part that was read at once. */
  get largestRead(): number {
    return this.largest;
  }

  /** What the last failed read threw; undefined when all could be read. */
  get readProblem(): unknown {
    return this.problem;
  }
}
