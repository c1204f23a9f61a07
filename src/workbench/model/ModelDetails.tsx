import type { Measurement, ModelCard } from '#library/model-card.ts';
import type { ModelState } from '#state/workbench-state.ts';
import { findTask } from '#tasks/registry.ts';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { FactList } from '#ui/FactList.tsx';
import type { Backend } from '#workers/inference/protocol.ts';
import { WorksOffline } from '../offline/WorksOffline.tsx';
import { modelsHref } from '../route.ts';
import { sayCount, sayDuration } from '../say-quantity.ts';
import { sayMeasurement } from '../trust.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { backendNames } from './backend-names.ts';
import { loopNames } from './loop-names.ts';
import { sayNumbers } from './say-numbers.ts';
import { storedLabel } from './stored-label.ts';
import './ModelDetails.css';

const backendChoices: readonly Choice<Backend | 'auto'>[] = [
  { value: 'auto', label: 'Auto', explanation: 'Decides, and says why.' },
  { value: 'webgpu', label: 'WebGPU', explanation: 'The graphics processor.' },
  { value: 'wasm', label: backendNames.wasm, explanation: 'Works everywhere.' },
];

/** The loaded model in full, its measured scores, and the choice of backend. */
export function ModelDetails() {
  const model = useWorkbench((state) => state.model);
  const address = useWorkbench((state) => state.modelAddress);
  const wantedBackend = useWorkbench((state) => state.wantedBackend);
  const setWantedBackend = useWorkbench((state) => state.setWantedBackend);
  const label = useWorkbench(storedLabel);
  return (
    <div className="model-details">
      <div className="model-choice">
        <ChoiceGroup
          label="Backend"
          choices={backendChoices}
          value={wantedBackend}
          onChange={setWantedBackend}
        />
        <p className="muted">Another backend loads the model again and stops a run.</p>
        <FactList
          facts={[
            {
              name: 'Folder',
              value:
                address.kind === 'url' ? (
                  <span className="monospace">{address.url}</span>
                ) : (
                  `“${label ?? address.id}”, kept in this browser`
                ),
            },
            ...(model.phase === 'ready' ? readyFacts(model) : []),
            { name: 'Works offline', value: <WorksOffline /> },
          ]}
        />
        <p>
          <a href={modelsHref}>All models, and how to add one</a>
        </p>
      </div>
      {model.phase === 'ready' && model.model.card && <Card card={model.model.card} />}
    </div>
  );
}

function readyFacts({ model, numbers }: Extract<ModelState, { phase: 'ready' }>) {
  const { contextLength, modelContextLength, loadMs, runtime, flavour, loop, mostRows } = model;
  const hash = (value: string) => <span className="monospace">SHA-256 {value}</span>;
  const longest =
    contextLength < modelContextLength ? `; the model reads ${sayCount(modelContextLength)}` : '';
  return [
    { name: 'Flavour', value: flavour },
    { name: 'Context', value: `${sayCount(contextLength)} tokens of prompt and reply${longest}` },
    { name: 'Numbers', value: sayNumbers(numbers) },
    { name: 'Loop', value: `${loopNames[loop.kind]}. ${loop.reason}` },
    { name: 'Side by side', value: `at most ${sayCount(mostRows)} replies or beams` },
    { name: 'Loaded in', value: sayDuration(loadMs) },
    { name: 'Runtime', value: runtime },
    { name: 'Manifest', value: hash(model.manifestSha256) },
    { name: 'Chat template', value: hash(model.templateSha256) },
  ];
}

function Card({ card }: { readonly card: ModelCard }) {
  return (
    <div className="model-card">
      <p>
        <strong>{card.title}.</strong> {card.summary}
      </p>
      {card.measurements.length > 0 && (
        <>
          <p className="muted">
            Measured on {card.measuredOn}, on data the model was not trained on:
          </p>
          <ul className="model-measurements">
            {card.measurements.filter(isOfPrimaryMetric).map((measurement) => {
              const { taskId, mode, flavour, metric, scoring } = measurement;
              const task = findTask(taskId);
              return (
                <li key={[taskId, mode, flavour, metric, scoring].join(' ')}>
                  <strong>{task?.title ?? taskId}</strong> ({flavour}):{' '}
                  {sayMeasurement(measurement, task)}
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}

/** A card has up to ten figures of each task; of tasks that are not known here all are shown. */
function isOfPrimaryMetric({ taskId, metric }: Measurement): boolean {
  const task = findTask(taskId);
  return !task || metric === task.metrics[0]?.name;
}
