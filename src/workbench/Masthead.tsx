import { type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { networkHost } from '#state/library-state.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { ThemeSwitch } from '#ui/ThemeSwitch.tsx';
import { AskedHostContext } from './result/structure/lookup-context.ts';
import { benchmarkHref, historyHref, type Route } from './route.ts';
import { useWorkbench } from './useWorkbench.ts';
import './Masthead.css';

interface MastheadProps {
  readonly onFindTask: () => void;
  readonly page: Route['page'];
  /** Further ways to a task. */
  readonly children: ReactNode;
}

/** The name of the product, the ways to any task, the promise, and the theme. */
export function Masthead({ onFindTask, page, children }: MastheadProps) {
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
      <PageLink href={historyHref} isCurrent={page === 'history'}>
        History
      </PageLink>
      <PageLink href={benchmarkHref} isCurrent={page === 'benchmark'}>
        Benchmark
      </PageLink>
      <Privacy />
      <ThemeSwitch />
    </div>
  );
}

interface PageLinkProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

function PageLink({ href, isCurrent, children }: PageLinkProps) {
  return (
    <a className="page-link" href={href} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
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
