import { useState } from 'react';
import { assertNever } from '#base/assert.ts';
import type { FailureDetails } from '#base/failure.ts';
import type { ModelState } from '#state/workbench-state.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { LoadedModel, LoadProgress } from '#workers/inference/protocol.ts';
import { sayMegabytes } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { backendNames } from './backend-names.ts';
import { ModelDetails } from './ModelDetails.tsx';
import './ModelBar.css';

/** Which model answers, on what, and why; below it the details on demand. */
export function ModelBar() {
  const model = useWorkbench((state) => state.model);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="model-bar">
      <div role="status" aria-label="Model" className="model-status">
        <ModelStatus state={model} />
      </div>
      <Disclosure title="Model details" isOpen={isOpen} onOpenChange={setOpen}>
        <ModelDetails />
      </Disclosure>
    </div>
  );
}

function ModelStatus({ state }: { readonly state: ModelState }) {
  switch (state.phase) {
    case 'absent':
      return <Phase dot="waiting" word="The model has not been loaded yet" />;
    case 'loading':
      return <Loading progress={state.progress} />;
    case 'ready':
      return <Ready model={state.model} />;
    case 'failed':
      return <Failed failure={state.failure} />;
    default:
      return assertNever(state, 'ModelStatus');
  }
}

function Phase({
  dot,
  word,
}: {
  readonly dot: 'waiting' | 'busy' | 'ready';
  readonly word: string;
}) {
  return (
    <span className={`model-phase model-phase-${dot}`}>
      <span className="model-dot" />
      {word}
    </span>
  );
}

// The changing numbers are hidden from screen readers, which would read every one of them.
function Loading({ progress }: { readonly progress: LoadProgress | undefined }) {
  if (progress?.kind === 'session') {
    return (
      <Phase dot="busy" word={`Starting the model on the ${backendNames[progress.backend]}`} />
    );
  }
  return (
    <>
      <Phase dot="busy" word="Loading the model" />
      {progress?.kind === 'files' && (
        <span className="model-progress" aria-hidden="true">
          <progress value={progress.loadedBytes} max={progress.totalBytes} />
          {sayMegabytes(progress.loadedBytes)} of {sayMegabytes(progress.totalBytes)}
        </span>
      )}
    </>
  );
}

function Ready({ model }: { readonly model: LoadedModel }) {
  const { name, quantisation, backend, threads, bytes, card } = model;
  const hardware = backend.adapter
    ? `${backendNames[backend.backend]}, ${backend.adapter}`
    : backendNames[backend.backend];
  return (
    <>
      <Phase dot="ready" word="Ready" />
      <strong>{name}</strong>
      {card?.demonstration && <Badge tone="warning">demonstration model, not SciReasoner</Badge>}
      <span className="model-facts">
        <span>{quantisation}</span>
        <span>{hardware}</span>
        {backend.backend === 'wasm' && (
          <span>{threads === 1 ? '1 thread' : `${threads} threads`}</span>
        )}
        <span>{sayMegabytes(bytes)}</span>
      </span>
      <span className="model-reason">{backend.reason}</span>
    </>
  );
}

function Failed({ failure }: { readonly failure: FailureDetails }) {
  const loadModel = useWorkbench((state) => state.loadModel);
  return (
    <Notice
      tone="danger"
      actions={
        <Button icon="retry" onPress={() => void loadModel()}>
          Try again
        </Button>
      }
    >
      <p>
        <strong>The model could not be used: {failure.message}</strong>
      </p>
      <p>{failure.cure}</p>
    </Notice>
  );
}
