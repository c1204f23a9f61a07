import { emptyDecodingDraft } from '#state/decoding-draft.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { CheckBox } from '#ui/CheckBox.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { useWorkbench } from '../useWorkbench.ts';
import { DecodingNumberInput } from './DecodingNumberInput.tsx';
import { SearchSettings } from './SearchSettings.tsx';
import { isDecodingChanged, sayDecoding } from './say-decoding.ts';
import './DecodingSettings.css';

/** How many answers are searched for, how long the model may think, and what holds its answer. */
export function DecodingSettings({ task }: { readonly task: Task }) {
  const draft = useWorkbench((state) => state.decodingDraft);
  const setDecodingDraft = useWorkbench((state) => state.setDecodingDraft);
  return (
    <Disclosure title={`Answers and thought: ${sayDecoding(draft, task)}`}>
      <div className="decoding-settings">
        <SearchSettings task={task} />
        {draft.search === 'sample' && <ThoughtSettings />}
        <AnswerSettings task={task} />
        {isDecodingChanged(draft) && (
          <div>
            <Button look="quiet" onPress={() => setDecodingDraft(emptyDecodingDraft)}>
              Back to one free answer
            </Button>
          </div>
        )}
      </div>
    </Disclosure>
  );
}

function ThoughtSettings() {
  const { thoughtBudget, exitsEarly } = useWorkbench((state) => state.decodingDraft);
  const setDecodingDraft = useWorkbench((state) => state.setDecodingDraft);
  return (
    <fieldset className="decoding-group">
      <legend>Thought</legend>
      <div className="decoding-numbers">
        <DecodingNumberInput
          name="thoughtBudget"
          hint="Tokens. Near the end the thought stops with its sentence, at the end anyway; empty sets none."
        />
        {thoughtBudget.trim() !== '' && (
          <DecodingNumberInput
            name="answerTokens"
            hint="Tokens of the maximum that no thought may take."
          />
        )}
      </div>
      {thoughtBudget.trim() !== '' && (
        <CheckBox
          label="End the thought when the answer no longer changes"
          explanation="Tries the answer between the steps of the thought, which takes time. A settled answer can still be wrong."
          isOn={exitsEarly}
          onChange={(isOn) => setDecodingDraft({ exitsEarly: isOn })}
        />
      )}
    </fieldset>
  );
}

function AnswerSettings({ task }: { readonly task: Task }) {
  const { keepsForm, speculates } = useWorkbench((state) => state.decodingDraft);
  const setDecodingDraft = useWorkbench((state) => state.setDecodingDraft);
  return (
    <fieldset className="decoding-group">
      <legend>Answer</legend>
      {task.answerForm && (
        <CheckBox
          label="Keep the answer in its form"
          explanation="Behind the thought only what this task can read is written; where there is a list to choose from, the probability of each choice is shown. A wrong answer stays wrong in the right form."
          isOn={keepsForm}
          onChange={(isOn) => setDecodingDraft({ keepsForm: isOn })}
        />
      )}
      <CheckBox
        label="Draft from the text"
        explanation="Words that the text has already are guessed and checked several at a time: the same answer, sometimes sooner. Only for one answer at temperature 0."
        isOn={speculates}
        onChange={(isOn) => setDecodingDraft({ speculates: isOn })}
      />
    </fieldset>
  );
}
