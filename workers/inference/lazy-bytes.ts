/**
 * A file that looks like its bytes and reads them only when a part is asked for. onnxruntime-web
 * takes external data as a `Uint8Array`, asks it for `byteLength` and for one `subarray` per
 * constant, and copies that to where it computes; so at most one constant is outside its place.
 * Reading is synchronous, as the runtime needs it, which browsers allow in workers only.
 */
export class LazyBytes extends Uint8Array<ArrayBuffer> {
  private readonly blob: Blob;
  private readonly onRead: (bytes: number) => void;
  private largest = 0;
  private problem: unknown;

  constructor(blob: Blob, onRead: (bytes: number) => void = () => {}) {
    super(new ArrayBuffer(0));
    this.blob = blob;
    this.onRead = onRead;
    // Typed arrays have getters for these, which know only their own empty buffer.
    Object.defineProperty(this, 'byteLength', { value: blob.size });
    Object.defineProperty(this, 'length', { value: blob.size });
  }

  /** The bytes from `begin` to before `end`, read now; always a copy. */
  override subarray(begin = 0, end = this.blob.size): Uint8Array<ArrayBuffer> {
    try {
      const part = this.blob.slice(begin, end);
      const bytes = new Uint8Array(new FileReaderSync().readAsArrayBuffer(part));
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
