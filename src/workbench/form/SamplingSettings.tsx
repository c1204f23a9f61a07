import { defaultSampling, parseSetting, samplingSettings } from '#state/sampling-draft.ts';
import type { SamplingDraft } from '#state/workbench-state.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { TextInput } from '#ui/TextInput.tsx';
import { sayCount } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import './SamplingSettings.css';

type SettingName = keyof SamplingDraft;

const names: readonly SettingName[] = [
  'temperature',
  'topK',
  'topP',
  'minP',
  'repetitionPenalty',
  'presencePenalty',
  'frequencyPenalty',
  'seed',
  'maxTokens',
];

const hints: Readonly<Record<SettingName, string>> = {
  temperature: '0 always takes the most probable token.',
  topK: 'Keeps the k most probable tokens; 0 keeps all.',
  topP: 'Keeps the likeliest tokens up to this share; 1 keeps all.',
  minP: 'Drops tokens below this share of the best; 0 drops none.',
  repetitionPenalty: 'Above 1 discourages repeats; 1 changes nothing.',
  presencePenalty: 'Lowers every token that the reply has; 0 changes nothing.',
  frequencyPenalty: 'Lowers a token for each time it was written; 0 changes nothing.',
  seed: 'The same seed gives the same tokens; empty draws a new one.',
  maxTokens: 'The reply ends here at the latest.',
};

/** How tokens are drawn: every setting as typed text, empty for the task's own value. */
export function SamplingSettings({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.samplingDraft);
  const setSamplingDraft = useWorkbench((state) => state.setSamplingDraft);
  const changed = names.filter((name) => draft[name].trim() !== '');
  const title = changed.length === 0 ? 'Advanced' : `Advanced (${changed.length} changed)`;
  return (
    <Disclosure title={title}>
      <div className="sampling-settings">
        {names.map((name) => (
          <SettingInput key={name} name={name} task={task} text={draft[name]} />
        ))}
      </div>
      {changed.length > 0 && (
        <Button
          look="quiet"
          onPress={() => setSamplingDraft(Object.fromEntries(changed.map((name) => [name, ''])))}
        >
          Back to the task’s defaults
        </Button>
      )}
    </Disclosure>
  );
}

interface SettingInputProps {
  readonly name: SettingName;
  readonly task: Task;
  readonly text: string;
}

function SettingInput({ name, task, text }: SettingInputProps) {
  const setSamplingDraft = useWorkbench((state) => state.setSamplingDraft);
  const parsed = parseSetting(name, text);
  return (
    <TextInput
      label={samplingSettings[name].label}
      hint={hints[name]}
      look="number"
      value={text}
      placeholder={name === 'seed' ? 'new each time' : sayCount(defaultSampling(task)[name])}
      onChange={(changed) => setSamplingDraft({ [name]: changed })}
      error={parsed.ok ? undefined : `${parsed.error.message} ${parsed.error.cure}`}
    />
  );
}
