import type { Run } from '../run.ts';

export type ReplaySpeed = 1 | 4 | 16;

/** A recorded run that is being shown again at the pace of its tokens; nothing is computed anew. */
export interface Replay {
  readonly taskId: string;
  readonly runId: string;
  readonly speed: ReplaySpeed;
  readonly isPaused: boolean;
}

export interface ReplayState {
  readonly replay: Replay | undefined;
}

export interface ReplayActions {
  /**
   * Shows a run from its first token on, as its task's run, then its recorded end. Does nothing
   * while a run is written. Resolves when it has ended or was stopped.
   */
  replayRun(run: Run): Promise<void>;
  setReplay(change: Partial<Pick<Replay, 'speed' | 'isPaused'>>): void;
  /** Shows the rest at once. */
  endReplay(): void;
}
