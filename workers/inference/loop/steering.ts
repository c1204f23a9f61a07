import type { Steering } from '../protocol.ts';

/** What a person asked of one run since the loop last looked. */
export interface SteeringWishes {
  ask(steering: Steering): void;
  /** Everything asked since the last call, in order. */
  take(): readonly Steering[];
}

export function createSteering(): SteeringWishes {
  let wishes: Steering[] = [];
  return {
    ask: (steering) => {
      wishes.push(steering);
    },
    take: () => {
      const taken = wishes;
      if (taken.length > 0) wishes = [];
      return taken;
    },
  };
}
