import { useEffect, useState } from 'react';
import type { ModelSizes } from '#library/model-sizes.ts';
import { formatsFor, suitedFormat } from '#state/conversion-formats.ts';
import type { Arrival, FlavourId, WeightFormatId } from '#state/library-state.ts';
import { Button } from '#ui/Button.tsx';
import { CheckBox } from '#ui/CheckBox.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { sayBytes } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { sizesIn, useMachine } from './useMachine.ts';
import {
  furtherSets,
  hasSet,
  recommendedFlavours,
  setBytes,
  usualSets,
  type WeightSet,
  withSet,
} from './weight-sets.ts';

type Convertible = Exclude<Arrival, { kind: 'refused' }>;

/** How to convert a checkpoint: for what it is quantised, and how exactly. */
export function ConversionChoice({ arrival }: { readonly arrival: Convertible }) {
  const chosen = useWorkbench((state) => state.conversion.flavours);
  const setConversion = useWorkbench((state) => state.setConversion);
  const advice = useMachine()?.advice;
  const sizes = useSizes(arrival);
  const recommended = recommendedFlavours(advice, sizes);
  const flavours = chosen ?? recommended;
  const choose = (set: WeightSet, isWanted: boolean) =>
    setConversion({ flavours: withSet(flavours, set, isWanted) });
  const listSets = (sets: readonly WeightSet[]) =>
    sets.map((set) => (
      <CheckBox
        key={set.keptAs}
        label={set.label}
        explanation={saySet(set, sizes, hasSet(recommended, set))}
        isOn={hasSet(flavours, set)}
        onChange={(isOn) => choose(set, isOn)}
      />
    ));
  return (
    <div className="conversion">
      <fieldset className="conversion-sets">
        <legend>Convert it</legend>
        {listSets(usualSets)}
      </fieldset>
      <Disclosure title="Advanced">
        <div className="conversion">
          <fieldset className="conversion-sets">
            <legend>Other ways to keep the weights</legend>
            {listSets(furtherSets)}
          </fieldset>
          <FormatChoice of="embedding" label="Embedding (tokens to numbers)" flavours={flavours} />
          <FormatChoice of="head" label="Output layer (numbers to tokens)" flavours={flavours} />
        </div>
      </Disclosure>
      <ConvertActions flavours={flavours} />
    </div>
  );
}

const formatLabels: Readonly<Partial<Record<WeightFormatId | 'same', string>>> = {
  same: 'As the others',
  q8: '8 bits on the GPU',
  fp32: '32-bit floats',
};

interface FormatChoiceProps {
  readonly of: 'embedding' | 'head';
  readonly label: string;
  readonly flavours: readonly FlavourId[];
}

/** Offers what the chosen flavours can read, and nothing that the converter would refuse. */
function FormatChoice({ of: part, label, flavours }: FormatChoiceProps) {
  const format = useWorkbench((state) => state.conversion[part]);
  const setConversion = useWorkbench((state) => state.setConversion);
  const choices = (['same', ...formatsFor(flavours)] as const).map(
    (value): Choice<WeightFormatId | 'same'> => ({ value, label: formatLabels[value] ?? value }),
  );
  return (
    <ChoiceGroup
      label={label}
      choices={choices}
      value={suitedFormat(format, flavours) ?? 'same'}
      onChange={(value) => setConversion({ [part]: value === 'same' ? undefined : value })}
    />
  );
}

function ConvertActions({ flavours }: { readonly flavours: readonly FlavourId[] }) {
  const convertArrival = useWorkbench((state) => state.convertArrival);
  const dropArrival = useWorkbench((state) => state.dropArrival);
  const isBusy = useWorkbench(({ transfers }) =>
    transfers.some(({ job, state }) => job.kind === 'convert' && state.phase === 'running'),
  );
  return (
    <>
      <div className="arrival-actions">
        <Button
          look="primary"
          unavailable={isBusy || flavours.length === 0}
          onPress={() => void convertArrival(flavours)}
        >
          Convert
        </Button>
        <Button look="quiet" onPress={dropArrival}>
          Not this one
        </Button>
      </div>
      {flavours.length === 0 && <p role="status">Choose at least one way to convert it.</p>}
      {isBusy && <p className="muted">A conversion is running; one at a time.</p>}
    </>
  );
}

function saySet(set: WeightSet, sizes: ModelSizes | undefined, isRecommended: boolean): string {
  const size = sizes ? ` Takes about ${sayBytes(setBytes(set, sizes))}.` : '';
  return `${set.explanation}${size}${isRecommended ? ' Suits this machine.' : ''}`;
}

/** The sizes in the checkpoint's config.json, as soon as it is read. */
function useSizes(arrival: Convertible): ModelSizes | undefined {
  const [sizes, setSizes] = useState<ModelSizes>();
  useEffect(() => {
    if (arrival.kind !== 'folder') return;
    let isGone = false;
    const config = arrival.files.find(({ path }) => path === 'config.json');
    if (!config) return;
    // What is wrong with it, the converter says with its place.
    void sizesIn(config.file)
      .catch(() => undefined)
      .then((found) => {
        if (!isGone) setSizes(found);
      });
    return () => {
      isGone = true;
    };
  }, [arrival]);
  return sizes;
}
