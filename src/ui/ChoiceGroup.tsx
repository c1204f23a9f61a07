import { useId } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Icon, type IconName } from './Icon.tsx';
import './ChoiceGroup.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** One line under the label; read out as the description. */
  readonly explanation?: string;
  /** Stands in place of the label, which then is only read out. */
  readonly icon?: IconName;
}

interface ChoiceGroupProps<Value extends string> {
  readonly label: string;
  readonly hidesLabel?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all visible: a segmented radio group. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const { label, hidesLabel = false, choices, value, onChange } = props;
  const id = useId();
  return (
    <RadioGroup
      className="choice-group"
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((candidate) => candidate.value === chosen);
        if (choice) onChange(choice.value);
      }}
    >
      <Label className={hidesLabel ? 'visually-hidden' : 'choice-group-label'}>{label}</Label>
      <div className="choices">
        {choices.map((choice) => {
          const explanationId = `${id}-${choice.value}`;
          return (
            <Radio
              key={choice.value}
              value={choice.value}
              className="choice"
              aria-label={choice.label}
              {...(choice.explanation ? { 'aria-describedby': explanationId } : {})}
            >
              {choice.icon ? (
                <Icon name={choice.icon} />
              ) : (
                <span className="choice-label">{choice.label}</span>
              )}
              {choice.explanation && (
                <span className="choice-explanation" id={explanationId}>
                  {choice.explanation}
                </span>
              )}
            </Radio>
          );
        })}
      </div>
    </RadioGroup>
  );
}
