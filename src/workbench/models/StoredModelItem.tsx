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
            value: model.manifest.flavours.map(({ id }) => id).join(', '),
          },
          { name: 'Numbers', value: sayNumbersOf(model, selfTests) },
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
      <table className="flavour-table">
        <caption>Flavours</caption>
        <thead>
          <tr>
            <th scope="col">Flavour</th>
            <th scope="col">Weights</th>
            <th scope="col">Changed by quantising</th>
            <th scope="col">Self-test</th>
          </tr>
        </thead>
        <tbody>
          {manifest.flavours.map(({ id, backend, quantisation, activations }) => (
            <tr key={id}>
              <th scope="row">{id}</th>
              <td>
                {quantisation}, computed in {activations} on the{' '}
                {backend === 'wasm' ? 'CPU' : 'GPU'}
              </td>
              <td>{sayQuantisationError(manifest.quantisationError[id])}</td>
              <td>
                {backend === 'wasm'
                  ? 'is the reference'
                  : sayTests(selfTests.filter(({ flavour }) => flavour === id))}
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

function sayNumbersOf({ manifest }: StoredModel, tests: readonly SelfTestResult[]): string {
  const hasGpu = manifest.flavours.some(({ backend }) => backend === 'webgpu');
  return hasGpu ? sayTests(tests) : 'for the CPU alone, which is the reference';
}

/** The latest tests. */
function sayTests(tests: readonly SelfTestResult[]): string {
  if (tests.length === 0) return 'not tested on a graphics processor yet';
  return tests
    .toSorted((one, other) => other.testedAt.localeCompare(one.testedAt))
    .slice(0, 3)
    .map(
      ({ passes, adapter, flavour, comparison }) =>
        `${flavour} ${passes ? 'passes' : 'fails'} on ${adapter} (${comparison.agreeing} of ${comparison.positions} tokens agree, divergence ${saySmall(comparison.meanKl)} nats)`,
    )
    .join('; ');
}
