import { Failure } from '#base/failure.ts';

/** What a call of the database threw, with a name and a next step. */
export function storageFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const name = thrown instanceof Error ? thrown.name : '';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (name === 'QuotaExceededError') {
    return new Failure({
      code: 'history-full',
      message: 'The browser’s storage for this page is full, so runs are no longer kept.',
      cure: 'Delete runs from the history or remove models, or make room on the disk; then press “Try again”.',
    });
  }
  if (name === 'ConstraintError') {
    return new Failure({
      code: 'run-taken',
      message: 'Another tab has gone on with this run.',
      cure: 'Open it from the history to see what that tab wrote.',
    });
  }
  return new Failure({
    code: 'history-failed',
    message: `The history of runs could not be read or written: ${message === '' ? name : message}`,
    cure: 'Press “Try again”. If it happens again, copy what you need before you close this page.',
  });
}
