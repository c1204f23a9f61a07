import type { DecodingDraft } from '#state/workbench-state.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { CheckBox } from '#ui/CheckBox.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { DecodingNumberInput } from './DecodingNumberInput.tsx';
import { repeatsItself, rowCountOf } from './say-decoding.ts';

const searches: readonly Choice<DecodingDraft['search']>[] = [
  { value: 'sample', label: 'Samples', explanation: 'Draws replies and counts their votes.' },
  { value: 'beam', label: 'Beam search', explanation: 'Keeps the most probable replies.' },
];

/** One answer, several that vote, or the candidates of a beam search. */
export function SearchSettings({ task }: { readonly task: Task }) {
  const search = useWorkbench((state) => state.decodingDraft.search);
  const setDecodingDraft = useWorkbench((state) => state.setDecodingDraft);
  return (
    <fieldset className="decoding-group">
      <legend>Several answers</legend>
      <ChoiceGroup
        label="Search"
        choices={searches}
        value={search}
        onChange={(chosen) => setDecodingDraft({ search: chosen })}
      />
      {search === 'beam' ? <BeamSettings /> : <SampleSettings task={task} />}
    </fieldset>
  );
}

function BeamSettings() {
  const { hint, refusal } = useRowLimit();
  return (
    <>
      <div className="decoding-numbers">
        <DecodingNumberInput
          name="beamWidth"
          hint={`Each ends as a candidate with a score. ${hint}`}
          refusal={refusal}
        />
        <DecodingNumberInput
          name="lengthPenalty"
          hint="Above 1 favours longer answers; 1 compares them token by token."
        />
      </div>
      <p className="muted">
        Nothing is drawn: temperature, filters and seed change nothing in a beam search. Beams are
        compared as a whole, so no thought of theirs can be cut short.
      </p>
    </>
  );
}

function SampleSettings({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.decodingDraft);
  const setDecodingDraft = useWorkbench((state) => state.setDecodingDraft);
  const { hint, refusal } = useRowLimit();
  const isSeveral = (rowCountOf(draft) ?? 1) > 1;
  return (
    <>
      <div className="decoding-numbers">
        <DecodingNumberInput
          name="sampleCount"
          hint={`Written side by side, each drawn anew. ${hint}`}
          refusal={refusal}
        />
        {isSeveral && draft.stopsEarly && (
          <DecodingNumberInput
            name="stopShare"
            hint="The leader must keep this share of the votes whatever the rest answers."
          />
        )}
      </div>
      {isSeveral && (
        <CheckBox
          label="Stop when the leading answer cannot be caught"
          explanation="Ends the samples that could not change the vote any more."
          isOn={draft.stopsEarly}
          onChange={(isOn) => setDecodingDraft({ stopsEarly: isOn })}
        />
      )}
      <SameReplies task={task} />
    </>
  );
}

const LIVELY_TEMPERATURE = '0.6';

/** Several replies at temperature 0 are one reply several times. */
function SameReplies({ task }: { readonly task: Task }) {
  const setSamplingDraft = useWorkbench((state) => state.setSamplingDraft);
  const isUseless = useWorkbench(({ decodingDraft, samplingDraft }) =>
    repeatsItself(decodingDraft, samplingDraft, task),
  );
  if (!isUseless) return null;
  return (
    <Notice
      tone="warning"
      actions={
        <Button onPress={() => setSamplingDraft({ temperature: LIVELY_TEMPERATURE })}>
          Set the temperature to {LIVELY_TEMPERATURE}
        </Button>
      }
    >
      The temperature is 0: every reply would be the same, so several do not run.
    </Notice>
  );
}

/** How many rows the loaded model bears, in words, and whether more are asked for. */
function useRowLimit(): { readonly hint: string; readonly refusal: string | undefined } {
  const model = useWorkbench((state) => state.model);
  const draft = useWorkbench((state) => state.decodingDraft);
  if (model.phase !== 'ready') return { hint: '', refusal: undefined };
  const { name, mostRows } = model.model;
  const hint =
    mostRows === 1
      ? `${name}, as it is loaded here, writes only one at a time.`
      : `${name}, as it is loaded here, bears up to ${mostRows}.`;
  const asked = rowCountOf(draft);
  return { hint, refusal: asked !== undefined && asked > mostRows ? hint : undefined };
}
