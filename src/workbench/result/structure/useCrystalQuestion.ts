import { useEffect, useState } from 'react';
import { type FailureDetails, failureDetails } from '#base/failure.ts';
import type { InputError, Result } from '#base/result.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { Crystallography } from '#science/crystallography.ts';
import { useWorkbench } from '../../useWorkbench.ts';

/** Something to ask about a crystal; keep its identity between renders. */
export type CrystalQuestion<Value> = (
  tools: Crystallography,
  signal: AbortSignal,
) => Promise<Result<Value, InputError>>;

export type CrystalReply<Value> =
  | { readonly phase: 'asking' }
  | { readonly phase: 'answered'; readonly value: Value }
  | { readonly phase: 'refused'; readonly error: InputError }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

interface Settled<Value> {
  readonly question: CrystalQuestion<Value>;
  readonly reply: CrystalReply<Value>;
}

/** Asks again whenever the question changes, and gives up the older call. */
export function useCrystalQuestion<Value>(question: CrystalQuestion<Value>): CrystalReply<Value> {
  const tools = useWorkbench((state) => state.crystallography);
  const [settled, setSettled] = useState<Settled<Value>>();

  useEffect(() => {
    const controller = new AbortController();
    const settle = (reply: CrystalReply<Value>) => {
      if (!controller.signal.aborted) setSettled({ question, reply });
    };
    question(tools, controller.signal).then(
      (result) =>
        settle(
          result.ok
            ? { phase: 'answered', value: result.value }
            : { phase: 'refused', error: result.error },
        ),
      (thrown: unknown) => {
        if (!isAbort(thrown)) settle({ phase: 'failed', failure: failureDetails(thrown) });
      },
    );
    return () => controller.abort();
  }, [tools, question]);

  return settled?.question === question ? settled.reply : { phase: 'asking' };
}
