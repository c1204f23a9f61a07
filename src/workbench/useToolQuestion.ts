import { useEffect, useMemo, useState } from 'react';
import { type FailureDetails, failureDetails } from '#base/failure.ts';
import type { InputError, Result } from '#base/result.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import { useWorkbench } from './useWorkbench.ts';

/** Something to ask the science workers. */
export type ToolQuestion<Value> = (
  tools: ScienceTools,
  signal: AbortSignal,
) => Promise<Result<Value, InputError>>;

export type ToolReply<Value> =
  | { readonly phase: 'nothing-asked' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'answered'; readonly value: Value }
  | { readonly phase: 'refused'; readonly error: InputError }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

interface Settled<Value> {
  readonly question: ToolQuestion<Value>;
  readonly reply: ToolReply<Value>;
}

/**
 * Asks again whenever the question changes, and gives up the older call. The question must keep its
 * identity between renders; undefined asks nothing.
 */
export function useToolQuestion<Value>(
  question: ToolQuestion<Value> | undefined,
): ToolReply<Value> {
  const tools = useScienceTools();
  const [settled, setSettled] = useState<Settled<Value>>();

  useEffect(() => {
    if (!question) return;
    const controller = new AbortController();
    const settle = (reply: ToolReply<Value>) => {
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

  if (!question) return { phase: 'nothing-asked' };
  return settled?.question === question ? settled.reply : { phase: 'asking' };
}

function useScienceTools(): ScienceTools {
  const chemistry = useWorkbench((state) => state.chemistry);
  const folding = useWorkbench((state) => state.folding);
  const crystallography = useWorkbench((state) => state.crystallography);
  return useMemo(
    () => ({ chemistry, folding, crystallography }),
    [chemistry, folding, crystallography],
  );
}
