import type { HardwareReport } from '#library/hardware.ts';
import { parseContextLength } from '#state/hardware-actions.ts';
import { isRunning } from '#state/run.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { type Fact, FactList } from '#ui/FactList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { sayBytes, sayRate } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { CandidateTable } from './CandidateTable.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { sayFlavour } from './say-flavour.ts';
import { type Machine, useMachine } from './useMachine.ts';
import './MachinePanel.css';

/** What this machine can run, before anything large is fetched or loaded. */
export function MachinePanel() {
  const machine = useMachine();
  return (
    <Panel title="This machine" actions={<MeasureButton />}>
      <Measurement />
      {machine && (
        <>
          <Advice machine={machine} />
          <div className="machine-facts">
            <FactList facts={[...gpuFacts(machine.hardware), ...cpuFacts(machine.hardware)]} />
            <ContextInput />
          </div>
          <Disclosure
            key={String(machine.isMeasured)}
            title="What each model would need and give here"
            startsOpen={machine.isMeasured}
          >
            <CandidateTable advice={machine.advice} isMeasured={machine.isMeasured} />
          </Disclosure>
        </>
      )}
    </Panel>
  );
}

function MeasureButton() {
  const phase = useWorkbench((state) => state.hardware.phase);
  const isBusy = useWorkbench((state) => Object.values(state.runs).some(isRunning));
  const measureHardware = useWorkbench((state) => state.measureHardware);
  return (
    <Button
      icon="retry"
      unavailable={isBusy || phase === 'measuring'}
      onPress={() => void measureHardware()}
    >
      {phase === 'measured' ? 'Measure again' : 'Measure this machine'}
    </Button>
  );
}

function Measurement() {
  const hardware = useWorkbench((state) => state.hardware);
  return (
    <>
      <p role="status" className={hardware.phase === 'measuring' ? undefined : 'visually-hidden'}>
        {hardware.phase === 'measuring' && 'Measuring; this takes a few seconds.'}
        {hardware.phase === 'measured' && 'Measured.'}
      </p>
      {hardware.phase === 'failed' && (
        <FailureNotice failure={hardware.failure} what="This machine could not be measured" />
      )}
    </>
  );
}

/** The one recommendation; without a measurement, why there is none. */
function Advice({ machine: { isMeasured, advice } }: { readonly machine: Machine }) {
  if (!isMeasured) {
    return (
      <Notice tone="info">
        <p>
          Measure this machine to learn which model suits it. That takes about 4 seconds and fetches
          nothing.
        </p>
      </Notice>
    );
  }
  const choice = advice.choice?.candidate;
  return (
    <Notice tone="ok">
      <p>
        <strong>Recommended:</strong> {advice.sentence}
      </p>
      {choice && (
        <p className="muted">
          “{choice.flavour}” is the flavour {sayFlavour(choice)}.
        </p>
      )}
    </Notice>
  );
}

function gpuFacts({ gpu }: HardwareReport): readonly Fact[] {
  if (gpu.kind === 'none') return [{ name: 'Graphics', value: gpu.reason }];
  const { name, isSoftware, hasF16, maxBufferBytes, maxBindingBytes, weightBytesPerSecond } = gpu;
  return [
    { name: 'Graphics', value: isSoftware ? `${name} (software, computes on the CPU)` : name },
    {
      name: 'Limits',
      value: `buffers to ${sayBytes(maxBufferBytes)}, ${sayBytes(maxBindingBytes)} bound at once`,
    },
    {
      name: '16-bit floats',
      value: hasF16 ? 'yes (shader-f16)' : 'no; 32-bit floats are used instead',
    },
    ...rateFact('Graphics speed', '4-bit', weightBytesPerSecond),
  ];
}

function cpuFacts({ cpu }: HardwareReport): readonly Fact[] {
  const { cores, threads, isIsolated, memoryBytes, weightBytesPerSecond } = cpu;
  return [
    {
      name: 'Processor',
      value: `${cores} cores, of which the model takes ${threads === 1 ? '1 thread' : `up to ${threads} threads`}`,
    },
    {
      name: 'Isolated page',
      value: isIsolated
        ? 'yes, so that threads can share memory'
        : 'no: this server sends no isolation headers, so one thread computes',
    },
    {
      name: 'Memory',
      value:
        memoryBytes === undefined
          ? 'not told by this browser'
          : `${sayBytes(memoryBytes)}, as far as the browser tells`,
    },
    ...rateFact('Processor speed', '8-bit', weightBytesPerSecond),
  ];
}

function rateFact(name: string, bits: string, rate: number | undefined): readonly Fact[] {
  return rate === undefined ? [] : [{ name, value: `${sayRate(rate)} of ${bits} weights` }];
}

function ContextInput() {
  const text = useWorkbench((state) => state.contextLength);
  const setContextLength = useWorkbench((state) => state.setContextLength);
  const address = useWorkbench((state) => state.modelAddress);
  const phase = useWorkbench((state) => state.model.phase);
  const switchModel = useWorkbench((state) => state.switchModel);
  const parsed = parseContextLength(text);
  return (
    <TextInput
      label="Context"
      hint="Tokens of prompt and reply together. A longer one needs more memory. It counts when a model is loaded next, or again, which stops a run."
      look="number"
      placeholder="automatic"
      beside={
        <Button
          icon="retry"
          unavailable={!parsed.ok || phase === 'loading' || phase === 'checking'}
          onPress={() => void switchModel(address)}
        >
          Load again
        </Button>
      }
      value={text}
      onChange={setContextLength}
      error={parsed.ok ? undefined : `${parsed.error.message} ${parsed.error.cure}`}
    />
  );
}
