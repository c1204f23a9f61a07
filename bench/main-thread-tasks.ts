import type { CDPSession, Page } from 'playwright';

/** What the page's main thread computed in one go, without a chance to draw in between. */
export interface TaskFigures {
  /** CPU time, which a busy machine does not stretch as it does the time between frames. */
  readonly longestTaskMs: number;
  readonly tasksOver50ms: number;
  readonly busyMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Records the tasks of a page's main thread until the function that comes back is called. */
export async function recordTasks(page: Page): Promise<() => Promise<TaskFigures>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) if (isTraceEvent(event)) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  return async () => {
    await endOf(session);
    return figuresOf(events);
  };
}

async function endOf(session: CDPSession): Promise<void> {
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
}

function isTraceEvent(event: unknown): event is TraceEvent {
  return typeof event === 'object' && event !== null && 'name' in event && 'tid' in event;
}

/** Of the thread that computed most: the browser has a main thread in each of its processes. */
function figuresOf(events: readonly TraceEvent[]): TaskFigures {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const byThread = new Map<string, number[]>();
  for (const { name, pid, tid, tdur } of events) {
    const thread = `${pid} ${tid}`;
    if (name !== 'ThreadControllerImpl::RunTask' || tdur === undefined || !mains.has(thread))
      continue;
    byThread.get(thread)?.push(tdur / 1000) ?? byThread.set(thread, [tdur / 1000]);
  }
  const sum = (times: readonly number[]) => times.reduce((all, time) => all + time, 0);
  const [busiest = []] = [...byThread.values()].sort((a, b) => sum(b) - sum(a));
  if (busiest.length === 0) throw new Error('The browser recorded no tasks of the main thread.');
  return {
    longestTaskMs: Math.max(...busiest),
    tasksOver50ms: busiest.filter((time) => time > 50).length,
    busyMs: sum(busiest),
  };
}
