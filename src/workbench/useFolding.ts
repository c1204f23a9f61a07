import { useEffect, useState } from 'react';
import { type FailureDetails, failureDetails } from '#base/failure.ts';
import type { InputError } from '#base/result.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { FoldedRna } from '#science/folding.ts';
import { useWorkbench } from './useWorkbench.ts';

export type FoldingReply =
  | { readonly phase: 'not-asked' }
  | { readonly phase: 'folding' }
  | { readonly phase: 'folded'; readonly folded: FoldedRna }
  | { readonly phase: 'refused'; readonly error: InputError }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

interface Settled {
  readonly sequence: string;
  readonly reply: FoldingReply;
}

/** Folds an RNA in the worker, and gives up when it changes or nobody looks any more. */
export function useFolding(sequence: string | undefined): FoldingReply {
  const folding = useWorkbench((state) => state.folding);
  const [settled, setSettled] = useState<Settled>();

  useEffect(() => {
    if (sequence === undefined) return;
    const controller = new AbortController();
    const settle = (reply: FoldingReply) => {
      if (!controller.signal.aborted) setSettled({ sequence, reply });
    };
    folding.foldRna(sequence, controller.signal).then(
      (result) =>
        settle(
          result.ok
            ? { phase: 'folded', folded: result.value }
            : { phase: 'refused', error: result.error },
        ),
      (thrown: unknown) => {
        if (!isAbort(thrown)) settle({ phase: 'failed', failure: failureDetails(thrown) });
      },
    );
    return () => controller.abort();
  }, [folding, sequence]);

  if (sequence === undefined) return { phase: 'not-asked' };
  return settled?.sequence === sequence ? settled.reply : { phase: 'folding' };
}
