import type { Task } from '#tasks/task.ts';
import { useWorkbench } from '../../useWorkbench.ts';
import { CandidatesPanel } from './CandidatesPanel.tsx';
import { VotePanel } from './VotePanel.tsx';

/** What several replies say together; nothing for a run of one. */
export function RepliesPanel({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  if (run?.decoding.beams) return <CandidatesPanel run={run} task={task} />;
  return run && run.decoding.sampleCount > 1 ? <VotePanel run={run} /> : null;
}
