import { CHUNK_BYTES } from '#library/manifest.ts';
import type { TransferJob, TransferOutcome, TransferPhase } from '#state/library-state.ts';
import type { DamagedFile } from '#workers/library/protocol.ts';
import { sayBytes, sayCountOf } from '../say-quantity.ts';

/** What is being done, as a heading. */
export function sayJob(job: TransferJob): string {
  const { label } = job;
  switch (job.kind) {
    case 'import':
      return `Importing “${label}”`;
    case 'convert':
      return `Converting “${label}”`;
    case 'download':
      return `Downloading “${label}” from ${job.host}`;
    case 'export':
      return `Exporting “${label}”`;
    case 'verify':
      return `Checking the files of “${label}”`;
    case 'repair':
      return `Mending “${label}”${job.host === undefined ? '' : ` from ${job.host}`}`;
  }
}

/** The same with how it stands: what a screen reader hears when that changes. */
export function sayDoing(job: TransferJob, state: TransferPhase): string {
  switch (state.phase) {
    case 'running':
      return `${sayJob(job)}.`;
    case 'done':
      return sayDone(job, state.outcome);
    case 'failed':
      return `${sayJob(job)} did not succeed.`;
    case 'cancelled':
      return job.kind === 'download'
        ? `${sayJob(job)}: paused. What has arrived is kept.`
        : `${sayJob(job)}: cancelled. Nothing of it is left.`;
  }
}

export function sayDone(job: TransferJob, outcome: TransferOutcome): string {
  const { label } = job;
  switch (outcome.kind) {
    case 'stored':
      return job.kind === 'repair'
        ? `“${label}” is whole again.`
        : `“${outcome.model.label}” is in this browser: ${sayBytes(outcome.model.bytes)}, every file checked.`;
    case 'fetched':
      return `“${label}” is downloaded. It has to be converted before it can run: choose how, below.`;
    case 'exported':
      return `“${label}” is written into the folder.`;
    case 'checked':
      return outcome.damaged.length === 0
        ? `All files of “${label}” are whole.`
        : `${sayCountOf(outcome.damaged.length, 'file')} of “${label}” ${outcome.damaged.length === 1 ? 'is' : 'are'} damaged.`;
  }
}

/** What becomes of it when this tab is closed; undefined where nothing is lost but the looking. */
export function sayOnClosing(job: TransferJob): string | undefined {
  switch (job.kind) {
    case 'download':
      return 'You may close this tab: it goes on where it stopped once you press Resume.';
    case 'convert':
      return job.checkpointId === undefined
        ? 'You may close this tab: it goes on where it stopped once you choose the same folder again, under the same name. Cancel removes what was made.'
        : 'You may close this tab: it goes on where it stopped once you convert it again, under the same name. Cancel removes what was made.';
    case 'import':
    case 'export':
      return 'Keep this tab open: when it is closed, this has to be done anew.';
    case 'verify':
    case 'repair':
      return undefined;
  }
}

/** Which file, and how much of it. */
export function sayDamage({ path, chunks }: DamagedFile): string {
  const most = sayBytes(chunks.length * CHUNK_BYTES);
  return `${path}: ${sayCountOf(chunks.length, 'piece')}, at most ${most}.`;
}
