import { useMemo, useState } from 'react';
import type { ListedRun } from '#state/history/run-storage.ts';
import { Button } from '#ui/Button.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { SearchInput } from '#ui/SearchInput.tsx';
import { SelectInput } from '#ui/SelectInput.tsx';
import { ToggleButton } from '#ui/ToggleButton.tsx';
import { compareHref } from '../route.ts';
import { sayCount, sayCountOf } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';
import {
  filterRuns,
  noFilter,
  type RunFilter,
  tasksOf,
  type VerdictFilter,
} from './filter-runs.ts';
import './HistoryList.css';
import { RunItem, UnreadableItem } from './RunItem.tsx';

/** Rows that are drawn at first, and with each press of "Show more". */
const PAGE = 50;

/** The runs that fit the filter, some of them chosen to be compared or deleted. */
export function HistoryList({ runs }: { readonly runs: readonly ListedRun[] }) {
  const [filter, setFilter] = useState(noFilter);
  const [shownCount, setShownCount] = useState(PAGE);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const fitting = useMemo(() => filterRuns(runs, filter), [runs, filter]);
  const there = useMemo(() => new Set(runs.map(({ id }) => id)), [runs]);
  const chosenHere = chosen.filter((id) => there.has(id));
  const choose = (id: string, isOn: boolean) =>
    setChosen(isOn ? [...chosenHere, id] : chosenHere.filter((other) => other !== id));
  return (
    <>
      <Filters
        runs={runs}
        filter={filter}
        onChange={(next) => {
          setFilter({ ...filter, ...next });
          setShownCount(PAGE);
        }}
      />
      <Choosing ids={chosenHere} onDone={() => setChosen([])} />
      <p className="muted" role="status">
        {fitting.length === runs.length
          ? sayCountOf(runs.length, 'run')
          : `${sayCount(fitting.length)} of ${sayCountOf(runs.length, 'run')}`}
      </p>
      <ul className="history-list">
        {fitting
          .slice(0, shownCount)
          .map((run) =>
            run.kind === 'run' ? (
              <RunItem
                key={run.id}
                run={run}
                isChosen={chosenHere.includes(run.id)}
                onChoose={(isOn) => choose(run.id, isOn)}
              />
            ) : (
              <UnreadableItem key={run.id} run={run} />
            ),
          )}
      </ul>
      {fitting.length > shownCount && (
        <Button onPress={() => setShownCount(shownCount + PAGE)}>
          {`Show ${Math.min(PAGE, fitting.length - shownCount)} more`}
        </Button>
      )}
    </>
  );
}

const verdictChoices: readonly Choice<VerdictFilter>[] = [
  { value: 'any', label: 'Any' },
  { value: 'passes', label: 'Passes' },
  { value: 'fails', label: 'Fails' },
  { value: 'unchecked', label: 'Not checked' },
];

interface FiltersProps {
  readonly runs: readonly ListedRun[];
  readonly filter: RunFilter;
  readonly onChange: (next: Partial<RunFilter>) => void;
}

function Filters({ runs, filter, onChange }: FiltersProps) {
  const tasks = useMemo(() => tasksOf(runs), [runs]);
  const options = tasks.map(({ id, title, count }) => ({
    value: id,
    label: `${title} (${sayCount(count)})`,
  }));
  return (
    <div className="history-filters">
      <SearchInput
        label="Search the runs"
        placeholder="Search task, input, answer, model, note"
        value={filter.words}
        onChange={(words) => onChange({ words })}
      />
      <SelectInput
        label="Task"
        options={[{ value: '', label: 'Any task' }, ...options]}
        value={filter.taskId}
        onChange={(taskId) => onChange({ taskId })}
      />
      <ChoiceGroup
        label="Checks"
        choices={verdictChoices}
        value={filter.verdict}
        onChange={(verdict) => onChange({ verdict })}
      />
      <ToggleButton
        icon="star"
        isOn={filter.starredOnly}
        onChange={(starredOnly) => onChange({ starredOnly })}
      >
        Starred only
      </ToggleButton>
    </div>
  );
}

interface ChoosingProps {
  readonly ids: readonly string[];
  readonly onDone: () => void;
}

/** What can be done with the chosen runs. The bar stays, so that the list does not move. */
function Choosing({ ids, onDone }: ChoosingProps) {
  const deleteRuns = useWorkbench((state) => state.deleteRuns);
  return (
    <div className="history-actions">
      <Button
        unavailable={ids.length < 2}
        onPress={() => {
          location.hash = compareHref(ids);
        }}
      >
        {ids.length < 2 ? 'Compare (choose two or more)' : `Compare ${ids.length} runs`}
      </Button>
      {ids.length > 0 && (
        <>
          <Button
            onPress={() => {
              onDone();
              void deleteRuns(ids);
            }}
          >
            {`Delete ${sayCountOf(ids.length, 'run')}`}
          </Button>
          <Button look="quiet" onPress={onDone}>
            Choose none
          </Button>
        </>
      )}
    </div>
  );
}
