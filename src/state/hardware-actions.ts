import { failureDetails } from '#base/failure.ts';
import { err, type InputError, ok, type Result } from '#base/result.ts';
import { isRunning } from './run.ts';
import type { WorkbenchActions } from './workbench-state.ts';
import type { StoreAccess, WorkbenchDependencies } from './workbench-store.ts';

type HardwareActions = Pick<WorkbenchActions, 'measureHardware' | 'setContextLength'>;

/** What this machine can do, and how much of it the next model may take. */
export function createHardwareActions(
  { get, set }: StoreAccess,
  { engine }: WorkbenchDependencies,
): HardwareActions {
  return {
    measureHardware: async () => {
      const { hardware, runs } = get();
      // A run would slow the measurement down, and the other way round.
      if (hardware.phase === 'measuring' || Object.values(runs).some(isRunning)) return;
      set({ hardware: { phase: 'measuring' } });
      try {
        set({ hardware: { phase: 'measured', report: await engine.probeHardware() } });
      } catch (thrown) {
        set({ hardware: { phase: 'failed', failure: failureDetails(thrown) } });
      }
    },
    setContextLength: (contextLength) => set({ contextLength }),
  };
}

/** Below this, hardly a question fits with its answer. */
const SHORTEST_CONTEXT = 256;
/** Beyond what any model here reads. */
const LONGEST_CONTEXT = 131_072;

/** The typed context length in tokens; undefined when it is left to the memory. */
export function parseContextLength(text: string): Result<number | undefined, InputError> {
  const typed = text.trim();
  if (typed === '') return ok(undefined);
  const digits = typed.replaceAll(/[,\s]/g, '');
  const tokens = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  if (tokens >= SHORTEST_CONTEXT && tokens <= LONGEST_CONTEXT) return ok(tokens);
  return err({
    message: `The context is "${typed}".`,
    cure: `Take a whole number of tokens from ${SHORTEST_CONTEXT} to ${LONGEST_CONTEXT}, or leave it empty to let memory decide.`,
  });
}
