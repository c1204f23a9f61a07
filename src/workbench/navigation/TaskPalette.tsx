import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Preferences } from '#state/preferences.ts';
import { freeQuestion } from '#tasks/free-question.ts';
import { findTask, tasks } from '#tasks/registry.ts';
import type { Task } from '#tasks/task.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Icon } from '#ui/Icon.tsx';
import { modelsHref, taskHref } from '../route.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { sayFacets } from './facets.ts';
import { findTasks } from './find-tasks.ts';
import './TaskPalette.css';

interface Choice {
  readonly href: string;
  readonly title: string;
  readonly detail: string;
}

interface TaskPaletteProps {
  readonly currentId: string | undefined;
  readonly onClose: () => void;
}

/** The task list for people who type: a query, the arrow keys, Enter. */
export function TaskPalette({ currentId, onClose }: TaskPaletteProps) {
  const preferences = useWorkbench((state) => state.preferences);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const choices = query.trim() === '' ? allChoices(preferences, currentId) : choicesFor(query);
  const optionId = (index: number) => `${listId}-${index}`;

  function pick(choice: Choice | undefined): void {
    if (!choice) return;
    location.hash = choice.href;
    onClose();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = choices.length - 1;
    if (event.key === 'ArrowDown') setAt(at === last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at === 0 ? last : at - 1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) pick(choices[at]);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog
      title="Find a task"
      onClose={onClose}
      actions={
        <Button look="quiet" shortcut="Escape" onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="search-input">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Name, synonym or data set"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={optionId(at)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck="false"
          placeholder="logS, blood-brain barrier, retro, band gap…"
          value={query}
          onChange={({ target }) => {
            setQuery(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="palette-list" id={listId} role="listbox" aria-label="Tasks">
        {choices.map((choice, index) => (
          <PaletteOption
            key={choice.href}
            id={optionId(index)}
            choice={choice}
            isActive={index === at}
            onPick={() => pick(choice)}
          />
        ))}
      </div>
    </Dialog>
  );
}

interface PaletteOptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function PaletteOption({ id, choice, isActive, onPick }: PaletteOptionProps) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
    <div
      className="palette-option"
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={onPick}
    >
      <span>{choice.title}</span>
      <span className="muted">{choice.detail}</span>
    </div>
  );
}

/** What the query finds; asking it freely comes last. */
function choicesFor(query: string): readonly Choice[] {
  const question = query.trim();
  const asking = {
    href: taskHref(freeQuestion.id, { question }),
    title: 'Ask it as a free question',
    detail: question,
  };
  const models = isForModels(question) ? [modelsChoice] : [];
  return [...models, ...findTasks(query).map(choiceOf), asking];
}

const modelsChoice: Choice = {
  href: modelsHref,
  title: 'Models',
  detail: 'The screen to add, measure, check and remove them',
};

/** The beginning of the word, as typed so far; shorter ones stand for too much else. */
function isForModels(question: string): boolean {
  return question.length >= 3 && 'models'.startsWith(question.toLowerCase());
}

/** Every task: first where the person was before, then the favourites. */
function allChoices(
  { favourites, recent }: Preferences,
  currentId: string | undefined,
): readonly Choice[] {
  const ownIds = [...recent, ...favourites].filter((id) => id !== currentId);
  const own = ownIds.flatMap((id) => findTask(id) ?? []);
  return [...new Set([...own, ...tasks, freeQuestion])].map(choiceOf);
}

function choiceOf(task: Task): Choice {
  const detail = task === freeQuestion ? 'Your own prompt' : sayFacets(task);
  return { href: taskHref(task.id), title: task.title, detail };
}
