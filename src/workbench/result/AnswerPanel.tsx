import { readDraft } from '#state/read-draft.ts';
import { readRun } from '#state/read-run.ts';
import { type Run, shownSampleOf } from '#state/run.ts';
import type { Workbench } from '#state/workbench-state.ts';
import type { ReadAnswer } from '#tasks/answer.ts';
import { answerText } from '#tasks/answer-text.ts';
import type { Task } from '#tasks/task.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { TrustNotice } from '../TrustNotice.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { AnswerView } from './AnswerView.tsx';
import { ChoiceProbabilities } from './ChoiceProbabilities.tsx';
import { RunRecord } from './RunRecord.tsx';
import { OriginNotice } from './replay/OriginNotice.tsx';
import { ShownSampleBadge } from './ShownSampleBadge.tsx';
import { StreamedText } from './StreamedText.tsx';
import { TokenProbabilities } from './TokenProbabilities.tsx';
import { TakeAwayButton } from './take-away/TakeAwayButton.tsx';

/** The answer apart from the thought, with the reply itself always at hand. */
export function AnswerPanel({ task }: { readonly task: Task }) {
  const run = useWorkbench((state) => state.runs[task.id]);
  const answer = run && readRun(run, task).answer;
  return (
    <Panel
      title="Answer"
      actions={
        run && (
          <>
            <ShownSampleBadge run={run} />
            {answer?.ok && (
              <CopyButton label="Copy answer" text={answerText(answer.value.answer)} />
            )}
            {answer && <TakeAwayButton task={task} run={run} />}
          </>
        )
      }
    >
      {run === undefined && (
        <p className="muted">No answer yet. Fill in the inputs and press Run.</p>
      )}
      {run && !answer && <GrowingAnswer run={run} task={task} />}
      {run && answer && <EndedAnswer key={run.id} run={run} task={task} />}
    </Panel>
  );
}

interface AnswerProps {
  readonly run: Run;
  readonly task: Task;
}

function GrowingAnswer({ run, task }: AnswerProps) {
  const { answer } = readRun(run, task).reply;
  return answer === '' ? (
    <p className="muted">The answer follows.</p>
  ) : (
    <StreamedText text={answer} part="answer" />
  );
}

function EndedAnswer({ run, task }: AnswerProps) {
  const { reply, answer } = readRun(run, task);
  const isOutdated = useWorkbench((state) => differsFromDraft(state, run, task));
  const sample = shownSampleOf(run);
  const isCutOff = run.phase.phase !== 'finished' && sample.summary === undefined;
  return (
    <>
      <OriginNotice run={run} />
      {run.phase.phase === 'failed' && (
        <Notice tone="danger" alert>
          <p>
            <strong>{run.phase.failure.message}</strong>
          </p>
          <p>{run.phase.failure.cure}</p>
        </Notice>
      )}
      {answer?.ok && <ReadableAnswer read={answer.value} />}
      {answer?.ok === false &&
        (isCutOff && reply.answer === '' ? (
          <p className="muted">The run ended before an answer.</p>
        ) : (
          <Unreadable reason={answer.error} text={reply.answer} />
        ))}
      <ChoiceProbabilities summary={sample.summary} />
      {isOutdated && (
        <Notice tone="info">
          The inputs have changed since this run. The answer belongs to{' '}
          <span className="monospace">{Object.values(run.values).join(' ')}</span>
        </Notice>
      )}
      <TrustNotice
        model={run.model}
        task={task}
        mode={run.mode}
        moment="after"
        promptIsEdited={run.promptIsEdited}
        isOtherSearch={isOtherSearch(run)}
      />
      <div>
        <Disclosure title="Raw reply">
          <StreamedText text={sample.text} />
          <CopyButton label="Copy raw reply" text={sample.text} />
        </Disclosure>
        <TokenProbabilities key={run.shownSample} tokens={sample.tokens} />
        <Disclosure title="Settings and prompt">
          <RunRecord run={run} />
        </Disclosure>
      </div>
    </>
  );
}

function ReadableAnswer({ read }: { readonly read: ReadAnswer }) {
  return (
    <>
      <AnswerView answer={read.answer} />
      {read.forgiven.length > 0 && (
        <Notice tone="info">
          <p>How this reply was read:</p>
          <ul className="answer-forgiven">
            {read.forgiven.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function Unreadable({ reason, text }: { readonly reason: string; readonly text: string }) {
  return (
    <>
      <Notice tone="warning">
        <p>
          <strong>The reply holds no answer that can be read.</strong>
        </p>
        <p>{reason}</p>
      </Notice>
      {text !== '' && <StreamedText text={text} part="answer" />}
    </>
  );
}

function isOtherSearch({ decoding }: Run): boolean {
  const { sampleCount, beams, thoughtBudget, answerForm } = decoding;
  return (
    sampleCount > 1 ||
    beams !== undefined ||
    thoughtBudget !== undefined ||
    answerForm !== undefined
  );
}

/** Whether other words would run now, or the checks of this run compared with other inputs. */
function differsFromDraft(state: Workbench, run: Run, task: Task): boolean {
  const draft = readDraft(state, task);
  if (!draft.ok) return true;
  const { prompt, builtPrompt } = draft.value;
  return prompt !== run.prompt || builtPrompt !== task.prompt(run.values);
}
