import { useRef } from 'react';
import { elementOfSymbol } from '#science/elements.ts';
import type { ElementsField } from '#tasks/field.ts';
import { parseField } from '#tasks/parse-field.ts';
import { Button } from '#ui/Button.tsx';
import { CheckedInput, type InputProps } from './CheckedInput.tsx';
import { PeriodicTable } from './PeriodicTable.tsx';
import { useFieldCheck } from './useFieldCheck.ts';
import './ElementsInput.css';

/** Elements, typed or chosen in the periodic table; both edit the same text. */
export function ElementsInput(props: InputProps<ElementsField>) {
  const { field, text, onChange } = props;
  const check = useFieldCheck(field, text);
  const words = elementWords(field, text);
  const chosen = words.flatMap((word) => elementOfSymbol(word) ?? []);
  const chips = useRef<HTMLUListElement>(null);
  const isFull = chosen.length >= field.mostElements;

  function toggle(symbol: string): void {
    const others = words.filter((word) => word !== symbol);
    onChange((others.length < words.length ? others : [...words, symbol].toSorted()).join(', '));
  }

  /** The pressed chip goes away, and the focus must not go with it. */
  function remove(symbol: string): void {
    toggle(symbol);
    chips.current?.focus();
  }

  return (
    <CheckedInput {...props} check={check} look="code">
      <PeriodicTable
        chosen={chosen.map(({ symbol }) => symbol)}
        isFull={isFull}
        onToggle={toggle}
      />
      <p className="input-echo">
        {chosen.length} of at most {field.mostElements} elements
      </p>
      <ul className="chosen-elements" aria-label="Chosen elements" ref={chips} tabIndex={-1}>
        {chosen.map(({ symbol, name }) => (
          <li key={symbol}>
            <Button look="chip" icon="cross" onPress={() => remove(symbol)}>
              <span className="visually-hidden">Remove </span>
              {symbol} {name}
            </Button>
          </li>
        ))}
      </ul>
    </CheckedInput>
  );
}

/** The symbols of an accepted text, or the words of one that is being typed. */
function elementWords(field: ElementsField, text: string): readonly string[] {
  const parsed = parseField(field, text);
  const list = parsed.ok ? parsed.value.value : text;
  return [...new Set(list.split(/[\s,;/-]+/).filter(Boolean))];
}
