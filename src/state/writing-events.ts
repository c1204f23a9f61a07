import type { Engine } from '#engine/engine.ts';
import { splitReply } from '#tasks/reply.ts';
import type { GenerateProgress, Steering, Token } from '#workers/inference/protocol.ts';
import type { RunAccess } from './change-run.ts';
import type { Run, RunSample } from './run.ts';
import { collectTokens, type TokensBySample } from './run-stream.ts';
import type { VoteCount } from './run-vote.ts';

/** What one call of the engine reports, on its way into the run. */
export interface WritingEvents {
  onProgress(progress: GenerateProgress): void;
  /** Hands over what is held back; whatever the call reports from now on is dropped. */
  end(): void;
  /** How the template begins a reply; empty until the prompt was reported. */
  replyPrefix(): string;
}

interface Following {
  readonly access: RunAccess;
  readonly votes: VoteCount;
  readonly engine: Pick<Engine, 'steer'>;
  /** Milliseconds from the start of the run to the start of this call. */
  readonly offsetMs: number;
}

export function followWriting({ access, votes, engine, offsetMs }: Following): WritingEvents {
  const stream = collectTokens((tokens) =>
    access.change((run) => ({
      phase: { phase: 'decoding' },
      ...withTokens(run, tokens, offsetMs),
    })),
  );
  let hasEnded = false;
  let replyPrefix = '';

  function onProgress(progress: GenerateProgress): void {
    if (progress.kind === 'token') {
      stream.push(progress.sample, progress.token);
      return;
    }
    stream.flush();
    switch (progress.kind) {
      case 'prompt':
        replyPrefix = progress.replyPrefix;
        access.change((run) => withPrompt(run, progress));
        steerAgain();
        return;
      case 'prefill': {
        const { doneTokens, totalTokens } = progress;
        access.change(() => ({ phase: { phase: 'prefilling', doneTokens, totalTokens } }));
        return;
      }
      case 'leading-beam':
        access.change((run) => ({
          phase: { phase: 'decoding' },
          ...withLeadingBeam(run, progress.tokens, { replyPrefix, offsetMs }),
        }));
        return;
      case 'thought-ends': {
        const { sample, tokenIndex, why } = progress;
        access.changeSample(sample, () => ({ thoughtEnd: { tokenIndex, why } }));
        return;
      }
      case 'sample-finished': {
        const { sample, summary } = progress;
        if (access.get()?.samples[sample]?.summary) return;
        access.changeSample(sample, () => ({ summary }));
        votes.sampleEnded(sample);
      }
    }
  }

  /** A new worker does not know what was asked of the old one. */
  function steerAgain(): void {
    const steer = (steering: Steering) => void engine.steer(steering).catch(() => {});
    for (const [sample, reply] of access.get()?.samples.entries() ?? []) {
      if (reply.summary) steer({ kind: 'end-sample', sample });
      else if (isEndingThought(reply)) steer({ kind: 'answer-now', sample });
    }
    votes.endUnneeded();
  }

  return {
    onProgress: (progress) => {
      if (!hasEnded) onProgress(progress);
    },
    end: () => {
      hasEnded = true;
      stream.flush();
    },
    replyPrefix: () => replyPrefix,
  };
}

/** Lost while the words were written that end a thought. */
function isEndingThought({ thoughtEnd, text }: RunSample): boolean {
  return thoughtEnd !== undefined && !splitReply(text).thoughtClosed;
}

function withPrompt(run: Run, prompt: Extract<GenerateProgress, { kind: 'prompt' }>): Partial<Run> {
  const { text, tokenCount, reusedTokenCount, replyPrefix } = prompt;
  return {
    phase: { phase: 'prefilling', doneTokens: reusedTokenCount, totalTokens: tokenCount },
    renderedPrompt: text,
    promptTokenCount: tokenCount,
    // What a new worker has to read again says nothing about the prompt.
    ...(run.interruptions.length === 0 && { reusedTokenCount }),
    samples: run.samples.map((sample) =>
      sample.tokens.length > 0 ? sample : { ...sample, text: replyPrefix },
    ),
  };
}

/** Until its candidates are known, a search shows what leads it. */
function withLeadingBeam(
  run: Run,
  tokens: readonly Token[],
  { replyPrefix, offsetMs }: { readonly replyPrefix: string; readonly offsetMs: number },
): Pick<Run, 'samples'> {
  const text = replyPrefix + tokens.map((token) => token.text).join('');
  const shown = tokens.map((token) => later(token, offsetMs));
  return {
    samples: run.samples.map((sample, index) =>
      index === 0 ? { ...sample, tokens: shown, text } : sample,
    ),
  };
}

function later(token: Token, offsetMs: number): Token {
  return offsetMs === 0 ? token : { ...token, timeMs: token.timeMs + offsetMs };
}

function withTokens(run: Run, tokens: TokensBySample, offsetMs: number): Pick<Run, 'samples'> {
  return {
    samples: run.samples.map((sample, index) => {
      const added = tokens.get(index);
      // What a resumed run adds to a sample that had ended is not part of it.
      if (!added || sample.summary) return sample;
      return {
        ...sample,
        tokens: [...sample.tokens, ...added.map((token) => later(token, offsetMs))],
        text: sample.text + added.map(({ text }) => text).join(''),
      };
    }),
  };
}
