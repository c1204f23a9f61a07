import { err, type InputError, ok, type Result } from '#base/result.ts';
import type { Params, Value } from '#base/rpc.ts';
import type { WorkerLike } from '#base/rpc-client.ts';
import type {
  Chemistry,
  Conformer,
  MoleculeBatches,
  MoleculeSource,
  ReactionDrawingOptions,
} from '#science/chemistry.ts';
import type { GroupMatch, GroupPattern } from '#science/functional-group.ts';
import { clip } from '#science/input-error.ts';
import type { ReactionDrawing, ReactionSides } from '#science/molecule-drawing.ts';
import type {
  ConformerProtocol,
  EmbeddingPlan,
  IndigoProtocol,
  RdkitProtocol,
} from '#workers/science/protocol.ts';
import { moleculeBatches } from './molecule-batches.ts';
import { batchWorkersOn, type RdkitOptions, rdkitOpener } from './open-rdkit.ts';
import { RecentResults } from './recent-results.ts';
import { loadIndigoModule, loadOpenChemLibResources } from './science-assets.ts';
import { spawnConformerWorker, spawnIndigoWorker } from './spawn-chemistry.ts';
import { SupervisedWorker } from './supervised-worker.ts';
import { WorkerLanes } from './worker-lanes.ts';

type Facts = Value<RdkitProtocol, 'describe'>;
type Graph = Value<RdkitProtocol, 'readGraph'>;
type Drawing = Value<RdkitProtocol, 'draw'>;
type DrawingOptions = Params<RdkitProtocol, 'draw'>['options'];
type Reading = Result<string, InputError>;
type Geometry = Result<Conformer, InputError>;
type Matches = Result<readonly GroupMatch[], InputError>;
type DrawnReaction = Result<ReactionDrawing, InputError>;

/** Everything has a default; tests replace workers, files and times. */
export interface ChemistryOptions extends RdkitOptions {
  readonly spawnConformer?: () => WorkerLike;
  readonly spawnIndigo?: () => WorkerLike;
  readonly loadIndigo?: (signal: AbortSignal) => Promise<WebAssembly.Module>;
  readonly loadResources?: (signal: AbortSignal) => Promise<string>;
  /** Workers that answer batches; half of the cores, and at most four. */
  readonly batchWorkers?: number;
  /** Milliseconds. */
  readonly timeouts?: Partial<Timeouts>;
}

interface Timeouts {
  readonly start: number;
  readonly describe: number;
  readonly draw: number;
  readonly embed: number;
  readonly readInchi: number;
}

/**
 * Chemistry in workers. Equal requests share one computation. An embedding for which nobody waits any
 * more is ended; the other calls take milliseconds and run on, as a new worker would cost more.
 */
export interface ChemistryEngine extends Chemistry {
  /** Starts RDKit ahead of the first question, which takes about half a second. */
  prepare(): Promise<void>;
  /** Ends all workers; later calls reject with `chemistry-stopped`. */
  dispose(): void;
}

const DEFAULT_TIMEOUTS: Timeouts = {
  start: 60_000,
  describe: 5000,
  draw: 5000,
  embed: 60_000,
  readInchi: 10_000,
};
/** How often an embedding with a wrong stereocentre is tried again, and until when. */
const MOST_SEEDS = 10;
const RETRY_SHARE = 0.5;

/** Milliseconds without a batch after which the workers of batches end: each keeps its memory. */
const BATCHES_IDLE = 60_000;

/**
 * RDKit, OpenChemLib and Indigo behind three workers that start with their first call, and RDKit in
 * others for batches, so that no drawing waits for a benchmark. Results for the same SMILES are
 * remembered, so that asking while a person types costs nothing.
 */
export function createChemistry(options: ChemistryOptions = {}): ChemistryEngine {
  return new WorkerChemistry(options);
}

