import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { createStore } from 'zustand/vanilla';
import type { ModelAddress } from '#library/model-address.ts';
import {
  type BenchmarkActions,
  type BenchmarkState,
  emptyBenchmarkState,
} from '#state/benchmark/benchmark-state.ts';
import { emptyDecodingDraft } from '#state/decoding-draft.ts';
import { greedySampling } from '#state/greedy-sampling.fixture.ts';
import {
  emptyHistoryState,
  type HistoryActions,
  type HistoryState,
} from '#state/history/history-state.ts';
import type { LibraryActions, LibraryState } from '#state/library-state.ts';
import type { Run, RunDecoding, RunSample } from '#state/run.ts';
import { emptySamplingDraft } from '#state/sampling-draft.ts';
import type { Workbench } from '#state/workbench-state.ts';
import { emptyLibraryState } from '#state/workbench-store.ts';
import type { Task } from '#tasks/task.ts';
import { ThemeProvider } from '#ui/Theme.tsx';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { TaskScreen } from './TaskScreen.tsx';
import { WorkbenchContext } from './useWorkbench.ts';

export const nano: LoadedModel = {
  name: 'nano',
  flavour: 'cpu-int8',
  quantisation: 'int8',
  activations: 'fp32',
  backend: { backend: 'wasm', reason: 'No GPU.' },
  threads: 1,
  contextLength: 512,
  modelContextLength: 512,
  templateSha256: 'c'.repeat(64),
  bytes: 4e6,
  loadMs: 300,
  manifestSha256: '0'.repeat(64),
  runtime: 'ort',
  card: {
    title: 'Nano',
    demonstration: true,
    summary: 'A small one.',
    trainedTaskIds: ['smiles-to-formula'],
    measurements: [],
    measuredOn: '2026-11-23',
  },
  loop: { kind: 'static', reason: 'The graph has a cache of fixed length.' },
  mostRows: 16,
  folderFlavours: [],
};

const nothing = () => Promise.reject(new Error('nothing answers here'));
const ignore = () => {};
const embedded: ModelAddress = { kind: 'url', url: 'https://lab.example/models/nano/' };

const library: LibraryState & LibraryActions = {
  ...emptyLibraryState,
  readLibrary: nothing,
  removeFromLibrary: nothing,
  askPersistence: nothing,
  chooseFolder: ignore,
  refuseFolder: ignore,
  dropArrival: ignore,
  setArrivalLabel: ignore,
  setConversion: ignore,
  importArrival: nothing,
  convertArrival: nothing,
  setDownloadAddress: ignore,
  planDownload: nothing,
  startDownload: nothing,
  resumeUnfinished: nothing,
  exportModel: nothing,
  readStoredFile: nothing,
  verifyModel: nothing,
  repairModel: nothing,
  cancelTransfer: ignore,
  retryTransfer: nothing,
  dismissTransfer: ignore,
};

const history: HistoryState & HistoryActions = {
  ...emptyHistoryState,
  readHistory: nothing,
  showLatestRun: nothing,
  openRun: nothing,
  takeInRun: nothing,
  remarkRun: nothing,
  deleteRuns: nothing,
  undeleteRuns: nothing,
  eraseHistory: nothing,
  compareRuns: nothing,
  keepRunsAgain: nothing,
  askHistoryPersistence: nothing,
  dismissHistoryFailure: ignore,
};

const benchmarks: BenchmarkState & BenchmarkActions = {
  ...emptyBenchmarkState,
  openTestFile: nothing,
  closeBenchmark: ignore,
  chooseBenchmarkTask: ignore,
  mapColumn: ignore,
  setBenchmarkSample: ignore,
  setScoreMode: ignore,
  setDecodingPreset: ignore,
  lookAgain: ignore,
  startBenchmark: nothing,
  pauseBenchmark: ignore,
  resumeBenchmark: nothing,
  stopBenchmark: nothing,
  openBenchmark: nothing,
  deleteBenchmark: nothing,
  readBenchmarks: nothing,
  compareBenchmarks: nothing,
  exportBenchmark: nothing,
};

const chemistry: Workbench['chemistry'] = {
  describeMolecule: nothing,
  drawMolecule: nothing,
  drawReaction: nothing,
  writeMolfile: nothing,
  readGraph: nothing,
  matchGroups: nothing,
  embedMolecule: nothing,
  readMolecule: nothing,
  canonicaliseMolecules: nothing,
  writeInchis: nothing,
  compareMolecules: nothing,
  compareEnvironments: nothing,
};

