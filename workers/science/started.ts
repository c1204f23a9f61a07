import { Failure } from '#base/failure.ts';

/** The toolkit, or a failure because it was asked before its `start` call. */
export function started<Toolkit>(toolkit: Toolkit | undefined, name: string): Toolkit {
  if (toolkit !== undefined) return toolkit;
  throw new Failure({
    code: 'chemistry-not-started',
    message: `${name} was asked before it was started.`,
    cure: 'Reload the page.',
  });
}
