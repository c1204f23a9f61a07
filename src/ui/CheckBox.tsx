import { type ReactNode, useId } from 'react';
import './CheckBox.css';

interface CheckBoxProps {
  readonly label: ReactNode;
  /** Under the label; read out as the description. */
  readonly explanation?: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** One thing to take or leave, with what it means. */
export function CheckBox({ label, explanation, isOn, onChange }: CheckBoxProps) {
  const id = useId();
  const explanationId = `${id}-explanation`;
  return (
    <div className="check-box">
      <input
        type="checkbox"
        id={id}
        checked={isOn}
        aria-describedby={explanation ? explanationId : undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {explanation && (
        <span className="check-box-explanation" id={explanationId}>
          {explanation}
        </span>
      )}
    </div>
  );
}