/** A store without actions, in the state that a test wants to see. */
function stateWith(changes: Partial<Workbench>): Workbench {
  return {
    chemistry,
    folding: { foldRna: nothing },
    crystallography: {
      findSymmetry: nothing,
      wyckoffPositions: nothing,
      symmetryOperations: nothing,
    },
    model: { phase: 'ready', model: nano, numbers: { kind: 'reference' }, fellBack: undefined },
    wantedBackend: 'auto',
    modelAddress: embedded,
    embeddedModel: embedded,
    startNotice: undefined,
    hardware: { phase: 'unmeasured' },
    contextLength: '',
    ...library,
    ...history,
    ...benchmarks,
    drafts: {},
    promptEdits: {},
    ignoredLinkNames: {},
    preferences: { favourites: [], recent: [], keptModel: undefined },
    mode: 'auto',
    samplingDraft: emptySamplingDraft,
    decodingDraft: emptyDecodingDraft,
    runs: {},
    startProblems: {},
    replay: undefined,
    importRun: nothing,
    replayRun: nothing,
    setReplay: ignore,
    endReplay: ignore,
    startModel: nothing,
    loadModel: nothing,
    switchModel: nothing,
    acceptUntested: ignore,
    testNumbersAgain: nothing,
    dismissStartNotice: ignore,
    measureHardware: nothing,
    setContextLength: ignore,
    setWantedBackend: ignore,
    setMode: ignore,
    setSamplingDraft: ignore,
    setDecodingDraft: ignore,
    editField: ignore,
    fillExample: ignore,
    fillFromLink: ignore,
    dismissIgnoredLinkNames: ignore,
    editPrompt: ignore,
    dropPromptEdit: ignore,
    setFavourite: ignore,
    noteOpened: ignore,
    startRun: nothing,
    continueRun: nothing,
    repeatRun: nothing,
    branchRun: nothing,
    stopRun: ignore,
    answerNow: ignore,
    showSample: nothing,
    ...changes,
  };
}

/** A reply that wrote `text` and ended well, unless told otherwise. */
export function sampleOf(text: string, changes: Partial<RunSample> = {}): RunSample {
  return {
    text,
    tokens: [{ id: 1, text, logProbability: -0.1, timeMs: 40 }],
    thoughtEnd: undefined,
    summary: { finish: 'stop-token', tokenCount: 1, thoughtTokenCount: 0 },
    score: undefined,
    checks: { phase: 'waiting' },
    ...changes,
  };
}

/** How the tokens of one free reply are chosen, unless told otherwise. */
export function decodingOf(changes: Partial<RunDecoding>): RunDecoding {
  return {
    sampleCount: 1,
    stopsAtShare: undefined,
    beams: undefined,
    thoughtBudget: undefined,
    answerForm: undefined,
    speculates: false,
    ...changes,
  };
}

/** A run of the task that wrote one reply and ended well, unless told otherwise. */
export function runOf(task: Task, reply: string | RunSample, changes: Partial<Run> = {}): Run {
  const values = changes.values ?? task.examples[0]?.values ?? {};
  const sample = typeof reply === 'string' ? sampleOf(reply) : reply;
  return {
    version: 3,
    id: 'run',
    taskId: task.id,
    origin: { kind: 'here' },
    parent: undefined,
    replyStart: undefined,
    values,
    prompt: task.prompt(values),
    promptIsEdited: false,
    mode: 'thinking',
    sampling: greedySampling(7),
    decoding: decodingOf({}),
    maxTokens: 16_000,
    startedAt: '2026-11-23T10:00:00.000Z',
    model: nano,
    renderedPrompt: 'prompt',
    promptTokenCount: 12,
    reusedTokenCount: 0,
    samples: [sample],
    shownSample: 0,
    shownIsChosen: false,
    vote: { phase: 'none' },
    interruptions: [],
    phase: {
      phase: 'finished',
      summary: {
        samples: sample.summary ? [sample.summary] : [],
        promptTokenCount: 12,
        reusedTokenCount: 0,
        tokenCount: 1,
        timeToFirstTokenMs: 40,
        decodeMs: 0,
        loop: 'static',
      },
    },
    ...changes,
  };
}

/** The HTML of a task's screen in a given state, as the first drawing has it. */
export function screenOf(task: Task, changes: Partial<Workbench> = {}): string {
  return htmlOf(<TaskScreen task={task} />, changes);
}

/** The HTML of a part of the page in a given state, with ordinary spaces. */
export function htmlOf(part: ReactNode, changes: Partial<Workbench> = {}): string {
  const store = createStore<Workbench>(() => stateWith(changes));
  const html = renderToString(
    <ThemeProvider>
      <WorkbenchContext value={store}>{part}</WorkbenchContext>
    </ThemeProvider>,
  );
  return html
    .replaceAll(/<!-- -->/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll('&nbsp;', ' ');
}
