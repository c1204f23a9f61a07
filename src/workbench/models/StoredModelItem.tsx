import type { SelfTestResult } from '#library/self-test.ts';
import type { StoredModel } from '#library/stored-model.ts';
import { Badge } from '#ui/Badge.tsx';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { FactList } from '#ui/FactList.tsx';
import { saySmall } from '../model/say-numbers.ts';
import { sayBytes, sayCountOf, sayShare } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { ExportButton } from './ExportButton.tsx';
import { LoadBadge } from './LoadBadge.tsx';
import { RemoveButton } from './RemoveButton.tsx';
import { sayFlavour } from './say-flavour.ts';
import './model-table.css';

interface StoredModelItemProps {
  readonly model: StoredModel;
  /** Of this model, on any device. */
  readonly selfTests: readonly SelfTestResult[];
}

/** One model that is kept here, and what can be done with it. */
export function StoredModelItem({ model, selfTests }: StoredModelItemProps) {
  const { id, label, bytes, card } = model;
  const isChosen = useWorkbench(
    ({ modelAddress }) => modelAddress.kind === 'library' && modelAddress.id === id,
  );
  const phase = useWorkbench((state) => state.model.phase);
  const isOnCpu = useWorkbench(
    (state) => state.model.phase === 'ready' && state.model.model.backend.backend === 'wasm',
  );
  return (
    <li className="stored-model">
      <div className="stored-model-head">
        <h3>{label}</h3>
        {isChosen && <LoadBadge phase={phase} />}
        {card?.demonstration && <Badge tone="warning">demonstration model</Badge>}
      </div>
      <FactList
        facts={[
          { name: 'Came from', value: sayOrigin(model) },
          {
            name: 'Size',
            value: `${sayBytes(bytes)} in ${sayCountOf(model.manifest.files.length, 'file')}`,
          },
          {
            name: 'Flavours',
            value: (
              <ul>
                {model.manifest.flavours.map((flavour) => (
                  <li key={flavour.id}>
                    {flavour.id} <span className="muted">{sayFlavour(flavour)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
          { name: 'Numbers', value: sayNumbersOf(model, selfTests, isChosen && isOnCpu) },
        ]}
      />
      <ModelActions model={model} isChosen={isChosen} />
      <Disclosure title={`Details of ${label}`}>
        <ModelDetail model={model} selfTests={selfTests} />
      </Disclosure>
    </li>
  );
}

function ModelActions({
  model,
  isChosen,
}: Pick<StoredModelItemProps, 'model'> & { readonly isChosen: boolean }) {
  const switchModel = useWorkbench((state) => state.switchModel);
  const verifyModel = useWorkbench((state) => state.verifyModel);
  const { id, label, bytes } = model;
  return (
    <div className="stored-model-actions">
      <Button
        unavailable={isChosen}
        onPress={() => void switchModel({ kind: 'library', id })}
      >{`Use ${label}`}</Button>
      <Button onPress={() => void verifyModel(model)}>Check files</Button>
      <ExportButton model={model} />
      <RemoveButton id={id} label={label} bytes={bytes} what="Remove" />
    </div>
  );
}

function ModelDetail({ model, selfTests }: StoredModelItemProps) {
  const { manifest, manifestSha256, addedAt } = model;
  return (
    <div className="stored-model-details">
      <table className="model-table">
        <caption>Flavours</caption>
        <thead>
          <tr>
            <th scope="col">Flavour</th>
            <th scope="col">Is</th>
            <th scope="col">Changed by quantising</th>
            <th scope="col">Self-test</th>
          </tr>
        </thead>
        <tbody>
          {manifest.flavours.map((flavour) => (
            <tr key={flavour.id}>
              <th scope="row" className="model-table-id">
                {flavour.id}
              </th>
              <td data-label="Is">{sayFlavour(flavour)}</td>
              <td data-label="Changed">
                {sayQuantisationError(manifest.quantisationError[flavour.id])}
              </td>
              <td data-label="Self-test">
                {flavour.backend === 'wasm'
                  ? 'needs none: the CPU is what the others are compared with'
                  : sayTests(selfTests.filter((test) => test.flavour === flavour.id))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <FactList
        facts={[
          { name: 'Added', value: new Date(addedAt).toLocaleString() },
          { name: 'Manifest', value: <span className="monospace">SHA-256 {manifestSha256}</span> },
        ]}
      />
    </div>
  );
}

const ORIGINS = {
  converted: 'converted here from',
  imported: 'imported from',
  downloaded: 'downloaded from',
} as const;

function sayOrigin({ origin }: StoredModel): string {
  return `${ORIGINS[origin.kind]} ${origin.from}`;
}

function sayQuantisationError(
  error: { readonly mean: number; readonly worst: number } | undefined,
): string {
  if (!error) return 'unknown';
  if (error.worst < 0.0005) return 'less than 0.1\u00a0%';
  return `${sayShare(error.mean)} on average, ${sayShare(error.worst)} in the worst matrix`;
}

function sayNumbersOf(
  { manifest }: StoredModel,
  tests: readonly SelfTestResult[],
  isOnCpu: boolean,
): string {
  if (!manifest.flavours.some(({ backend }) => backend === 'webgpu'))
    return 'need no test: this model runs on the CPU alone, with which others are compared';
  if (tests.length > 0) return sayTests(tests);
  return isOnCpu
    ? 'loaded on the CPU, which needs no test; a graphics processor is tested before its first run'
    : 'the CPU needs no test; a graphics processor is tested before its first run';
}

/** The latest tests. */
function sayTests(tests: readonly SelfTestResult[]): string {
  if (tests.length === 0) return 'not yet: comes before the first run on a graphics processor';
  return tests
    .toSorted((one, other) => other.testedAt.localeCompare(one.testedAt))
    .slice(0, 3)
    .map(
      ({ passes, adapter, flavour, comparison }) =>
        `${flavour} ${passes ? 'passes' : 'fails'} on ${adapter} (${comparison.agreeing} of ${comparison.positions} tokens agree, divergence ${saySmall(comparison.meanKl)} nats)`,
    )
    .join('; ');
}
