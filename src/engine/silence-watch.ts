const TICK_MS = 250;

/**
 * Calls back when a worker has been silent for too long. Time is counted in ticks of this thread's
 * own clock, so that a page that was frozen or busy itself does not take its own pause for the
 * worker's: one late tick counts as one.
 */
export class SilenceWatch {
  private timer: ReturnType<typeof setInterval> | undefined;
  private silentTicks = 0;

  /** Starts anew: `onSilence` comes once, unless `start` or `stop` is called before `limitMs`. */
  start(limitMs: number, onSilence: () => void): void {
    this.stop();
    this.silentTicks = 0;
    this.timer = setInterval(() => {
      if (++this.silentTicks * TICK_MS < limitMs) return;
      this.stop();
      onSilence();
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
