import type { StoredModel } from '#library/stored-model.ts';
import {
  addressHost,
  type Transfer,
  type TransferJob,
  type TransferOutcome,
} from '#state/library-state.ts';
import { Button } from '#ui/Button.tsx';
import { FolderButton } from '#ui/FolderDrop.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { ProgressBar } from '#ui/ProgressBar.tsx';
import { sayBytes, sayRate, sayTimeLeft } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { sayDamage, sayDoing, sayDone, sayJob, sayOnClosing } from './say-transfer.ts';
import './TransferPanel.css';

/** What is being read, converted, fetched, written or checked, and how it ended. */
export function TransferPanel() {
  const transfers = useWorkbench((state) => state.transfers);
  return (
    <>
      {/* Not atomic: only the sentence that changed is read out. */}
      <div role="status" aria-label="Transfers" aria-atomic="false" className="visually-hidden">
        {transfers.map(({ id, job, state }) => (
          <p key={id}>{sayDoing(job, state)}</p>
        ))}
      </div>
      {transfers.length > 0 && (
        <Panel title="Under way">
          <ul className="transfers">
            {transfers.map((transfer) => (
              <TransferItem key={transfer.id} transfer={transfer} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function TransferItem({ transfer }: { readonly transfer: Transfer }) {
  return (
    <li className="transfer">
      <h3>{sayJob(transfer.job)}</h3>
      <TransferState transfer={transfer} />
    </li>
  );
}

function TransferState({ transfer }: { readonly transfer: Transfer }) {
  const { id, job, state } = transfer;
  switch (state.phase) {
    case 'running':
      return <Running transfer={transfer} />;
    case 'done':
      return <Done id={id} job={job} outcome={state.outcome} />;
    case 'cancelled':
      return (
        <>
          <p>{sayDoing(job, state)}</p>
          <EndedActions id={id} again={job.kind === 'download' ? 'Resume' : 'Start again'} />
        </>
      );
    case 'failed':
      return (
        <FailureNotice
          failure={state.failure}
          what={`${sayJob(job)} did not succeed`}
          actions={<EndedActions id={id} again="Try again" />}
        />
      );
  }
}

function Running({ transfer: { id, job, state } }: { readonly transfer: Transfer }) {
  const cancelTransfer = useWorkbench((store) => store.cancelTransfer);
  if (state.phase !== 'running') return null;
  const { meter, note } = state;
  return (
    <>
      <ProgressBar label={sayJob(job)} value={meter?.doneBytes ?? 0} max={meter?.totalBytes}>
        {meter ? (
          <>
            <span>
              {sayBytes(meter.doneBytes)}
              {meter.totalBytes !== undefined && ` of ${sayBytes(meter.totalBytes)}`}
            </span>
            {meter.bytesPerSecond !== undefined && <span>{sayRate(meter.bytesPerSecond)}</span>}
            {meter.secondsLeft !== undefined && <span>{sayTimeLeft(meter.secondsLeft)} left</span>}
          </>
        ) : (
          <span>Beginning…</span>
        )}
        {note && <span className="transfer-note">{note}</span>}
      </ProgressBar>
      <div className="transfer-actions">
        <Button icon="stop" onPress={() => cancelTransfer(id)}>
          {job.kind === 'download' ? 'Pause' : 'Cancel'}
        </Button>
        {job.kind === 'download' && (
          <span className="muted">Paused, it keeps what has arrived.</span>
        )}
      </div>
      <OnClosing job={job} />
    </>
  );
}

function OnClosing({ job }: { readonly job: TransferJob }) {
  const sentence = sayOnClosing(job);
  return sentence === undefined ? null : <p className="muted">{sentence}</p>;
}

interface EndedActionsProps {
  readonly id: string;
  readonly again?: string;
}

function EndedActions({ id, again }: EndedActionsProps) {
  const retryTransfer = useWorkbench((state) => state.retryTransfer);
  const dismissTransfer = useWorkbench((state) => state.dismissTransfer);
  return (
    <div className="transfer-actions">
      {again && (
        <Button icon="retry" onPress={() => void retryTransfer(id)}>
          {again}
        </Button>
      )}
      <Button look="quiet" onPress={() => dismissTransfer(id)}>
        Dismiss
      </Button>
    </div>
  );
}

interface DoneProps {
  readonly id: string;
  readonly job: TransferJob;
  readonly outcome: TransferOutcome;
}

function Done({ id, job, outcome }: DoneProps) {
  const switchModel = useWorkbench((state) => state.switchModel);
  const isDamaged = outcome.kind === 'checked' && outcome.damaged.length > 0;
  return (
    <Notice
      tone={isDamaged ? 'danger' : 'ok'}
      actions={
        <>
          {outcome.kind === 'stored' && job.kind !== 'repair' && (
            <Button
              onPress={() => void switchModel({ kind: 'library', id: outcome.model.id })}
            >{`Use ${outcome.model.label} now`}</Button>
          )}
          {job.kind === 'convert' && <RemoveCheckpoint id={job.checkpointId} />}
          {isDamaged && 'modelId' in job && <RepairButtons modelId={job.modelId} />}
          <EndedActions id={id} />
        </>
      }
    >
      <p>{sayDone(job, outcome)}</p>
      {outcome.kind === 'checked' &&
        outcome.damaged.map((file) => <p key={file.path}>{sayDamage(file)}</p>)}
    </Notice>
  );
}

/** Offered once it is converted: it takes more room than what was made of it. */
function RemoveCheckpoint({ id }: { readonly id: string | undefined }) {
  const checkpoint = useWorkbench(({ library }) =>
    library.phase === 'known'
      ? library.contents.unfinished.find((model) => model.id === id)
      : undefined,
  );
  if (!checkpoint) return null;
  const { label, doneBytes } = checkpoint;
  return (
    <RemoveButton
      id={checkpoint.id}
      label={`${label} (downloaded checkpoint)`}
      bytes={doneBytes}
      what="Remove"
      button={`Remove the checkpoint (${sayBytes(doneBytes)})`}
    />
  );
}

/** Two ways to whole files again: from where they came, or from the folder. */
function RepairButtons({ modelId }: { readonly modelId: string }) {
  const model = useWorkbench(({ library }) =>
    library.phase === 'known'
      ? library.contents.models.find(({ id }) => id === modelId)
      : undefined,
  );
  return model ? <RepairModel model={model} /> : null;
}

function RepairModel({ model }: { readonly model: StoredModel }) {
  const repairModel = useWorkbench((state) => state.repairModel);
  return (
    <>
      {model.origin.kind === 'downloaded' && (
        <Button icon="down" onPress={() => void repairModel(model)}>
          {`Fetch the damaged parts again from ${addressHost(model.origin.from)}`}
        </Button>
      )}
      <FolderButton
        label="Mend them from the folder…"
        onFolder={(folder) => {
          if (folder.ok) void repairModel(model, folder.value.files);
        }}
      />
    </>
  );
}
