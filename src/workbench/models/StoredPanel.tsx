import { isSameModel } from '#library/model-address.ts';
import type { UnfinishedModel } from '#library/stored-model.ts';
import { isFetched } from '#state/download-actions.ts';
import { addressHost, type LibraryReading } from '#state/library-state.ts';
import { isRunning } from '#state/run.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { sayBytes } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { LoadBadge } from './LoadBadge.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { StorageLine } from './StorageLine.tsx';
import { StoredModelItem } from './StoredModelItem.tsx';
import './StoredPanel.css';

/** The models that can be loaded, what is left of interrupted transfers, and the room there is. */
export function StoredPanel() {
  const library = useWorkbench((state) => state.library);
  const failure = useWorkbench((state) => state.libraryFailure);
  const isBusy = useWorkbench(({ runs }) => Object.values(runs).some(isRunning));
  return (
    <Panel title="Models in this browser">
      {isBusy && <Notice tone="aside">A task is running; using another model stops it.</Notice>}
      {failure && <FailureNotice failure={failure} what="That did not work" />}
      <ul className="stored-models">
        <EmbeddedModel />
        <StoredModels library={library} />
      </ul>
      <Library library={library} />
    </Panel>
  );
}

/** The model that every copy of the page has; nothing of it can be removed. */
function EmbeddedModel() {
  const embedded = useWorkbench((state) => state.embeddedModel);
  const switchModel = useWorkbench((state) => state.switchModel);
  const isChosen = useWorkbench(({ modelAddress }) => isSameModel(modelAddress, embedded));
  const phase = useWorkbench((state) => state.model.phase);
  return (
    <li className="stored-model">
      <div className="stored-model-head">
        <h3>nano</h3>
        {isChosen && <LoadBadge phase={phase} />}
      </div>
      <p className="muted">
        Comes with this page. A demonstration model, not SciReasoner: it shows how the workbench
        works.
      </p>
      <div className="stored-model-actions">
        <Button unavailable={isChosen} onPress={() => void switchModel(embedded)}>
          Use nano
        </Button>
      </div>
    </li>
  );
}

function StoredModels({ library }: { readonly library: LibraryReading }) {
  if (library.phase !== 'known') return null;
  const { contents, selfTests } = library;
  return contents.models.map((model) => (
    <StoredModelItem
      key={model.id}
      model={model}
      selfTests={selfTests.filter((test) => test.manifestSha256 === model.manifestSha256)}
    />
  ));
}

function Library({ library }: { readonly library: LibraryReading }) {
  const readLibrary = useWorkbench((state) => state.readLibrary);
  if (library.phase === 'failed') {
    return (
      <FailureNotice
        failure={library.failure}
        what="The models in this browser cannot be read"
        actions={
          <Button icon="retry" onPress={() => void readLibrary()}>
            Try again
          </Button>
        }
      />
    );
  }
  if (library.phase !== 'known') return <p className="muted">Looking what is here…</p>;
  const { unfinished, storage } = library.contents;
  return (
    <>
      <UnfinishedModels unfinished={unfinished} />
      <StorageLine storage={storage} />
    </>
  );
}

function UnfinishedModels({ unfinished }: { readonly unfinished: readonly UnfinishedModel[] }) {
  const isMoving = useWorkbench(({ transfers }) =>
    transfers.some(({ state }) => state.phase === 'running'),
  );
  // What this tab is working on stands in its own list.
  const waiting = unfinished.filter(({ isBusy }) => !(isBusy && isMoving));
  if (waiting.length === 0) return null;
  return (
    <section className="unfinished-models" aria-label="Unfinished">
      <h3>Unfinished</h3>
      <ul className="stored-models">
        {waiting.map((model) => (
          <UnfinishedItem key={model.id} model={model} />
        ))}
      </ul>
    </section>
  );
}

function UnfinishedItem({ model }: { readonly model: UnfinishedModel }) {
  const resumeUnfinished = useWorkbench((state) => state.resumeUnfinished);
  const { id, label, origin, doneBytes, totalBytes, isBusy } = model;
  const total = totalBytes === undefined ? '' : ` of ${sayBytes(totalBytes)}`;
  const canResume = origin.kind === 'downloaded';
  return (
    <li className="stored-model">
      <h3>{label}</h3>
      <p className="muted">
        {sayUnfinished(model)} {sayBytes(doneBytes)}
        {total} are here, from {origin.from}.
      </p>
      {isBusy ? (
        <Notice tone="aside">Another tab is working on it.</Notice>
      ) : (
        <div className="stored-model-actions">
          {canResume && (
            <Button icon="retry" onPress={() => void resumeUnfinished(model)}>
              {isFetched(model) ? 'Convert…' : `Resume from ${addressHost(origin.from)}`}
            </Button>
          )}
          <RemoveButton id={id} label={label} bytes={doneBytes} what="Discard" />
        </div>
      )}
    </li>
  );
}

function sayUnfinished(model: UnfinishedModel): string {
  if (isFetched(model)) return 'A downloaded checkpoint, to be converted.';
  switch (model.origin.kind) {
    case 'downloaded':
      return 'The download was interrupted.';
    case 'converted':
      return URL.canParse(model.origin.from)
        ? 'The conversion was interrupted; press “Convert…” at its checkpoint, and keep the name, to go on with it.'
        : 'The conversion was interrupted; choose the same folder again below, under the same name, to go on with it.';
    case 'imported':
      return 'The import was interrupted, or files of it were lost; import the folder again.';
  }
}
