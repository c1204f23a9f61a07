import type { Backend, LoadProgress } from '../protocol.ts';

interface Totals {
  readonly backend: Backend;
  /** Bytes of the small files, which were read before. */
  readonly smallBytes: number;
  /** Bytes that the runtime takes. */
  readonly weightBytes: number;
}

/**
 * Turns what is checked and what the runtime takes, which may go on at the same time, into one
 * progress: files until the runtime begins, then the runtime, then what is left of the files.
 */
export class LoadMeter {
  private readonly totals: Totals;
  private readonly report: (progress: LoadProgress) => void;
  private takenBytes = 0;
  private reportedBytes = 0;
  private isTaking = false;

  constructor(totals: Totals, report: (progress: LoadProgress) => void) {
    this.totals = totals;
    this.report = report;
  }

  readonly checked = (checkedBytes: number, allBytes: number): void => {
    if (this.isTaking) return;
    const { smallBytes } = this.totals;
    const [loadedBytes, totalBytes] = [smallBytes + checkedBytes, smallBytes + allBytes];
    this.report({ kind: 'files', loadedBytes, totalBytes });
  };

  /** The runtime took some more bytes. Reported not more than once for every hundredth. */
  readonly taken = (bytes: number): void => {
    const { weightBytes } = this.totals;
    this.takenBytes = Math.min(weightBytes, this.takenBytes + bytes);
    const isNews = this.takenBytes - this.reportedBytes >= weightBytes / 100;
    if (isNews || this.takenBytes === weightBytes) this.reportTaken();
  };

  begin(): void {
    this.isTaking = true;
    this.reportTaken();
  }

  end(): void {
    this.isTaking = false;
  }

  private reportTaken(): void {
    this.reportedBytes = this.takenBytes;
    const { backend, weightBytes: totalBytes } = this.totals;
    this.report({ kind: 'session', backend, loadedBytes: this.takenBytes, totalBytes });
  }
}
