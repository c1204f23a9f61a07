import { useMemo } from 'react';
import type { InputError, Result } from '#base/result.ts';
import type { Chemistry, MoleculeFacts } from '#science/chemistry.ts';
import { type ToolQuestion, type ToolReply, useToolQuestion } from './useToolQuestion.ts';

/** Something to ask the chemistry worker about one molecule. */
export type MoleculeQuestion<Value> = (
  chemistry: Chemistry,
  smiles: string,
  signal: AbortSignal,
) => Promise<Result<Value, InputError>>;

/**
 * Asks again whenever the molecule or the question changes, and gives up the older call. The
 * question must keep its identity between renders; no molecule asks nothing.
 */
export function useMoleculeQuestion<Value>(
  question: MoleculeQuestion<Value>,
  smiles: string | undefined,
): ToolReply<Value> {
  const asked = useMemo<ToolQuestion<Value> | undefined>(
    () =>
      smiles === undefined
        ? undefined
        : ({ chemistry }, signal) => question(chemistry, smiles, signal),
    [question, smiles],
  );
  return useToolQuestion(asked);
}

export const describeMolecule: MoleculeQuestion<MoleculeFacts> = (chemistry, smiles, signal) =>
  chemistry.describeMolecule(smiles, signal);
