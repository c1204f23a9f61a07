import type { Params, Value } from '#base/rpc.ts';
import { WorkerConnection, type WorkerLike } from '#base/rpc-client.ts';
import { type Handlers, serve } from '#base/rpc-server.ts';
import type { MoleculeBatches } from '#science/chemistry.ts';
import type { Folding } from '#science/folding.ts';
import type {
  ScoringProgress,
  ScoringProtocol,
  ScoringWork,
  SheetRow,
  SheetScore,
  ToolsProtocol,
} from '#workers/scoring/protocol.ts';

type ScoreMode = Params<ScoringProtocol, 'score'>['mode'];
type Figures = Value<ScoringProtocol, 'score'>;
type Comparison = Value<ScoringProtocol, 'compare'>;

export interface ScoringOptions {
  readonly mode: ScoreMode;
  readonly signal?: AbortSignal;
  /** How far the toolkits are. */
  readonly onWork?: (work: ScoringWork) => void;
}

export interface SheetOptions extends ScoringOptions {
  /** Rows whose score has changed since the last call in this mode, some hundred at a time. */
  readonly onScores: (scores: readonly SheetScore[]) => void;
}

/** The answered rows of one benchmark. */
export interface ScoreSheet {
  /** Rows with an index that is there already are replaced. They travel with the next call. */
  put(rows: readonly SheetRow[]): void;
  score(options: SheetOptions): Promise<Figures>;
  /** Compares with another benchmark of the same task: this one first. */
  compareWith(other: ScoreSheet, options: ScoringOptions): Promise<Comparison>;
  close(): void;
}

/**
 * Scoring in a worker that starts with its first call. Its calls reject with an `AbortError`, with what
 * scorers reject with, or with `worker-crashed`: the next call then brings all rows to a new worker.
 */
export interface ScoringEngine {
  openSheet(taskId: string): ScoreSheet;
}

/** What the worker's scorers ask of the page. */
interface Tools {
  readonly chemistry: MoleculeBatches;
  readonly folding: Folding;
}

export function createScoring(
  tools: Tools,
  spawn: () => WorkerLike = spawnScoringWorker,
): ScoringEngine {
  const worker = new ScoringWorker(tools, spawn);
  return { openSheet: (taskId) => new WorkerSheet(taskId, worker) };
}

/** The worker, which can be another one at each call. */
class ScoringWorker {
  readonly connection: WorkerConnection<ScoringProtocol>;
  private readonly tools: Tools;
  private started: Promise<void> | undefined;
  private sheetCount = 0;

  constructor(tools: Tools, spawn: () => WorkerLike) {
    this.tools = tools;
    this.connection = new WorkerConnection<ScoringProtocol>('scoring', () => {
      const worker = spawn();
      for (const kind of ['error', 'messageerror'] as const) {
        worker.addEventListener(kind, () => {
          this.started = undefined;
        });
      }
      return worker;
    });
  }

  newSheetId(): string {
    this.sheetCount++;
    return String(this.sheetCount);
  }

  /** Resolves when a worker is there; a worker that replaces another is another promise. */
  start(): Promise<void> {
    this.started ??= this.handOverTools();
    return this.started;
  }

  /** Whether no other worker was started since. */
  isAt(started: Promise<void> | undefined): boolean {
    return started !== undefined && this.started === started;
  }

  private async handOverTools(): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    serve<ToolsProtocol>(port1, answersOf(this.tools));
    port1.start();
    try {
      await this.connection.call('start', { tools: port2 }, { transfer: [port2] });
    } catch (thrown) {
      this.started = undefined;
      throw thrown;
    }
  }
}

