import { useState } from 'react';
import { isRunning, type Run } from '#state/run.ts';
import type { Task } from '#tasks/task.ts';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Panel } from '#ui/Panel.tsx';
import { sayCountOf, sayNumber } from '../../say-quantity.ts';
import { VerdictMark } from '../VerdictMark.tsx';
import { CompactAnswer } from './CompactAnswer.tsx';
import { type Candidate, type CandidateOrder, candidatesOf, sayScore } from './candidates.ts';
import { SampleChip } from './SampleChip.tsx';
import './CandidatesPanel.css';

interface CandidatesProps {
  readonly run: Run;
  readonly task: Task;
}

/** The sequences that a beam search kept, with their scores and what the checks say of them. */
export function CandidatesPanel({ run, task }: CandidatesProps) {
  return (
    <Panel title="Candidates">
      {isRunning(run) ? (
        <p className="muted">The candidates are ranked when the search has ended.</p>
      ) : (
        <RankedCandidates key={run.id} run={run} task={task} />
      )}
    </Panel>
  );
}

const orders: readonly Choice<CandidateOrder>[] = [
  { value: 'score', label: 'By score' },
  { value: 'checks', label: 'By checks' },
];

function RankedCandidates({ run, task }: CandidatesProps) {
  const [order, setOrder] = useState<CandidateOrder>('score');
  return (
    <>
      {task.verifiers.length > 0 && run.samples.length > 1 && (
        <ChoiceGroup label="Order" choices={orders} value={order} onChange={setOrder} />
      )}
      <ol className="candidates">
        {candidatesOf(run, task, order).map((candidate) => (
          <CandidateRow key={candidate.sample} run={run} candidate={candidate} />
        ))}
      </ol>
      <p className="muted candidate-caveat">{sayScore(run.decoding.beams?.lengthPenalty ?? 1)}</p>
    </>
  );
}

interface CandidateRowProps {
  readonly run: Run;
  readonly candidate: Candidate;
}

function CandidateRow({ run, candidate }: CandidateRowProps) {
  const { sample, score, tokenCount, answer, verdicts } = candidate;
  return (
    <li className="candidate">
      <SampleChip run={run} sample={sample} noun="Candidate" />
      <div className="candidate-answer">
        {answer ? (
          <CompactAnswer answer={answer} />
        ) : (
          <span className="muted">No answer that can be read</span>
        )}
        <span className="candidate-numbers muted">
          {score !== undefined && <>score {sayNumber(Number(score.toFixed(3)))}, </>}
          {sayCountOf(tokenCount, 'token')}
        </span>
      </div>
      <div className="candidate-verdicts">
        {verdicts.map(({ check, status }) => (
          <VerdictMark key={check} status={status} check={check} />
        ))}
      </div>
    </li>
  );
}
