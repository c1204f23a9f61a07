import {
  type DecodingNumber,
  decodingSettings,
  defaultDecoding,
  parseDecodingNumber,
} from '#state/decoding-draft.ts';
import { TextInput } from '#ui/TextInput.tsx';
import { sayCount } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

interface DecodingNumberInputProps {
  readonly name: DecodingNumber;
  readonly hint: string;
  /** What the loaded model refuses in a number that is otherwise right. */
  readonly refusal?: string | undefined;
}

/** One typed number of how answers are searched for, checked while it is typed. */
export function DecodingNumberInput({ name, hint, refusal }: DecodingNumberInputProps) {
  const text = useWorkbench((state) => state.decodingDraft[name]);
  const setDecodingDraft = useWorkbench((state) => state.setDecodingDraft);
  const parsed = parseDecodingNumber(name, text);
  return (
    <TextInput
      label={decodingSettings[name].label}
      hint={hint}
      look="number"
      value={text}
      placeholder={name === 'thoughtBudget' ? 'none' : sayCount(defaultDecoding[name])}
      onChange={(changed) => setDecodingDraft({ [name]: changed })}
      error={parsed.ok ? refusal : `${parsed.error.message} ${parsed.error.cure}`}
    />
  );
}
