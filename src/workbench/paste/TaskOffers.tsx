import { useId, useState } from 'react';
import { freeQuestion } from '#tasks/free-question.ts';
import { type Offer, offersFor, type Placeable } from '#tasks/offers.ts';
import { tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { SearchInput } from '#ui/SearchInput.tsx';
import { disciplineTitles, facetsOf, familyTitles } from '../navigation/facets.ts';
import { findTasks } from '../navigation/find-tasks.ts';
import { taskHref } from '../route.ts';
import { sayCount } from '../say-quantity.ts';
import { useWorkbench } from '../useWorkbench.ts';

interface TaskOffersProps {
  readonly placeable: Placeable;
  readonly currentTask: Task | undefined;
  readonly onPicked: () => void;
}

const allTasks = [...tasks, freeQuestion];
/** A list longer than this has a filter. */
const MANY = 10;

/** Every task that takes the value, the open one first; picking one fills its field and opens it. */
export function TaskOffers({ placeable, currentTask, onPicked }: TaskOffersProps) {
  const editField = useWorkbench((state) => state.editField);
  const [query, setQuery] = useState('');
  const offers = offersFor(placeable, allTasks);
  const own = offers.filter(({ task }) => task === currentTask);
  const others = offers.filter(({ task }) => task !== currentTask);
  const taskCount = new Set(offers.map(({ task }) => task)).size;

  function pick({ task, field, text }: Offer): void {
    editField(task.id, field.name, text);
    location.hash = taskHref(task.id);
    onPicked();
  }

  return (
    <div className="task-offers">
      <p role="status">
        {taskCount === 0
          ? 'No task takes this.'
          : `${sayCount(taskCount)} ${takes(taskCount)} this.`}
      </p>
      {own.length > 0 && <OfferGroup title="The open task" offers={own} isOpen onPick={pick} />}
      {others.length > MANY && (
        <SearchInput
          label="Filter the tasks"
          placeholder="Filter: solubility, band gap, retro…"
          value={query}
          onChange={setQuery}
        />
      )}
      <OtherOffers offers={others} query={query} onPick={pick} />
    </div>
  );
}

function takes(count: number): string {
  return count === 1 ? 'task takes' : 'tasks take';
}

interface OffersProps {
  readonly offers: readonly Offer[];
  readonly onPick: (offer: Offer) => void;
}

/** By family; the free question stands apart and is never filtered away. */
function OtherOffers({ offers, query, onPick }: OffersProps & { readonly query: string }) {
  const found = new Set(query.trim() === '' ? tasks : findTasks(query));
  const shown = offers.filter(({ task }) => found.has(task));
  return (
    <>
      {shown.length === 0 && query.trim() !== '' && <p>No task of these matches “{query}”.</p>}
      {facetsOf(familyTitles).map((family) => (
        <OfferGroup
          key={family}
          title={familyTitles[family]}
          offers={shown.filter(({ task }) => task.family === family)}
          onPick={onPick}
        />
      ))}
      <OfferGroup
        title="In your own words"
        offers={offers.filter(({ task }) => task === freeQuestion)}
        onPick={onPick}
      />
    </>
  );
}

interface OfferGroupProps extends OffersProps {
  readonly title: string;
  /** The group of the task that is on the screen. */
  readonly isOpen?: boolean;
}

function OfferGroup({ title, offers, isOpen = false, onPick }: OfferGroupProps) {
  const headingId = useId();
  if (offers.length === 0) return null;
  return (
    <section className="offer-group" aria-labelledby={headingId}>
      <h3 id={headingId}>{title}</h3>
      <ul>
        {offers.map((offer) => (
          <li key={`${offer.task.id} ${offer.field.name}`}>
            <button type="button" className="offer" onClick={() => onPick(offer)}>
              <span>{isOpen ? `Fill into this task: ${offer.field.label}` : offer.task.title}</span>
              <span className="muted">{isOpen ? offer.task.title : detailOf(offer)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The discipline, and the field where the task has several of the kind. */
function detailOf({ task, field }: Offer): string {
  const isOneOfSeveral = task.fields.filter(({ kind }) => kind === field.kind).length > 1;
  return [disciplineTitles[task.discipline], isOneOfSeveral && field.label]
    .filter(Boolean)
    .join(' · ');
}
