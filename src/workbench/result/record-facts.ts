import type { Run, RunInterruption } from '#state/run.ts';
import type { Fact } from '#ui/FactList.tsx';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { backendNames } from '../model/backend-names.ts';
import { loopNames } from '../model/loop-names.ts';
import { sayCount, sayCountOf, sayShare } from '../say-quantity.ts';
import { modeNames } from '../trust.ts';

/** A fact whose value is words, for the screen and for files alike. */
interface WordFact extends Fact {
  readonly value: string;
}

/** Everything that decided the replies of a run, but its prompt. */
export function recordFacts(run: Run): readonly WordFact[] {
  const { model, sampling, mode, maxTokens, startedAt } = run;
  const { repetitionPenalty, presencePenalty, frequencyPenalty } = sampling;
  return [
    { name: 'Model', value: `${model.name}, ${model.flavour}, ${model.quantisation}` },
    { name: 'Backend', value: sayBackend(model) },
    { name: 'Mode', value: modeNames[mode] },
    { name: 'Seed', value: `${sampling.seed}` },
    { name: 'Temperature', value: `${sampling.temperature}` },
    { name: 'Top-k, top-p', value: `${sampling.topK}, ${sampling.topP}` },
    { name: 'Min-p', value: `${sampling.minP}` },
    {
      name: 'Penalties',
      value: `repetition ${repetitionPenalty}, presence ${presencePenalty}, frequency ${frequencyPenalty}`,
    },
    ...decodingFacts(run),
    ...startFacts(run),
    ...(run.promptIsEdited ? [{ name: 'Question', value: 'edited by hand' }] : []),
    ...computingFacts(run),
    { name: 'Maximum', value: `${sayCount(maxTokens)} tokens` },
    { name: 'Started', value: startedAt },
    { name: 'Manifest', value: model.manifestSha256 },
  ];
}

/** The same seed gives the same tokens on one backend and one adapter. */
function sayBackend({ backend, runtime }: LoadedModel): string {
  const adapter = backend.adapter === undefined ? '' : `${backend.adapter}, `;
  return `${backendNames[backend.backend]}, ${adapter}${runtime}`;
}

/** How the replies of a run were searched for, as names and values; only what was set. */
export function decodingFacts({ decoding }: Run): readonly WordFact[] {
  const { sampleCount, stopsAtShare, beams, thoughtBudget, answerForm, speculates } = decoding;
  return [
    ...(beams ? [{ name: 'Search', value: sayBeams(beams) }] : []),
    ...(sampleCount > 1 ? [{ name: 'Replies', value: saySamples(sampleCount, stopsAtShare) }] : []),
    ...(thoughtBudget ? [{ name: 'Thought', value: sayBudget(thoughtBudget) }] : []),
    ...(answerForm ? [{ name: 'Answer', value: `kept in its form: ${answerForm.kind}` }] : []),
    ...(speculates ? [{ name: 'Drafts', value: 'from the text so far' }] : []),
  ];
}

/** What of the reply a person gave, and of which run it is a branch. */
function startFacts({ replyStart, parent }: Run): readonly WordFact[] {
  if (replyStart === undefined) return [];
  const common = parent
    ? `; the first ${sayCountOf(parent.at, 'character')} as in run ${parent.runId}`
    : '';
  return [
    {
      name: 'Beginning',
      value: `${sayCountOf(replyStart.length, 'character')} of the reply given by hand${common}`,
    },
  ];
}

/** How the tokens of a run were computed: loop, reuse, drafts and what interrupted it. */
function computingFacts(run: Run): readonly WordFact[] {
  const { phase, model, promptTokenCount, reusedTokenCount, interruptions } = run;
  const summary = phase.phase === 'finished' ? phase.summary : undefined;
  const loop = summary?.loop ?? model.loop.kind;
  const reason = loop === model.loop.kind ? `. ${model.loop.reason}` : '';
  return [
    { name: 'Loop', value: `${loopNames[loop]}${reason}` },
    {
      name: 'Prompt',
      value: `${sayCountOf(promptTokenCount, 'token')}, ${sayCount(reusedTokenCount)} of them still in the cache`,
    },
    ...(summary?.speculation
      ? [{ name: 'Drafts used', value: sayDrafts(summary.speculation) }]
      : []),
    ...interruptions.map((interruption, index) => ({
      name: `Interruption${interruptions.length > 1 ? ` ${index + 1}` : ''}`,
      value: sayInterruption(interruption),
    })),
  ];
}

/** What was lost, what was kept, and what the run went on with. */
function sayInterruption(interruption: RunInterruption): string {
  const { failure, keptTokenCount, continuedWith } = interruption;
  const kept = `${sayCountOf(keptTokenCount, 'token')} kept`;
  const then = continuedWith
    ? `; went on with ${[continuedWith.model?.name, backendNames[continuedWith.backend], continuedWith.adapter, continuedWith.flavour].filter(Boolean).join(', ')}`
    : '';
  return `${failure.message} ${kept}${then}.`;
}

function sayBeams({ width, candidateCount, lengthPenalty }: NonNullable<Run['decoding']['beams']>) {
  return `${sayCountOf(width, 'beam')}, ${sayCountOf(candidateCount, 'candidate')}, length penalty ${lengthPenalty}`;
}

function saySamples(count: number, stopsAtShare: number | undefined): string {
  const stop =
    stopsAtShare === undefined
      ? ''
      : `, ended once the leader could not be caught nor fall below ${sayShare(stopsAtShare)}`;
  return `${count} side by side${stop}`;
}

function sayBudget(budget: NonNullable<Run['decoding']['thoughtBudget']>): string {
  const { tokens, answerTokens, exitsEarly } = budget;
  const early = exitsEarly ? ', ended early once the answer no longer changes' : '';
  return `at most ${sayCountOf(tokens, 'token')}, ${sayCount(answerTokens)} kept for the answer${early}`;
}

function sayDrafts(speculation: {
  readonly draftedTokens: number;
  readonly acceptedTokens: number;
}) {
  const { draftedTokens, acceptedTokens } = speculation;
  return `${sayCount(acceptedTokens)} of ${sayCountOf(draftedTokens, 'drafted token')} accepted`;
}
