import { useState } from 'react';
import { tasks } from '#tasks/registry.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { TaskPicker } from './TaskPicker.tsx';
import './TaskNavigation.css';

/** Every task, searchable; behind a disclosure where the page is narrow. */
export function TaskNavigation({ currentId }: { readonly currentId: string | undefined }) {
  const isWide = useMediaQuery('(min-width: 1100px)');
  const [isOpen, setOpen] = useState(false);
  return (
    <nav className="task-navigation" aria-label="Tasks">
      {isWide ? (
        <TaskPicker currentId={currentId} onPick={() => {}} />
      ) : (
        <Disclosure title={`All ${tasks.length} tasks`} isOpen={isOpen} onOpenChange={setOpen}>
          <TaskPicker currentId={currentId} onPick={() => setOpen(false)} />
        </Disclosure>
      )}
    </nav>
  );
}
