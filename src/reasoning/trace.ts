import { openingKind, type StepKind, stepKindOf } from './step-kind.ts';
import { stepTitleOf } from './step-title.ts';
import {
  closesBlock,
  type LineForm,
  type OpenBlock,
  opensBlock,
  readUnit,
  type Unit,
} from './trace-units.ts';

/** A piece of a thought. Steps lie end to end and cover all of it. */
export interface Step {
  /** Characters of the thought: first, and the one behind the last. */
  readonly start: number;
  readonly end: number;
  readonly kind: StepKind;
  /** The first sentence without markup, at most 80 characters. */
  readonly title: string;
  /** 0 at the left; points below a heading lie deeper, 4 at most. */
  readonly depth: number;
  /** Whether it begins inside a block of code or math that was too long for one step. */
  readonly continuesBlock: boolean;
}

/** A thought cut into steps, with what is needed to go on where its text ends. */
export interface Trace {
  readonly text: string;
  /** Those of `progress.closed` are final, the same objects in every longer trace; the last are not. */
  readonly steps: readonly Step[];
  readonly progress: Progress;
}

/** Where cutting stands behind the last unit that nothing can change any more. */
interface Progress {
  readonly at: number;
  readonly closed: readonly Step[];
  readonly open: OpenStep;
  readonly block: OpenBlock | undefined;
  /** Levels of the headings that the place lies below. */
  readonly headings: readonly number[];
  /** The form of the line before; what follows a blank line begins a paragraph. */
  readonly lineBefore: LineForm['form'];
}

interface OpenStep {
  readonly start: number;
  readonly depth: number;
  readonly continuesBlock: boolean;
  /** What it began with. */
  readonly begins: LineForm['form'];
}

const beginning: Progress = {
  at: 0,
  closed: [],
  open: { start: 0, depth: 0, continuesBlock: false, begins: 'blank' },
  block: undefined,
  headings: [],
  lineBefore: 'blank',
};

/** Cuts a whole thought. */
export function cutTrace(text: string): Trace {
  return advance(text, beginning);
}

/**
 * The trace of a text that begins with the previous one's: costs only what is new and the step that
 * was open. Another text is cut from its beginning. Equal to `cutTrace(text)`, step for step.
 */
export function extendTrace(previous: Trace, text: string): Trace {
  return text.startsWith(previous.text) ? advance(text, previous.progress) : cutTrace(text);
}

function advance(text: string, from: Progress): Trace {
  const progress = takeUnits(text, from, false);
  // What follows could still turn out otherwise: shown as if the text ended here, but not kept.
  const { closed, open } = takeUnits(text, progress, true);
  const last = text.length > open.start ? [finishStep(text, open, text.length)] : [];
  return { text, steps: [...closed, ...last], progress };
}

function takeUnits(text: string, from: Progress, ends: boolean): Progress {
  const closed = [...from.closed];
  let progress: Progress = { ...from, closed };
  for (;;) {
    const unit = readUnit(text, progress.at, progress.block, ends);
    if (!unit) return progress;
    progress = take(text, unit, progress, closed);
  }
}

function take(text: string, unit: Unit, progress: Progress, closed: Step[]): Progress {
  const words = text.slice(unit.start, unit.end);
  const headings = headingsBehind(progress.headings, unit.line);
  const begins = isBeginning(unit, words, progress);
  if (begins && unit.start > progress.open.start) {
    closed.push(finishStep(text, progress.open, unit.start));
  }
  return {
    at: unit.end,
    closed,
    open: begins ? openStep(unit, progress, headings) : progress.open,
    block: blockBehind(unit, words, progress.block),
    headings,
    lineBefore: unit.line?.form ?? progress.lineBefore,
  };
}

function finishStep(text: string, open: OpenStep, end: number): Step {
  const words = text.slice(open.start, end);
  const { start, depth, continuesBlock } = open;
  return {
    start,
    end,
    kind: continuesBlock ? 'other' : stepKindOf(words),
    title: stepTitleOf(words),
    depth,
    continuesBlock,
  };
}

function openStep(unit: Unit, { open, block }: Progress, headings: readonly number[]): OpenStep {
  return {
    start: unit.start,
    depth: Math.min(4, depthOf(unit, open, headings)),
    continuesBlock: block !== undefined,
    begins: unit.line?.form ?? open.begins,
  };
}

function depthOf({ line }: Unit, open: OpenStep, headings: readonly number[]): number {
  if (!line) return open.depth;
  if (line.form === 'heading') return headings.length - 1;
  const isIndented = 'indent' in line && line.indent >= 2;
  return headings.length + (isIndented ? 1 : 0);
}

function headingsBehind(headings: readonly number[], line: LineForm | undefined) {
  if (line?.form !== 'heading') return headings;
  return [...headings.filter((level) => level < line.level), line.level];
}

function blockBehind(unit: Unit, words: string, block: OpenBlock | undefined) {
  if (block) return closesBlock(words, block) ? undefined : block;
  return unit.line && opensBlock(words, unit.line);
}

/** Characters of a step from which on something new begins another. */
const enough = {
  backtrack: 20,
  point: 60,
  turn: 60,
  turnOfParagraph: 40,
  paragraph: 240,
  sentence: 600,
  block: 4000,
} as const;

/** Turns of a thought that deserve a step of their own, also in the middle of a paragraph. */
const turns: readonly (StepKind | undefined)[] = ['check', 'conclude'];

function isBeginning(unit: Unit, words: string, progress: Progress): boolean {
  const { open, block, lineBefore } = progress;
  const length = unit.start - open.start;
  if (length === 0) return true;
  if (block) return length >= enough.block;
  const form = unit.line?.form;
  if (form === 'blank') return length >= enough.block;
  if (form === 'heading') return true;
  if (open.continuesBlock) return true;
  if (form === 'numbered') return open.begins !== 'numbered' || length >= enough.point;
  if (form === 'table' && lineBefore === 'table') return length >= enough.block;
  return length >= leastLength(unit, words, progress);
}

/** How long the open step must be for a text, bullet, table or block to begin another. */
function leastLength(unit: Unit, words: string, { open, lineBefore }: Progress): number {
  const kind = openingKind(words);
  if (kind === 'backtrack') return enough.backtrack;
  // What stands right below a heading is what the heading announces.
  if (open.begins === 'heading' && lineBefore === 'heading') return enough.sentence;
  const isParagraph = unit.line?.form === 'text' && lineBefore === 'blank';
  if (isParagraph && (turns.includes(kind) || kind === 'plan')) return enough.turnOfParagraph;
  if (turns.includes(kind)) return enough.turn;
  return isParagraph ? enough.paragraph : enough.sentence;
}