class WorkerChemistry implements ChemistryEngine {
  private readonly timeouts: Timeouts;
  private readonly rdkit: SupervisedWorker<RdkitProtocol>;
  private readonly batchLanes: WorkerLanes<SupervisedWorker<RdkitProtocol>>;
  private readonly conformers: SupervisedWorker<ConformerProtocol>;
  private readonly indigo: SupervisedWorker<IndigoProtocol>;
  private readonly facts = new RecentResults<Facts>(500);
  private readonly graphs = new RecentResults<Graph>(100);
  private readonly drawings = new RecentResults<Drawing>(200);
  private readonly reactions = new RecentResults<DrawnReaction>(50);
  private readonly molfiles = new RecentResults<Reading>(50);
  private readonly matches = new RecentResults<Matches>(200);
  private readonly geometries = new RecentResults<Geometry>(50);
  private readonly readings = new RecentResults<Reading>(50);
  readonly canonicaliseMolecules: MoleculeBatches['canonicaliseMolecules'];
  readonly writeInchis: MoleculeBatches['writeInchis'];
  readonly compareMolecules: MoleculeBatches['compareMolecules'];
  readonly compareEnvironments: MoleculeBatches['compareEnvironments'];

  constructor(options: ChemistryOptions) {
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    const { loadResources = loadOpenChemLibResources, loadIndigo = loadIndigoModule } = options;
    const openRdkit = rdkitOpener(options, this.timeouts.start);
    this.rdkit = openRdkit();
    this.batchLanes = new WorkerLanes({
      most: options.batchWorkers ?? batchWorkersOn(navigator.hardwareConcurrency),
      open: openRdkit,
      idleMs: BATCHES_IDLE,
    });
    this.conformers = new SupervisedWorker<ConformerProtocol>({
      name: 'OpenChemLib',
      spawn: options.spawnConformer ?? spawnConformerWorker,
      start: async (connection, signal) =>
        connection.call('start', { resources: await loadResources(signal) }),
      startTimeoutMs: this.timeouts.start,
    });
    this.indigo = new SupervisedWorker<IndigoProtocol>({
      name: 'Indigo',
      spawn: options.spawnIndigo ?? spawnIndigoWorker,
      start: async (connection, signal) =>
        connection.call('start', { module: await loadIndigo(signal) }),
      startTimeoutMs: this.timeouts.start,
    });
    const batches = moleculeBatches(this.batchLanes);
    this.canonicaliseMolecules = batches.canonicaliseMolecules;
    this.writeInchis = batches.writeInchis;
    this.compareMolecules = batches.compareMolecules;
    this.compareEnvironments = batches.compareEnvironments;
  }

  describeMolecule(smiles: string, signal?: AbortSignal): Promise<Facts> {
    const timeoutMs = this.timeouts.describe;
    const compute = () => this.rdkit.run('describe', { smiles }, { timeoutMs });
    return this.facts.get(smiles, compute, signal);
  }

  drawMolecule(smiles: string, options: DrawingOptions, signal?: AbortSignal): Promise<Drawing> {
    const { width, height, theme } = options;
    const timeoutMs = this.timeouts.draw;
    const compute = () => this.rdkit.run('draw', { smiles, options }, { timeoutMs });
    return this.drawings.get(`${width}x${height ?? 'fit'} ${theme} ${smiles}`, compute, signal);
  }

  drawReaction(
    sides: ReactionSides,
    options: ReactionDrawingOptions,
    signal?: AbortSignal,
  ): Promise<DrawnReaction> {
    const timeoutMs = this.timeouts.draw;
    const compute = () => this.rdkit.run('drawReaction', { sides, options }, { timeoutMs });
    return this.reactions.get(JSON.stringify([sides, options]), compute, signal);
  }

  writeMolfile(smiles: string, signal?: AbortSignal): Promise<Reading> {
    const timeoutMs = this.timeouts.describe;
    const compute = () => this.rdkit.run('writeMolfile', { smiles }, { timeoutMs });
    return this.molfiles.get(smiles, compute, signal);
  }

  readGraph(smiles: string, signal?: AbortSignal): Promise<Graph> {
    const timeoutMs = this.timeouts.describe;
    const compute = () => this.rdkit.run('readGraph', { smiles }, { timeoutMs });
    return this.graphs.get(smiles, compute, signal);
  }

  matchGroups(
    smiles: string,
    patterns: readonly GroupPattern[],
    signal?: AbortSignal,
  ): Promise<Matches> {
    const timeoutMs = this.timeouts.describe;
    const compute = () => this.rdkit.run('matchGroups', { smiles, patterns }, { timeoutMs });
    const names = patterns.map(({ name, smarts }) => `${name} ${smarts}`).join('\n');
    return this.matches.get(`${smiles}\n${names}`, compute, signal);
  }

  embedMolecule(smiles: string, signal?: AbortSignal): Promise<Geometry> {
    return this.geometries.get(smiles, (shared) => this.embed(smiles, shared), signal);
  }

