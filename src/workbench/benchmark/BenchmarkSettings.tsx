import { useState } from 'react';
import type {
  BenchmarkDecoding,
  BenchmarkRecord,
  BenchmarkSettings,
  DecodingPreset,
} from '#state/benchmark/benchmark-state.ts';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { sayCount, sayCountOf } from '../say-quantity.ts';
import { modeNames } from '../trust.ts';
import { useWorkbench } from '../useWorkbench.ts';
import type { ChosenBenchmark } from './ConfirmPanel.tsx';

type Extent = 'all' | 'sample';

const extents: readonly Choice<Extent>[] = [
  { value: 'all', label: 'All rows' },
  { value: 'sample', label: 'A sample' },
];

const USUAL_SAMPLE = 1000;
const HIGHEST_SEED = 2 ** 32 - 1;

interface SampleChoiceProps {
  readonly settings: BenchmarkSettings;
  readonly askable: number;
}

/** How many of the rows are asked, and the seed that draws them. */
export function SampleChoice({ settings, askable }: SampleChoiceProps) {
  const setSample = useWorkbench((state) => state.setBenchmarkSample);
  const { sample, seed } = settings;
  const [countText, setCountText] = useState(sample === 'all' ? '' : String(sample));
  const [seedText, setSeedText] = useState(String(seed));
  const count = wholeNumber(countText, 1, Math.max(askable, 1));
  const seedValue = wholeNumber(seedText, 0, HIGHEST_SEED);
  return (
    <div className="benchmark-choices">
      <ChoiceGroup
        label="Rows"
        choices={extents}
        value={sample === 'all' ? 'all' : 'sample'}
        onChange={(extent) => {
          const size = Math.min(USUAL_SAMPLE, askable);
          if (extent === 'sample') setCountText(String(size));
          setSample(extent === 'all' ? 'all' : size, seed);
        }}
      />
      {sample !== 'all' && (
        <TextInput
          label="Rows to draw"
          look="number"
          value={countText}
          onChange={(text) => {
            setCountText(text);
            const value = wholeNumber(text, 1, Math.max(askable, 1));
            if (value !== undefined) setSample(value, seed);
          }}
          {...(count === undefined && {
            error: `A whole number from 1 to ${sayCount(askable)}; ${sayCount(Math.min(sample, askable))} is used.`,
          })}
        />
      )}
      <TextInput
        label="Seed"
        look="number"
        value={seedText}
        onChange={(text) => {
          setSeedText(text);
          const value = wholeNumber(text, 0, HIGHEST_SEED);
          if (value !== undefined) setSample(sample, value);
        }}
        {...(seedValue === undefined && {
          error: `A whole number from 0 to ${sayCount(HIGHEST_SEED)}; ${seed} is used.`,
        })}
      />
    </div>
  );
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d+$/.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= least && value <= most ? value : undefined;
}

const presets: readonly Choice<DecodingPreset>[] = [
  {
    value: 'official',
    label: 'Official',
    explanation: 'As the released evaluation of this task',
  },
  { value: 'as-set', label: 'As set', explanation: 'What is set for runs under Advanced' },
];

/** How replies are written, in words, and what follows from it for the comparison. */
export function DecodingChoice({ chosen }: { readonly chosen: ChosenBenchmark }) {
  const setPreset = useWorkbench((state) => state.setDecodingPreset);
  const { settings, decoding, decodingNotes } = chosen;
  return (
    <>
      <ChoiceGroup
        label="Decoding"
        choices={presets}
        value={settings.preset}
        onChange={setPreset}
      />
      {decoding && <p className="muted">{sayDecoding(decoding)}</p>}
      <DecodingNotes notes={decodingNotes} />
    </>
  );
}

export function DecodingNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <Notice tone="warning">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </Notice>
  );
}

/** How the rows of a benchmark are answered, and whether as released or as set. */
export function sayDecodingOf({
  settings,
  decoding,
}: Pick<BenchmarkRecord, 'settings' | 'decoding'>): string {
  return `${settings.preset === 'official' ? 'Official' : 'As set'}: ${sayDecoding(decoding)}`;
}

/** How every row is answered, in one sentence. */
function sayDecoding(decoding: BenchmarkDecoding): string {
  const { thoughtMode, sampling, beams, thoughtBudget, maxTokens } = decoding;
  const { temperature, topK, topP } = sampling;
  const draw =
    temperature === 0
      ? ['greedy']
      : [
          `temperature ${temperature}`,
          ...(topK > 0 ? [`top-k ${topK}`] : []),
          ...(topP < 1 ? [`top-p ${topP}`] : []),
        ];
  const search = beams ? [`${beams.width} beams`] : draw;
  const budget = thoughtBudget ? ['a thought budget'] : [];
  const parts = [...search, ...budget, `at most ${sayCountOf(maxTokens, 'token')}`];
  return `${modeNames[thoughtMode]} mode, ${parts.join(', ')}.`;
}
