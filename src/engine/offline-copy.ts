import { assertNever } from '#base/assert.ts';
import { RUN_LOCK } from '#base/run-lock.ts';
import type { OfflineReport, OfflineRequest } from '#workers/offline/protocol.ts';
import { readOfflineReport } from './read-offline-report.ts';

/** Whether the page would start without a network. */
export type OfflineReadiness =
  | { readonly phase: 'unknown' }
  | { readonly phase: 'preparing'; readonly doneBytes: number; readonly totalBytes: number }
  | {
      readonly phase: 'ready';
      readonly files: number;
      readonly bytes: number;
      /** Whether this very page is served from the copy already, or only the next one will be. */
      readonly servesThisPage: boolean;
    }
  /** The reason is a clause for the person. */
  | { readonly phase: 'unavailable'; readonly reason: string };

export type NewVersion =
  | { readonly kind: 'none' }
  /** Kept beside the running one; blocked while a run is active in any tab. */
  | { readonly kind: 'waiting'; readonly isBlocked: boolean }
  /** Another tab has switched to it; this one still shows the version that it began with. */
  | { readonly kind: 'taken' };

export interface OfflineNews {
  readonly readiness?: OfflineReadiness;
  readonly newVersion?: NewVersion;
}

type TellNews = (news: OfflineNews) => void;

/** The copy of the page that the browser keeps, and its versions. */
export interface OfflineCopy {
  /** Makes or completes the copy, and reports from then on. Never rejects: the page works without. */
  keep(onNews: TellNews): Promise<void>;
  /** Ends the old version and reloads this page; does nothing while a run is active in any tab. */
  switchVersion(): void;
}

export interface OfflineSurroundings {
  /** Undefined where the browser has none: not a secure address, some private windows. */
  readonly container: ServiceWorkerContainer | undefined;
  readonly locks: LockManager;
  readonly scriptUrl: string;
  /** The page's folder. */
  readonly scope: string;
  readonly reload: () => void;
}

const SWITCH_TIMEOUT_MS = 20_000;

/** The copy that the service worker at `scriptUrl` keeps of everything below `scope`. */
export function createOfflineCopy(surroundings: OfflineSurroundings): OfflineCopy {
  const { container, locks, scriptUrl, scope, reload } = surroundings;
  let registration: ServiceWorkerRegistration | undefined;

  async function keep(onNews: TellNews): Promise<void> {
    if (!container) {
      onNews(unavailable('this browser keeps nothing for pages at this address'));
      return;
    }
    try {
      registration = await container.register(scriptUrl, { scope });
      followReadiness(container, registration, onNews);
      followVersions(container, registration, locks, onNews);
    } catch (thrown) {
      onNews(unavailable(thrown instanceof Error ? thrown.message : String(thrown)));
    }
  }

  function switchVersion(): void {
    const waiting = registration?.waiting;
    if (!waiting) return;
    const reloadOnceActive = () => {
      if (waiting.state === 'activated') reload();
    };
    // A run that began meanwhile makes the worker stay where it is; nothing is reloaded later.
    const signal = AbortSignal.timeout(SWITCH_TIMEOUT_MS);
    waiting.addEventListener('statechange', reloadOnceActive, { signal });
    ask(waiting, { kind: 'take-over' });
  }

  return { keep, switchVersion };
}

function followReadiness(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  onNews: TellNews,
): void {
  const servesThisPage = container.controller !== null;
  let isExplained = false;
  container.addEventListener('message', ({ data, source }) => {
    // While an update is installed, the version that runs stays as ready as it was.
    if (registration.active && source !== registration.active) return;
    const report = readOfflineReport(data);
    if (!report) return;
    isExplained = report.kind === 'incomplete';
    onNews({ readiness: readinessOf(report, servesThisPage) });
  });
  const { active, installing } = registration;
  if (active) ask(active, { kind: 'complete' });
  installing?.addEventListener('statechange', () => {
    if (installing.state === 'activated') ask(installing, { kind: 'complete' });
    const wasEnded = installing.state === 'redundant' && !registration.active && !isExplained;
    if (wasEnded) onNews(unavailable('the browser ended the preparation; the next visit goes on'));
  });
}

function followVersions(
  container: ServiceWorkerContainer,
  registration: ServiceWorkerRegistration,
  locks: LockManager,
  onNews: TellNews,
): void {
  const wasServed = container.controller !== null;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function tellWaiting(): Promise<void> {
    const { held = [] } = await locks.query();
    const isBlocked = held.some(({ name }) => name === RUN_LOCK);
    if (registration.waiting) onNews({ newVersion: { kind: 'waiting', isBlocked } });
  }

  function lookForWaiting(): void {
    if (timer !== undefined || !registration.waiting || !registration.active) return;
    void tellWaiting();
    timer = setInterval(() => void tellWaiting(), 1000);
  }

  container.addEventListener('controllerchange', () => {
    clearInterval(timer);
    timer = undefined;
    if (wasServed) onNews({ newVersion: { kind: 'taken' } });
  });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', lookForWaiting);
  });
  registration.installing?.addEventListener('statechange', lookForWaiting);
  lookForWaiting();
}

function ask(worker: ServiceWorker, request: OfflineRequest): void {
  worker.postMessage(request);
}

function readinessOf(report: OfflineReport, servesThisPage: boolean): OfflineReadiness {
  switch (report.kind) {
    case 'progress':
      return { phase: 'preparing', doneBytes: report.doneBytes, totalBytes: report.totalBytes };
    case 'complete':
      return { phase: 'ready', files: report.files, bytes: report.bytes, servesThisPage };
    case 'incomplete':
      return { phase: 'unavailable', reason: report.reason };
    default:
      return assertNever(report, 'readinessOf');
  }
}

function unavailable(reason: string): OfflineNews {
  return { readiness: { phase: 'unavailable', reason } };
}
