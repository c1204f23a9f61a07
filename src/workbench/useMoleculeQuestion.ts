import { useEffect, useState } from 'react';
import { type FailureDetails, failureDetails } from '#base/failure.ts';
import type { InputError, Result } from '#base/result.ts';
import { isAbort } from '#base/rpc-client.ts';
import type { Chemistry, MoleculeFacts } from '#science/chemistry.ts';
import { useWorkbench } from './useWorkbench.ts';

/** Something to ask the chemistry worker about one molecule. */
export type MoleculeQuestion<Value> = (
  chemistry: Chemistry,
  smiles: string,
  signal: AbortSignal,
) => Promise<Result<Value, InputError>>;

export type MoleculeReply<Value> =
  | { readonly phase: 'nothing-asked' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'answered'; readonly value: Value }
  | { readonly phase: 'refused'; readonly error: InputError }
  | { readonly phase: 'failed'; readonly failure: FailureDetails };

interface Settled<Value> {
  readonly question: MoleculeQuestion<Value>;
  readonly smiles: string;
  readonly reply: MoleculeReply<Value>;
}

/**
 * Asks again whenever the molecule or the question changes, and gives up the older call. The
 * question must keep its identity between renders.
 */
export function useMoleculeQuestion<Value>(
  question: MoleculeQuestion<Value>,
  smiles: string | undefined,
): MoleculeReply<Value> {
  const chemistry = useWorkbench((state) => state.chemistry);
  const [settled, setSettled] = useState<Settled<Value>>();

  useEffect(() => {
    if (smiles === undefined) return;
    const controller = new AbortController();
    const settle = (reply: MoleculeReply<Value>) => {
      if (!controller.signal.aborted) setSettled({ question, smiles, reply });
    };
    question(chemistry, smiles, controller.signal).then(
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
  }, [chemistry, question, smiles]);

  if (smiles === undefined) return { phase: 'nothing-asked' };
  const isCurrent = settled?.smiles === smiles && settled.question === question;
  return isCurrent ? settled.reply : { phase: 'asking' };
}

export const describeMolecule: MoleculeQuestion<MoleculeFacts> = (chemistry, smiles, signal) =>
  chemistry.describeMolecule(smiles, signal);
