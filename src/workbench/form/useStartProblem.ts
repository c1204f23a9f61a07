import { useState } from 'react';
import type { Task } from '#tasks/task.ts';
import { useWorkbench } from '../useWorkbench.ts';

/**
 * Why the last attempt to run did not begin. The sentence goes away with the first change of what
 * was wrong: the inputs, the settings or the model.
 */
export function useStartProblem(task: Task): string | undefined {
  const problems = useWorkbench((state) => state.startProblems);
  const draft = useWorkbench((state) => state.drafts[task.id]);
  const samplingDraft = useWorkbench((state) => state.samplingDraft);
  const modelPhase = useWorkbench((state) => state.model.phase);
  const [attempt, setAttempt] = useState({ problems, draft, samplingDraft, modelPhase });

  // Every attempt leaves a new record of problems, even when the sentence is the same.
  if (attempt.problems !== problems) {
    setAttempt({ problems, draft, samplingDraft, modelPhase });
  }
  const isUnchanged =
    attempt.draft === draft &&
    attempt.samplingDraft === samplingDraft &&
    attempt.modelPhase === modelPhase;
  return isUnchanged ? problems[task.id] : undefined;
}
