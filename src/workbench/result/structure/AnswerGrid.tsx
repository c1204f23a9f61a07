import { useMemo } from 'react';
import type { Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { MoleculePicture } from '../../MoleculePicture.tsx';
import { SampleChip } from '../samples/SampleChip.tsx';
import { answerMolecules } from './answer-molecules.ts';
import './AnswerGrid.css';

interface AnswerGridProps {
  readonly run: Run;
  readonly task: Task;
}

/** The different molecules that several replies answered, beside one another; nothing below two. */
export function AnswerGrid({ run, task }: AnswerGridProps) {
  const molecules = useMemo(() => answerMolecules(run, task), [run, task]);
  if (molecules.length < 2) return null;
  const noun = run.decoding.beams ? 'Candidate' : 'Sample';
  return (
    <section className="answer-grid">
      <p className="muted">The {molecules.length} different answers of this run</p>
      <ul>
        {molecules.map(({ smiles, samples }) => (
          <li key={smiles} data-shown={samples.includes(run.shownSample) || undefined}>
            <MoleculePicture smiles={smiles} label={`Structure drawing of the answer ${smiles}`} />
            <div className="answer-grid-samples">
              {samples.map((sample) => (
                <SampleChip key={sample} run={run} sample={sample} noun={noun} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
