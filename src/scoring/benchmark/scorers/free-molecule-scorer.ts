import type { MoleculeBatches } from '#science/chemistry.ts';
import type { Task } from '#tasks/task.ts';
import { judgeFreeMolecules } from '../../metrics/molecules/free-molecules.ts';
import { uniqueness } from '../../metrics/text/distinct-answers.ts';
import { findFreeMolecule } from '../parsers/free-generation.ts';
import type { Scorer } from '../scorer.ts';
import { share, shareOf } from './figures.ts';
import { moleculeReader } from './molecule-reader.ts';
import { taskScorer } from './task-scorer.ts';

/** A free molecule, and the text by which it is told from others. */
interface Judged {
  readonly smiles: string | undefined;
  readonly isValid: boolean;
  readonly name: string | undefined;
}

/** Molecules made up from nothing: officially unique as texts, strictly as molecules. */
export function freeMoleculeScorer(task: Task): Scorer {
  const own = moleculeReader(task);
  return taskScorer(task, async ({ rows, mode, tools: { chemistry }, signal }) => {
    const judged =
      mode === 'official'
        ? await judgeTexts(
            rows.map(({ replies }) => replies[0] ?? ''),
            chemistry,
            signal,
          )
        : await judgeMolecules(
            rows.map((row) => own(row.replies[0] ?? '', row)),
            chemistry,
            signal,
          );
    const names = judged.flatMap(({ isValid, name }) => (isValid ? (name ?? []) : []));
    return {
      figures: {
        Validity: share(
          shareOf(judged, ({ isValid }) => isValid),
          task,
        ),
        Uniqueness: share(uniqueness(names), task, 'No reply holds a valid molecule.'),
      },
      rows: judged.map(({ smiles, isValid }) => ({
        status: isValid ? 'right' : smiles ? 'wrong' : 'unreadable',
        read: smiles ?? '',
        reference: '',
        value: Number(isValid),
      })),
    };
  });
}

async function judgeTexts(
  replies: readonly string[],
  chemistry: MoleculeBatches,
  signal: AbortSignal | undefined,
): Promise<readonly Judged[]> {
  const found = await judgeFreeMolecules(replies.map(findFreeMolecule), chemistry, signal);
  return found.map(({ smiles, isValid }) => ({ smiles, isValid, name: smiles }));
}

async function judgeMolecules(
  molecules: readonly (string | undefined)[],
  chemistry: MoleculeBatches,
  signal: AbortSignal | undefined,
): Promise<readonly Judged[]> {
  const forms = await chemistry.canonicaliseMolecules(
    molecules.map((smiles = '') => smiles),
    signal,
  );
  return molecules.map((smiles, row) => {
    const name = forms[row]?.smiles;
    return { smiles, isValid: smiles !== undefined && name !== undefined, name };
  });
}
