import { useEffect, useRef } from 'react';
import type { Arrival } from '#state/library-state.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { sayBytes, sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { ConversionChoice } from './ConversionChoice.tsx';

/** What was brought: as what it was recognised, and what can be done with it. */
export function ArrivalView() {
  const arrival = useWorkbench((state) => state.arrival);
  if (!arrival) return null;
  if (arrival.kind === 'refused') return <Refused arrival={arrival} />;
  return <Recognised key={arrival.name} arrival={arrival} />;
}

function Refused({ arrival }: { readonly arrival: Extract<Arrival, { kind: 'refused' }> }) {
  const dropArrival = useWorkbench((state) => state.dropArrival);
  return (
    <Notice
      tone="danger"
      alert
      actions={
        <Button look="quiet" onPress={dropArrival}>
          Dismiss
        </Button>
      }
    >
      <p>
        <strong>{arrival.name}:</strong> {arrival.error.message}
      </p>
      <p>{arrival.error.cure}</p>
    </Notice>
  );
}

function Recognised({ arrival }: { readonly arrival: Exclude<Arrival, { kind: 'refused' }> }) {
  const label = useWorkbench((state) => state.arrivalLabel);
  const setArrivalLabel = useWorkbench((state) => state.setArrivalLabel);
  const isCheckpoint = arrival.kind === 'checkpoint' || arrival.reading.kind === 'checkpoint';
  const heading = useFocusWhenShown();
  return (
    <section className="arrival" aria-label="Chosen folder">
      <h3 ref={heading} tabIndex={-1}>
        {arrival.name}
      </h3>
      <p role="status">{sayArrival(arrival)}</p>
      <TextInput
        label="Name"
        hint="What the model is called here."
        value={label}
        onChange={setArrivalLabel}
      />
      {isCheckpoint ? <ConversionChoice arrival={arrival} /> : <ImportActions />}
    </section>
  );
}

/** Takes the eye and the keyboard to what has just been recognised. */
function useFocusWhenShown() {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}

function ImportActions() {
  const importArrival = useWorkbench((state) => state.importArrival);
  const dropArrival = useWorkbench((state) => state.dropArrival);
  const isBusy = useWorkbench(({ transfers }) =>
    transfers.some(({ job, state }) => job.kind === 'import' && state.phase === 'running'),
  );
  return (
    <div className="arrival-actions">
      <Button look="primary" unavailable={isBusy} onPress={() => void importArrival()}>
        Import
      </Button>
      <Button look="quiet" onPress={dropArrival}>
        Not this one
      </Button>
    </div>
  );
}

function sayArrival(arrival: Exclude<Arrival, { kind: 'refused' }>): string {
  if (arrival.kind === 'checkpoint') {
    return `A downloaded checkpoint of ${sayBytes(arrival.weightBytes)}. It has to be converted before it can run in a browser.`;
  }
  const bytes = arrival.files.reduce((sum, { file }) => sum + file.size, 0);
  const files = `${sayCountOf(arrival.files.length, 'file')}, ${sayBytes(bytes)}`;
  switch (arrival.reading.kind) {
    case 'converted':
      return `A converted model: ${files}. Importing copies it into this browser and checks every file.`;
    case 'export':
      return `A model exported to ONNX: ${files}. Importing copies it into this browser as it is.`;
    case 'checkpoint':
      return `A checkpoint with ${sayBytes(arrival.reading.weightBytes)} of weights. It has to be converted before it can run in a browser; that takes minutes and changes nothing in the folder.`;
  }
}
