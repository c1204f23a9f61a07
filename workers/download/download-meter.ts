import type { DownloadProgress } from './protocol.ts';

const WINDOW_MS = 5000;
const REPORT_MS = 200;

/** Counts what is fetched, and reports it a few times a second. */
export class DownloadMeter {
  private readonly report: (progress: DownloadProgress) => void;
  private readonly totalBytes: number | undefined;
  private readonly now: () => number;
  private arrived: { readonly at: number; readonly bytes: number }[] = [];
  private doneBytes = 0;
  private reportedAt = Number.NEGATIVE_INFINITY;

  constructor(
    report: (progress: DownloadProgress) => void,
    totalBytes: number | undefined,
    now: () => number = () => performance.now(),
  ) {
    this.report = report;
    this.totalBytes = totalBytes;
    this.now = now;
  }

  /** Bytes that came over the network. */
  add(bytes: number): void {
    this.doneBytes += bytes;
    this.arrived.push({ at: this.now(), bytes });
    if (this.now() - this.reportedAt >= REPORT_MS) this.tell();
  }

  /** Bytes that an earlier attempt stored. */
  found(bytes: number): void {
    this.doneBytes += bytes;
  }

  /** Bytes that have to be fetched again. */
  drop(bytes: number): void {
    this.doneBytes -= bytes;
  }

  wait(reason: string, milliseconds: number): void {
    this.tell({ reason, seconds: Math.ceil(milliseconds / 100) / 10 });
  }

  tell(waiting?: DownloadProgress['waiting']): void {
    const { doneBytes, totalBytes } = this;
    this.reportedAt = this.now();
    const bytesPerSecond = waiting ? 0 : this.rate();
    const progress = { doneBytes, totalBytes, bytesPerSecond };
    this.report(waiting ? { ...progress, waiting } : progress);
  }

  private rate(): number {
    const since = this.now() - WINDOW_MS;
    this.arrived = this.arrived.filter(({ at }) => at >= since);
    const [first] = this.arrived;
    if (!first) return 0;
    const bytes = this.arrived.reduce((sum, each) => sum + each.bytes, 0);
    // At least half a second, or the first packet would look like a miracle.
    return (bytes * 1000) / Math.max(500, this.now() - first.at);
  }
}
