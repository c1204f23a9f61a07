import { useState } from 'react';
import { assertNever } from '#base/assert.ts';
import type { FailureDetails } from '#base/failure.ts';
import type { ModelState, NumbersDoubt } from '#state/workbench-state.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { LoadProgress } from '#workers/inference/protocol.ts';
import { modelsHref } from '../route.ts';
import { sayBytes } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { backendNames, sayBackend } from './backend-names.ts';
import { ModelDetails } from './ModelDetails.tsx';
import { sayComparison } from './say-numbers.ts';
import { storedLabel } from './stored-label.ts';
import './ModelBar.css';

interface ModelBarProps {
  readonly isOnModelsPage: boolean;
}

/** Which model answers, on what, and why; the way to others, and the details on demand. */
export function ModelBar({ isOnModelsPage }: ModelBarProps) {
  const model = useWorkbench((state) => state.model);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="model-bar">
      <div role="status" aria-label="Model" className="model-status">
        <ModelStatus state={model} />
      </div>
      <a
        className="models-link"
        href={modelsHref}
        aria-current={isOnModelsPage ? 'page' : undefined}
      >
        Models
      </a>
      <Disclosure title="Model details" isOpen={isOpen} onOpenChange={setOpen}>
        <ModelDetails />
      </Disclosure>
      <StartNotice />
    </div>
  );
}

function ModelStatus({ state }: { readonly state: ModelState }) {
  switch (state.phase) {
    case 'absent':
      return <Phase dot="waiting" word="The model has not been loaded yet" />;
    case 'loading':
      return <Loading progress={state.progress} />;
    case 'checking':
      return <Checking progress={state.progress} />;
    case 'ready':
      return <Ready state={state} />;
    case 'doubted':
      return <Doubted doubt={state.doubt} />;
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
  const isMeasured = progress?.kind === 'files' || progress?.kind === 'session';
  return (
    <>
      <Phase dot="busy" word={sayLoading(progress)} />
      {isMeasured && progress.totalBytes > 0 && (
        <span className="model-progress" aria-hidden="true">
          <progress value={progress.loadedBytes} max={progress.totalBytes} />
          {sayBytes(progress.loadedBytes)} of {sayBytes(progress.totalBytes)}
        </span>
      )}
    </>
  );
}

function sayLoading(progress: LoadProgress | undefined): string {
  if (progress?.kind === 'session')
    return `Starting the model on the ${backendNames[progress.backend]}`;
  return progress?.kind === 'checking' ? 'Checking the model’s files' : 'Loading the model';
}

function Checking({ progress }: { readonly progress: string | undefined }) {
  return (
    <>
      <Phase dot="busy" word="Checking the numbers of this graphics processor" />
      {progress && (
        <span className="model-reason" aria-hidden="true">
          {progress}
        </span>
      )}
    </>
  );
}

function Ready({ state }: { readonly state: Extract<ModelState, { phase: 'ready' }> }) {
  const { name, quantisation, backend, threads, bytes, card } = state.model;
  const label = useWorkbench(storedLabel);
  return (
    <>
      <Phase dot="ready" word="Ready" />
      <strong>{label ?? name}</strong>
      {label !== undefined && label !== name && <span className="model-reason">({name})</span>}
      {card?.demonstration && <Badge tone="warning">demonstration model, not SciReasoner</Badge>}
      {state.numbers.kind === 'untested' && <Badge tone="warning">numbers not tested</Badge>}
      <span className="model-facts">
        <span>{quantisation}</span>
        <span>{sayBackend(backend)}</span>
        {backend.backend === 'wasm' && (
          <span>{threads === 1 ? '1 thread' : `${threads} threads`}</span>
        )}
        <span>{sayBytes(bytes)}</span>
        {state.numbers.kind === 'tested' && <span>numbers tested</span>}
      </span>
      {state.fellBack ? (
        <FellBack sentence={state.fellBack} />
      ) : (
        <span className="model-reason">{backend.reason}</span>
      )}
    </>
  );
}

function FellBack({ sentence }: { readonly sentence: string }) {
  const testNumbersAgain = useWorkbench((state) => state.testNumbersAgain);
  return (
    <Notice
      tone="warning"
      actions={
        <Button icon="retry" onPress={() => void testNumbersAgain()}>
          Test it again
        </Button>
      }
    >
      <p>{sentence}</p>
    </Notice>
  );
}

function Doubted({ doubt }: { readonly doubt: NumbersDoubt }) {
  const setWantedBackend = useWorkbench((state) => state.setWantedBackend);
  const testNumbersAgain = useWorkbench((state) => state.testNumbersAgain);
  const acceptUntested = useWorkbench((state) => state.acceptUntested);
  return (
    <Notice
      tone="danger"
      actions={
        <>
          <Button icon="retry" onPress={() => void testNumbersAgain()}>
            Test it again
          </Button>
          <Button onPress={() => setWantedBackend('wasm')}>Use the CPU</Button>
          {doubt.kind === 'untested' && (
            <Button onPress={acceptUntested}>Go on without the test</Button>
          )}
        </>
      }
    >
      <p>
        <strong>
          {doubt.kind === 'wrong'
            ? 'This graphics processor computes wrong numbers with this model; nothing is run with it.'
            : `Whether this graphics processor computes right could not be tested: ${doubt.failure.message}`}
        </strong>
      </p>
      <p>{doubt.kind === 'wrong' ? sayComparison(doubt.result) : doubt.failure.cure}</p>
    </Notice>
  );
}

function Failed({ failure }: { readonly failure: FailureDetails }) {
  const loadModel = useWorkbench((state) => state.loadModel);
  const switchModel = useWorkbench((state) => state.switchModel);
  const embedded = useWorkbench((state) => state.embeddedModel);
  const isStored = useWorkbench((state) => state.modelAddress.kind === 'library');
  return (
    <Notice
      tone="danger"
      actions={
        <>
          <Button icon="retry" onPress={() => void loadModel()}>
            Try again
          </Button>
          {isStored && (
            <Button onPress={() => void switchModel(embedded)}>Use the small model</Button>
          )}
        </>
      }
    >
      <p>
        <strong>The model could not be used: {failure.message}</strong>
      </p>
      <p>{failure.cure}</p>
    </Notice>
  );
}

/** Why the page did not start with the model that was used last. */
function StartNotice() {
  const notice = useWorkbench((state) => state.startNotice);
  const dismiss = useWorkbench((state) => state.dismissStartNotice);
  if (notice === undefined) return null;
  return (
    <div className="start-notice">
      <Notice
        tone="warning"
        alert
        actions={
          <>
            <a href={modelsHref}>Models</a>
            <Button look="quiet" onPress={dismiss}>
              Dismiss
            </Button>
          </>
        }
      >
        <p>{notice}</p>
      </Notice>
    </div>
  );
}
