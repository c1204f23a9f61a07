import { useState } from 'react';
import type { ListedRun } from '#state/history/run-storage.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { ToggleButton } from '#ui/ToggleButton.tsx';
import type { Mode } from '#workers/inference/protocol.ts';
import { taskHref } from '../route.ts';
import { sayCountOf, sayDuration } from '../say-quantity.ts';
import { modeNames } from '../trust.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { sayEnd, sayMoment, sayTask, sayVerdicts } from './say-run.ts';

type ReadableRun = Extract<ListedRun, { kind: 'run' }>;

interface RunItemProps {
  readonly run: ReadableRun;
  readonly isChosen: boolean;
  readonly onChoose: (isOn: boolean) => void;
}

/** One kept run: what was asked and answered, by what, how it was judged, and what to do with it. */
export function RunItem({ run, isChosen, onChoose }: RunItemProps) {
  const title = sayTask(run.taskId);
  const moment = sayMoment(run.startedAt);
  const remark = useWorkbench((state) => state.remarkRun);
  return (
    <li className="history-run">
      <article aria-label={`${title}, ${moment}`}>
        <header className="history-run-head">
          <input
            type="checkbox"
            aria-label={`Choose ${title}, ${moment}`}
            checked={isChosen}
            onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
          />
          <h3>{title}</h3>
          <time dateTime={run.startedAt}>{moment}</time>
          <Badges run={run} />
          <ToggleButton
            look="quiet"
            icon="star"
            isOn={run.remarks.isStarred}
            onChange={(isStarred) => void remark(run.id, { isStarred })}
          >
            Star
          </ToggleButton>
        </header>
        <dl className="history-run-facts">
          <Fact name="Input" value={run.inputs} isCode />
          <Fact name="Answer" value={run.answer ?? 'None'} isCode={run.answer !== undefined} />
          <Fact name="Checks" value={sayVerdicts(run.verdicts)} />
          <Fact name="Run" value={sayHow(run)} />
        </dl>
        <Note run={run} />
        <Actions run={run} />
      </article>
    </li>
  );
}

function Badges({ run }: { readonly run: ReadableRun }) {
  const end = sayEnd(run);
  return (
    <>
      {end && <Badge tone={run.isWritten ? 'accent' : 'warning'}>{end}</Badge>}
      {run.isImported && <Badge tone="warning">Not produced here</Badge>}
      {run.parentId !== undefined && <Badge>Branch</Badge>}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly isCode?: boolean;
}

function Fact({ name, value, isCode = false }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isCode ? 'monospace' : undefined}>{value}</dd>
    </div>
  );
}

function sayHow({ model, mode, tokenCount, sampleCount, elapsedMs }: ReadableRun): string {
  const replies = sampleCount > 1 ? [`${sampleCount} replies`] : [];
  const time = elapsedMs === undefined ? [] : [sayDuration(elapsedMs)];
  // A run that was cut short has no count yet.
  const tokens = tokenCount > 0 ? [sayCountOf(tokenCount, 'token')] : [];
  return [model, modeNames[mode], ...replies, ...tokens, ...time].join(', ');
}

/** The person's own words about the run. */
function Note({ run }: { readonly run: ReadableRun }) {
  const remark = useWorkbench((state) => state.remarkRun);
  const [draft, setDraft] = useState<string>();
  const { note } = run.remarks;
  if (draft === undefined) {
    return (
      <div className="history-note">
        {note !== '' && <p>{note}</p>}
        <Button look="quiet" icon="pencil" onPress={() => setDraft(note)}>
          {note === '' ? 'Add a note' : 'Edit the note'}
        </Button>
      </div>
    );
  }
  return (
    <div className="history-note">
      <TextInput label="Note" value={draft} onChange={setDraft} lines={3} />
      <Button
        look="primary"
        onPress={() => {
          setDraft(undefined);
          void remark(run.id, { note: draft.trim() });
        }}
      >
        Keep the note
      </Button>
      <Button onPress={() => setDraft(undefined)}>Cancel</Button>
    </div>
  );
}

function Actions({ run }: { readonly run: ReadableRun }) {
  const openRun = useWorkbench((state) => state.openRun);
  const repeatRun = useWorkbench((state) => state.repeatRun);
  const deleteRuns = useWorkbench((state) => state.deleteRuns);
  const open = async () => {
    const taskId = await openRun(run.id);
    if (taskId !== undefined) location.hash = taskHref(taskId);
    return taskId;
  };
  const otherMode = run.mode === 'instant' ? 'thinking' : 'instant';
  const repeat = async (mode?: Mode) => {
    const taskId = await open();
    if (taskId !== undefined) void repeatRun(taskId, mode);
  };
  return (
    <div className="history-actions">
      <Button onPress={() => void open()}>Open</Button>
      <Button icon="retry" onPress={() => void repeat()}>
        Repeat
      </Button>
      <Button onPress={() => void repeat(otherMode)}>{`Repeat as ${modeNames[otherMode]}`}</Button>
      <Button onPress={() => void deleteRuns([run.id])}>Delete</Button>
    </div>
  );
}

/** A run that this version cannot show, and leaves as it is. */
export function UnreadableItem({
  run,
}: {
  readonly run: Extract<ListedRun, { kind: 'unreadable' }>;
}) {
  return (
    <li className="history-run">
      <p>
        <strong>
          {run.why === 'newer'
            ? 'A run made by a newer version of the workbench.'
            : 'A run whose record is damaged.'}
        </strong>{' '}
        It is kept untouched{run.why === 'newer' && '; reload the page to get that version'}.
      </p>
      <p className="muted monospace">{run.id}</p>
    </li>
  );
}
