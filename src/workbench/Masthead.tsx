import { type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { networkHost } from '#state/library-state.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ThemeSwitch } from '#ui/ThemeSwitch.tsx';
import { AskedHostContext } from './result/structure/lookup-context.ts';
import { historyHref } from './route.ts';
import { useWorkbench } from './useWorkbench.ts';
import './Masthead.css';

interface MastheadProps {
  readonly onFindTask: () => void;
  readonly isOnHistory: boolean;
  /** Further ways to a task. */
  readonly children: ReactNode;
}

/** The name of the product, the ways to any task, the promise, and the theme. */
export function Masthead({ onFindTask, isOnHistory, children }: MastheadProps) {
  return (
    <div className="masthead">
      <a className="site-name" href="#/">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" />
        SciReasoner <span className="site-name-light">Workbench</span>
      </a>
      <Button icon="search" shortcut="Control+K Meta+K" onPress={onFindTask}>
        <span className="find-task">Find a task</span>{' '}
        <span aria-hidden="true">
          <kbd className="muted">Ctrl K</kbd>
        </span>
      </Button>
      {children}
      <a
        className="history-link"
        href={historyHref}
        aria-current={isOnHistory ? 'page' : undefined}
      >
        History
      </a>
      <Privacy />
      <ThemeSwitch />
    </div>
  );
}

/** The promise, and what is true instead while a model or a structure is fetched. */
function Privacy() {
  const modelHost = useWorkbench(networkHost);
  const { host: archiveHost } = useStore(useContext(AskedHostContext));
  const host = modelHost ?? archiveHost;
  const thing = modelHost === undefined ? 'structure' : 'model';
  return (
    <p className={host === undefined ? 'privacy' : 'privacy privacy-busy'} role="status">
      <Icon name={host === undefined ? 'lock' : 'down'} />
      {host === undefined
        ? 'Nothing leaves this computer'
        : `Fetching a ${thing} from ${host}; nothing of your work is sent`}
    </p>
  );
}
