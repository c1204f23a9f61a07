import { type ReactNode, useContext, useState } from 'react';
import {
  ComboBox as AriaComboBox,
  Button,
  ComboBoxStateContext,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components/ComboBox';
import { Icon } from './Icon.tsx';
import './TextInput.css';
import './ComboBox.css';

export interface ComboBoxOption {
  readonly value: string;
  readonly label: string;
  /** A second line, such as a unit. */
  readonly detail?: string;
}

interface ComboBoxProps {
  readonly label: string;
  readonly hint: string;
  readonly options: readonly ComboBoxOption[];
  /** The value of an option, or whatever else was typed. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Present: the input is marked as wrong once the list is closed, and this says why. */
  readonly error?: ReactNode;
}

/** Pixels; about six options with a second line. */
const LIST_HEIGHT = 320;

/** One of many: typing searches label, value and second line. Text that fits none is kept. */
export function ComboBox({ label, hint, options, value, onChange, error }: ComboBoxProps) {
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  const meaningOf = (text: string) =>
    options.find((option) => option.label === text)?.value ?? text;

  function edit(text: string): void {
    setTyped(text);
    onChange(meaningOf(text));
  }

  return (
    <AriaComboBox
      className="text-input"
      defaultItems={options}
      selectedKey={chosen?.value ?? null}
      onSelectionChange={(key) => {
        const picked = options.find((option) => option.value === key);
        if (picked === undefined) return;
        setTyped(picked.label);
        onChange(picked.value);
      }}
      inputValue={meaningOf(typed) === value ? typed : (chosen?.label ?? value)}
      onInputChange={edit}
      defaultFilter={(itemLabel, text) =>
        options.some((option) => option.label === itemLabel && mentions(option, text))
      }
      onOpenChange={setIsOpen}
      menuTrigger="focus"
      allowsCustomValue
      allowsEmptyCollection
      isInvalid={error !== undefined && !isOpen}
      validationBehavior="aria"
    >
      <Label className="text-input-label">{label}</Label>
      <Text slot="description" className="text-input-hint">
        {hint}
      </Text>
      <span className="combo-box">
        <SearchBox />
        <Button className="combo-box-button">
          <Icon name="chevron" />
        </Button>
      </span>
      <FieldError className="text-input-error">{error}</FieldError>
      <Popover className="combo-box-popover" maxHeight={LIST_HEIGHT}>
        <ListBox<ComboBoxOption>
          className="combo-box-list"
          renderEmptyState={() => (
            <p className="muted">No choice fits. Delete a few letters to see more.</p>
          )}
        >
          {(option) => <OptionLine option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Opens at a click also when it has the focus already; Escape closes the list and nothing else. */
function SearchBox() {
  const state = useContext(ComboBoxStateContext);
  return (
    <Input
      className="text-input-box"
      placeholder="Choose…"
      autoCapitalize="none"
      spellCheck="false"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && state?.isOpen) event.stopPropagation();
      }}
      onClick={() => {
        if (state?.isOpen === false) state.open(null, 'manual');
      }}
    />
  );
}

function OptionLine({ option }: { readonly option: ComboBoxOption }) {
  return (
    <ListBoxItem id={option.value} textValue={option.label} className="combo-box-option">
      <span>{option.label}</span>{' '}
      {option.detail && <span className="combo-box-detail">{option.detail}</span>}
    </ListBoxItem>
  );
}

/** Whether an option mentions every typed word. */
function mentions({ label, value, detail = '' }: ComboBoxOption, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const said = `${label} ${value} ${detail}`.toLowerCase();
  return words.every((word) => said.includes(word));
}
