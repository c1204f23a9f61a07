/** What a lane is: a `SupervisedWorker`, or what stands for one. */
interface Endable {
  dispose(): void;
}

interface LanesOptions<Lane> {
  /** Lanes at the same time. */
  readonly most: number;
  readonly open: () => Lane;
  /** Milliseconds without work after which all lanes end. */
  readonly idleMs: number;
}

/**
 * Workers of one kind that share what is to be done: each is lent to one user at a time, the one that
 * has waited longest. They are opened as they are needed, and end when none was needed for a while,
 * since each keeps the memory of its largest calculation.
 */
export class WorkerLanes<Lane extends Endable> {
  readonly most: number;
  private readonly open: () => Lane;
  private readonly idleMs: number;
  private opened: Lane[] = [];
  private free: Lane[] = [];
  private readonly waiting: ((lane: Lane) => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;

  constructor({ most, open, idleMs }: LanesOptions<Lane>) {
    this.most = most;
    this.open = open;
    this.idleMs = idleMs;
  }

  /** Lends a lane until the promise of `work` settles. */
  async use<T>(work: (lane: Lane) => Promise<T>): Promise<T> {
    const lane = await this.take();
    try {
      return await work(lane);
    } finally {
      this.giveBack(lane);
    }
  }

  /** Ends all lanes for good: those that are lent from then on are ended too. */
  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.timer);
    for (const lane of this.opened) lane.dispose();
  }

  private take(): Lane | Promise<Lane> {
    clearTimeout(this.timer);
    const free = this.free.pop();
    if (free) return free;
    if (this.opened.length >= this.most) {
      return new Promise((resolve) => this.waiting.push(resolve));
    }
    const lane = this.open();
    this.opened.push(lane);
    if (this.isDisposed) lane.dispose();
    return lane;
  }

  private giveBack(lane: Lane): void {
    const next = this.waiting.shift();
    if (next) {
      next(lane);
      return;
    }
    this.free.push(lane);
    if (this.isDisposed || this.free.length < this.opened.length) return;
    this.timer = setTimeout(() => this.endAll(), this.idleMs);
  }

  private endAll(): void {
    for (const lane of this.opened) lane.dispose();
    this.opened = [];
    this.free = [];
  }
}
