import type { KeyboardEvent } from 'react';
import type { PlanReading } from '#state/library-state.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { FactList } from '#ui/FactList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import type { DownloadPlan } from '#workers/download/protocol.ts';
import { sayBytes, sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { FailureNotice } from './FailureNotice.tsx';

/** Fetching a model: first the address is shown, then a second press fetches. */
export function DownloadForm() {
  const address = useWorkbench((state) => state.downloadAddress);
  const plan = useWorkbench((state) => state.downloadPlan);
  const setDownloadAddress = useWorkbench((state) => state.setDownloadAddress);
  const planDownload = useWorkbench((state) => state.planDownload);
  const isEmpty = address.trim() === '';
  return (
    <section className="download-form" aria-label="Download">
      <h3>Or download it</h3>
      <form aria-label="Address" onKeyDown={(event) => submitOnEnter(event, planDownload)}>
        <TextInput
          label="Hugging Face repository or address of a folder"
          hint="Such as owner/name, or https://host/folder/. Looking it up asks that address for a list of files, and for nothing else."
          look="code"
          value={address}
          onChange={setDownloadAddress}
          beside={
            <Button
              icon="search"
              unavailable={isEmpty || plan.phase === 'looking'}
              onPress={() => void planDownload()}
            >
              Look it up
            </Button>
          }
        />
      </form>
      <Plan reading={plan} />
    </section>
  );
}

/** The page's sandbox blocks submissions before any event, so the key calls the function itself. */
function submitOnEnter(event: KeyboardEvent, submit: () => Promise<void>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  void submit();
}

function Plan({ reading }: { readonly reading: PlanReading }) {
  switch (reading.phase) {
    case 'none':
      return null;
    case 'looking':
      return <p role="status">Asking what lies there…</p>;
    case 'failed':
      return <FailureNotice failure={reading.failure} what="The address could not be looked up" />;
    case 'planned':
      return <Planned plan={reading.plan} />;
  }
}

function Planned({ plan }: { readonly plan: DownloadPlan }) {
  const startDownload = useWorkbench((state) => state.startDownload);
  const { baseUrl, label, content, files, totalBytes } = plan;
  const { host } = new URL(baseUrl);
  const size = totalBytes === undefined ? 'it' : sayBytes(totalBytes);
  return (
    <div className="download-plan">
      <p role="status">Found {label}.</p>
      <FactList
        facts={[
          { name: 'Address', value: <span className="monospace">{baseUrl}</span> },
          {
            name: 'Is',
            value:
              content === 'model'
                ? 'a model that can be loaded'
                : 'a checkpoint, which is converted here afterwards',
          },
          {
            name: 'Size',
            value: `${totalBytes === undefined ? 'not told' : sayBytes(totalBytes)} in ${sayCountOf(files.length, 'file')}`,
          },
          {
            name: 'Checked',
            value: sayChecked(plan),
          },
        ]}
      />
      <Disclosure title={`What is fetched: ${sayCountOf(files.length, 'file')}`}>
        <ul className="plan-files">
          {files.map(({ path, bytes }) => (
            <li key={path}>
              <span className="monospace">{path}</span>
              <span className="muted">
                {bytes === undefined ? 'size not told' : sayBytes(bytes)}
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
      <Notice
        tone="info"
        actions={
          <Button look="primary" icon="down" onPress={() => void startDownload()}>
            {`Download ${size} from ${host}`}
          </Button>
        }
      >
        <p>
          Fetching this is the only time the network is used. Nothing that you typed into a task,
          and nothing that a model wrote, is sent.
        </p>
      </Notice>
    </div>
  );
}

function sayChecked({ isChecked, files }: DownloadPlan): string {
  if (isChecked) return 'each piece against its SHA-256';
  const hasHashes = files.every(({ sha256, gitBlob }) => sha256 ?? gitBlob);
  return hasHashes
    ? 'each file as a whole, against the hash that its publisher tells'
    : 'only by its length: the address tells no hashes';
}
