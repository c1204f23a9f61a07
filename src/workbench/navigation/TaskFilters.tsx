import type { Task } from '#tasks/task.ts';
import { ToggleButton } from '#ui/ToggleButton.tsx';
import { countWith, disciplineTitles, type Facet, facetsOf, familyTitles } from './facets.ts';

interface TaskFiltersProps {
  /** What the filters choose from. */
  readonly tasks: readonly Task[];
  readonly chosen: readonly Facet[];
  readonly onChange: (chosen: readonly Facet[]) => void;
}

/** Families and disciplines to choose from, each with the number of tasks that it would leave. */
export function TaskFilters(props: TaskFiltersProps) {
  return (
    <div className="task-filters">
      <FacetChips label="Kind of task" titles={familyTitles} {...props} />
      <FacetChips label="Discipline" titles={disciplineTitles} {...props} />
    </div>
  );
}

interface FacetChipsProps<Key extends Facet> extends TaskFiltersProps {
  readonly label: string;
  readonly titles: Readonly<Record<Key, string>>;
}

function FacetChips<Key extends Facet>(props: FacetChipsProps<Key>) {
  const { label, titles, tasks, chosen, onChange } = props;
  return (
    <fieldset aria-label={label}>
      {facetsOf(titles).map((facet) => (
        <ToggleButton
          key={facet}
          isOn={chosen.includes(facet)}
          onChange={(isOn) =>
            onChange(isOn ? [...chosen, facet] : chosen.filter((other) => other !== facet))
          }
        >
          {titles[facet]} <span className="facet-count">{countWith(tasks, facet, chosen)}</span>
        </ToggleButton>
      ))}
    </fieldset>
  );
}