function answersOf({ chemistry, folding }: Tools): Handlers<ToolsProtocol> {
  return {
    canonicaliseMolecules: ({ questions }, { signal, report }) =>
      chemistry.canonicaliseMolecules(questions, signal, (done, total) => report({ done, total })),
    writeInchis: ({ questions }, { signal, report }) =>
      chemistry.writeInchis(questions, signal, (done, total) => report({ done, total })),
    compareMolecules: ({ questions }, { signal, report }) =>
      chemistry.compareMolecules(questions, signal, (done, total) => report({ done, total })),
    compareEnvironments: ({ questions }, { signal, report }) =>
      chemistry.compareEnvironments(questions, signal, (done, total) => report({ done, total })),
    foldRna: ({ sequence }, { signal }) => folding.foldRna(sequence, signal),
  };
}

/** Characters in one message: a few milliseconds of copying. */
const CHARACTERS_IN_PART = 500_000;

class WorkerSheet implements ScoreSheet {
  private readonly id: string;
  private readonly taskId: string;
  private readonly worker: ScoringWorker;
  private readonly rows = new Map<number, SheetRow>();
  /** Indices of rows that the worker does not have. */
  private unsent = new Set<number>();
  private broughtTo: Promise<void> | undefined;

  constructor(taskId: string, worker: ScoringWorker) {
    this.id = worker.newSheetId();
    this.taskId = taskId;
    this.worker = worker;
  }

  put(rows: readonly SheetRow[]): void {
    for (const row of rows) {
      this.rows.set(row.index, row);
      this.unsent.add(row.index);
    }
  }

  async score({ mode, onScores, ...options }: SheetOptions): Promise<Figures> {
    await this.bringRows(options.signal);
    const { id: sheet, taskId, worker } = this;
    return worker.connection.call('score', { sheet, taskId, mode }, following(options, onScores));
  }

  async compareWith(other: ScoreSheet, { mode, ...options }: ScoringOptions): Promise<Comparison> {
    if (!(other instanceof WorkerSheet)) throw new TypeError('The sheets are of two engines.');
    await this.bringRows(options.signal);
    await other.bringRows(options.signal);
    const { id, taskId, worker } = this;
    return worker.connection.call(
      'compare',
      { first: id, second: other.id, taskId, mode },
      following(options),
    );
  }

  close(): void {
    this.rows.clear();
    // A worker that is gone has no sheet any more either.
    if (!this.worker.isAt(this.broughtTo)) return;
    this.worker.connection.call('dropSheet', { sheet: this.id }).catch(() => undefined);
  }

  private async bringRows(signal: AbortSignal | undefined): Promise<void> {
    const started = this.worker.start();
    if (started !== this.broughtTo) this.unsent = new Set(this.rows.keys());
    this.broughtTo = started;
    await started;
    const { connection } = this.worker;
    for (const rows of inParts([...this.unsent].flatMap((index) => this.rows.get(index) ?? []))) {
      signal?.throwIfAborted();
      // Replaced on the way, a row is sent again by the next call.
      for (const { index } of rows) this.unsent.delete(index);
      await connection.call('putRows', { sheet: this.id, rows });
    }
    signal?.throwIfAborted();
  }
}

function* inParts(rows: readonly SheetRow[]): Generator<readonly SheetRow[]> {
  let part: SheetRow[] = [];
  let characters = 0;
  for (const sheetRow of rows) {
    part.push(sheetRow);
    characters += charactersOf(sheetRow);
    if (characters < CHARACTERS_IN_PART) continue;
    yield part;
    part = [];
    characters = 0;
  }
  if (part.length > 0) yield part;
}

function charactersOf({ row: { replies, references, prompt = '' } }: SheetRow): number {
  const texts = [...replies, ...references, prompt];
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function following(
  { signal, onWork }: Omit<ScoringOptions, 'mode'>,
  onScores?: SheetOptions['onScores'],
) {
  return {
    ...(signal && { signal }),
    onProgress: (progress: ScoringProgress) => {
      if (progress.kind === 'work') onWork?.(progress.work);
      else onScores?.(progress.scores);
    },
  };
}

function spawnScoringWorker(): Worker {
  return new Worker(new URL('../../workers/scoring/scoring.worker.ts', import.meta.url), {
    type: 'module',
    name: 'scoring',
  });
}
