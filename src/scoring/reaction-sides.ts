import type { Checked } from './check.ts';

/** What a task about a reaction was given and answered. */
export interface ReactionSides {
  readonly asked: 'reactants' | 'reagents' | 'products';
  /** SMILES, joined by dots; for a task that asks for reagents these are the starting materials. */
  readonly given: string;
  readonly answered: string;
}

/** A number on an atom, as in `[CH3:1]`: it says where an atom goes, not what it is. */
const MAP_NUMBER = /:\d+(?=\])/g;

/** The two sides without atom numbers, or in a string why there are none. */
export function reactionSides({ task, values, answer }: Checked): ReactionSides | string {
  if (answer.kind !== 'smiles') return `The answer is read as ${answer.kind}.`;
  if (task.structure.from !== 'reaction') return 'The task is about no reaction.';
  const field = task.fields.find(({ kind }) => kind === 'smiles');
  const given = field && values[field.name];
  if (given === undefined) return 'The task has no molecule as input.';
  return {
    asked: task.structure.roles.asked,
    given: given.replaceAll(MAP_NUMBER, ''),
    answered: answer.smiles.replaceAll(MAP_NUMBER, ''),
  };
}
