import type { Task } from '#tasks/task.ts';
import { ErrorBoundary } from '#ui/ErrorBoundary.tsx';
import { InputsForm } from './form/InputsForm.tsx';
import { KeptRunBar } from './history/KeptRunBar.tsx';
import { LinkedSelectionProvider } from './LinkedSelectionProvider.tsx';
import { PromptPanel } from './prompt/PromptPanel.tsx';
import { AnswerPanel } from './result/AnswerPanel.tsx';
import { ChecksPanel } from './result/ChecksPanel.tsx';
import { MentionProvider } from './result/mentions/MentionProvider.tsx';
import { PublishedScoresTable } from './result/PublishedScoresTable.tsx';
import { ReasoningPanel } from './result/ReasoningPanel.tsx';
import { ReplayBar } from './result/replay/ReplayBar.tsx';
import { StructurePanel } from './result/StructurePanel.tsx';
import { RepliesPanel } from './result/samples/RepliesPanel.tsx';
import { TaskHeading } from './TaskHeading.tsx';
import { useLatestRun } from './useLatestRun.ts';
import { useRunShortcuts } from './useRunShortcuts.ts';
import './TaskScreen.css';

/** One task: what goes in, what the model thinks and answers, and what chemistry says of it. */
export function TaskScreen({ task }: { readonly task: Task }) {
  useRunShortcuts(task.id);
  useLatestRun(task.id);
  return (
    <LinkedSelectionProvider scope={task.id}>
      <MentionProvider task={task}>
        <main className="task-screen">
          <div className="task-work">
            <TaskHeading key={task.id} task={task} />
            <ErrorBoundary what="The form">
              <InputsForm key={task.id} task={task} />
            </ErrorBoundary>
            <ErrorBoundary what="The prompt">
              <PromptPanel key={task.id} task={task} />
            </ErrorBoundary>
            <ErrorBoundary what="The result">
              <ReplayBar task={task} />
              <KeptRunBar task={task} />
              <RepliesPanel task={task} />
              <ReasoningPanel task={task} />
              <AnswerPanel task={task} />
            </ErrorBoundary>
          </div>
          <div className="task-evidence">
            <ErrorBoundary what="The structure panel">
              <StructurePanel key={task.id} task={task} />
            </ErrorBoundary>
            <ErrorBoundary what="The list of checks">
              <ChecksPanel task={task} />
            </ErrorBoundary>
          </div>
          <PublishedScoresTable task={task} />
        </main>
      </MentionProvider>
    </LinkedSelectionProvider>
  );
}
