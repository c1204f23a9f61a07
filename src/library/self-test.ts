/** How closely a backend computes what the reference backend computes, position by position. */
export interface LogitComparison {
  readonly positions: number;
  /**
   * Positions whose most probable token is the reference's, or one that the reference itself holds
   * as probable within the tolerance of the comparison.
   */
  readonly agreeing: number;
  /** Kullback-Leibler divergence from the reference's distribution, in nats. */
  readonly meanKl: number;
  readonly worstKl: number;
  /**
   * Of the position where it is largest: the root mean square of the differences over that of the
   * reference's logits, both around their means. Sees faults that flat or sure predictions hide.
   */
  readonly worstError: number;
  /** Logits that are NaN or infinite, on either side; their positions count in nothing else. */
  readonly notFinite: number;
}

/** The numerical self-test of one model on one device, kept with the model. */
export interface SelfTestResult {
  /** Of the model: its manifest's SHA-256 and the flavour that was tested. */
  readonly manifestSha256: string;
  readonly flavour: string;
  /** Name of the adapter, and of the runtime with its version: another one is tested anew. */
  readonly adapter: string;
  readonly runtime: string;
  readonly passes: boolean;
  readonly comparison: LogitComparison;
  /** What was compared, for people: `all layers` or `the first 2 of 28 layers and the head`. */
  readonly extent: string;
  /** ISO date and time. */
  readonly testedAt: string;
}