  readMolecule(source: MoleculeSource, signal?: AbortSignal): Promise<Reading> {
    const compute = () =>
      source.format === 'inchi'
        ? this.readInchi(source.text.trim())
        : this.readMolfile(source.text);
    return this.readings.get(`${source.format} ${source.text}`, compute, signal);
  }

  prepare(): Promise<void> {
    return this.rdkit.prepare();
  }

  dispose(): void {
    this.rdkit.dispose();
    this.batchLanes.dispose();
    this.conformers.dispose();
    this.indigo.dispose();
  }

  private async readMolfile(molfile: string): Promise<Reading> {
    const timeoutMs = this.timeouts.describe;
    const facts = await this.rdkit.run('describeMolfile', { molfile }, { timeoutMs });
    return facts.ok ? ok(facts.value.canonicalSmiles) : facts;
  }

  /** Indigo reads, RDKit checks: the molecule must have the InChI that it was read from. */
  private async readInchi(inchi: string): Promise<Reading> {
    if (!inchi.startsWith('InChI=1S/')) return err(NO_STANDARD_INCHI);
    const read = await this.indigo.run(
      'readInchi',
      { inchi },
      { timeoutMs: this.timeouts.readInchi },
    );
    if (!read.ok) return read;
    const facts = await this.describeMolecule(read.value);
    if (!facts.ok) return facts;
    if (facts.value.inchi !== inchi) return err(otherInchi(inchi, facts.value.inchi));
    const { canonicalSmiles: smiles } = facts.value;
    return this.rdkit.run('usualTautomer', { smiles }, { timeoutMs: this.timeouts.describe });
  }

  private async embed(smiles: string, signal: AbortSignal): Promise<Geometry> {
    const timeoutMs = this.timeouts.describe;
    const plan = await this.rdkit.run('planEmbedding', { smiles }, { timeoutMs });
    if (!plan.ok) return plan;
    const retryUntil = performance.now() + this.timeouts.embed * RETRY_SHARE;
    let outcome: Geometry | 'other-stereo' = 'other-stereo';
    for (let seed = 1; seed <= MOST_SEEDS && outcome === 'other-stereo'; seed++) {
      if (seed > 1 && performance.now() > retryUntil) break;
      outcome = await this.embedOnce(plan.value, seed, signal);
    }
    return outcome === 'other-stereo' ? err(mismatch('its stereocentres differ')) : outcome;
  }

  private async embedOnce(
    plan: EmbeddingPlan,
    seed: number,
    signal: AbortSignal,
  ): Promise<Geometry | 'other-stereo'> {
    const { parts, shownSmiles, notes, writtenAtoms } = plan;
    const embedding = { timeoutMs: this.timeouts.embed, signal };
    const found = await this.conformers.run('embed', { parts, seed }, embedding);
    if (!found.ok) return found;
    const { molblock } = found.value;
    const check = await this.rdkit.run(
      'checkGeometry',
      { smiles: shownSmiles, molblock },
      { timeoutMs: this.timeouts.describe },
    );
    if (!check.ok) return check;
    if (check.value === 'other-stereo') return 'other-stereo';
    if (check.value === 'other-molecule') return err(mismatch('its InChI differs'));
    const openStereo = check.value === 'more-stereo' ? [OPEN_STEREO] : [];
    const allNotes = [...notes, ...openStereo, ...found.value.notes];
    return ok({ ...found.value, notes: allNotes, writtenAtoms });
  }
}

const OPEN_STEREO =
  'The SMILES leaves the arrangement in space open in places; one possible arrangement is shown.';

const NO_STANDARD_INCHI: InputError = {
  message: 'This is no standard InChI.',
  cure: 'A standard InChI begins with “InChI=1S/”. Paste one, or the SMILES of the molecule.',
};

function otherInchi(given: string, found: string): InputError {
  return {
    message: `The InChI was read as another molecule: ${clip(found, 200)} instead of ${clip(given, 200)}.`,
    cure: 'Paste the SMILES of the molecule instead. The wrong reading is not used.',
  };
}

function mismatch(reason: string): InputError {
  return {
    message: `3D geometry does not match the SMILES: ${reason}.`,
    cure: 'Use the 2D drawing. The 3D geometry that was found is not shown because it is wrong.',
  };
}
