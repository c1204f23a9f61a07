import { useId } from 'react';
import './SelectInput.css';

interface SelectInputProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a list that opens: the browser's own control. */
export function SelectInput({ label, options, value, onChange }: SelectInputProps) {
  const id = useId();
  return (
    <div className="select-input">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
