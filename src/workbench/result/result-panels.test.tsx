import { describe, expect, it } from 'vitest';
import type { Run, RunSample } from '#state/run.ts';
import { findTask } from '#tasks/registry.ts';
import type { Token } from '#workers/inference/protocol.ts';
import { RunNumbers } from '../form/RunNumbers.tsx';
import { decodingOf, htmlOf, runOf, sampleOf } from '../workbench.fixture.tsx';
import { ChoiceProbabilities } from './ChoiceProbabilities.tsx';
import { ReasoningPanel } from './ReasoningPanel.tsx';
import { RunRecord } from './RunRecord.tsx';
import { pageOfAnswer, rankedAlternatives, visibleText } from './token-pages.ts';

const task = findTask('smiles-to-formula')!;
const tokenOf = (text: string, changes: Partial<Token> = {}): Token => ({
  id: text.length,
  text,
  logProbability: -0.1,
  timeMs: 1,
  ...changes,
});
const thoughtBudget = { tokens: 256, answerTokens: 64 };

describe('a thought with a budget', () => {
  const panelOf = (sample: Partial<RunSample>, changes: Partial<Run> = {}) =>
    htmlOf(<ReasoningPanel task={task} />, {
      runs: {
        [task.id]: runOf(task, sampleOf('<think>\nC C 1', sample), {
          decoding: decodingOf({ thoughtBudget }),
          ...changes,
        }),
      },
    });
  const writing = {
    summary: undefined,
    tokens: [tokenOf('C'), tokenOf(' C'), tokenOf(' 1')],
  };

  it('has a meter, and a button that ends it, while it is written', () => {
    const html = panelOf(writing, { phase: { phase: 'decoding' } });
    const meter = /<div[^>]*role="meter"[^>]*>/.exec(html)?.[0];
    for (const attribute of [
      'aria-label="Thought against its budget"',
      'aria-valuenow="3"',
      'aria-valuemin="0"',
      'aria-valuemax="256"',
    ])
      expect(meter).toContain(attribute);
    expect(html).toContain('3 of 256 tokens of thought');
    expect(html).toContain('<span>Answer now</span>');
  });

  it('cannot be ended twice, nor once it has ended', () => {
    const thoughtEnd = { tokenIndex: 3, why: 'answer-now' } as const;
    const decoding = { phase: { phase: 'decoding' } } as const;
    const unavailable = /aria-disabled="true"[^>]*>(?:(?!<\/button>).)*Answer now/;
    expect(panelOf(writing, decoding)).not.toMatch(unavailable);
    expect(panelOf({ ...writing, thoughtEnd }, decoding)).toMatch(unavailable);
    expect(panelOf({ ...writing, text: '<think>a</think>b' }, decoding)).toMatch(unavailable);
    expect(panelOf({ ...writing, text: 'no thought' }, decoding)).not.toContain('Answer now');
    expect(panelOf(writing, { phase: { phase: 'stopped' } })).not.toContain('Answer now');
  });

  it('has no meter where no budget was set', () => {
    const html = panelOf(writing, { decoding: decodingOf({}), phase: { phase: 'decoding' } });
    expect(html).not.toContain('role="meter"');
    expect(html).toContain('Answer now');
  });

  it.each([
    ['answer-now', 112, 'You ended the thought after 112 tokens'],
    [
      'budget-soft',
      231,
      'after 231 tokens, with its sentence, because it had nearly used its budget of 256',
    ],
    ['budget-hard', 256, 'after 256 tokens: its budget was used up'],
    ['budget-hard', 100, 'after 100 tokens, to leave 64 tokens for the answer'],
    ['early-exit', 90, 'after 90 tokens: the answer, tried there, no longer changed'],
  ] as const)('says that it was ended by %s after %i tokens', (why, tokenIndex, words) => {
    const html = panelOf({
      text: '<think>\nC\n</think>\n\nCH4',
      thoughtEnd: { tokenIndex, why },
      summary: { finish: 'stop-token', tokenCount: 300, thoughtTokenCount: tokenIndex },
    });
    expect(html).toContain(words);
    expect(html).toContain(`${tokenIndex} of 256 tokens of thought`);
  });
});

describe('one of several replies', () => {
  it('says which it is', () => {
    const run = runOf(task, '', {
      samples: [sampleOf('<think>a</think>b'), sampleOf('<think>c</think>d')],
      shownSample: 1,
      decoding: decodingOf({ sampleCount: 2 }),
    });
    const html = htmlOf(<ReasoningPanel task={task} />, { runs: { [task.id]: run } });
    expect(html).toContain('Sample 2 of 2');
    expect(html).toContain('>c</p>');
  });
});

describe('the probability of each choice', () => {
  const summaryOf = (choices?: readonly { option: string; probability: number }[]) => ({
    finish: 'stop-token' as const,
    tokenCount: 1,
    thoughtTokenCount: 0,
    ...(choices && { choices }),
  });

  it('is a table, the most probable first', () => {
    const html = htmlOf(
      <ChoiceProbabilities
        summary={summaryOf([
          { option: 'No', probability: 0.17 },
          { option: 'Yes', probability: 0.83 },
        ])}
      />,
    );
    const cells = [...html.matchAll(/<th scope="row">(\w+)<\/th>.*?<span>(\d+ %)<\/span>/g)];
    expect(cells.map(([, option, share]) => [option, share])).toEqual([
      ['Yes', '83 %'],
      ['No', '17 %'],
    ]);
    expect(html).toContain('how sure the model is, not how often it is right');
  });

  it('is not shown where the form is no list', () => {
    expect(htmlOf(<ChoiceProbabilities summary={summaryOf()} />)).toBe('');
    expect(htmlOf(<ChoiceProbabilities summary={undefined} />)).toBe('');
  });
});

describe('the tokens of a reply', () => {
  it('open at the page where the answer begins', () => {
    const thought = Array.from({ length: 250 }, () => tokenOf('C'));
    expect(pageOfAnswer([...thought, tokenOf('</think>'), tokenOf('CH4')])).toBe(2);
    expect(pageOfAnswer([tokenOf('CH4')])).toBe(0);
    expect(pageOfAnswer([])).toBe(0);
  });

  it('stand among their alternatives once, by probability', () => {
    const token = tokenOf('C', {
      id: 7,
      logProbability: -1,
      alternatives: [
        { id: 9, text: 'N', logProbability: -0.5 },
        { id: 7, text: 'C', logProbability: -1 },
        { id: 8, text: 'O', logProbability: -3 },
      ],
    });
    expect(rankedAlternatives(token).map(({ text, isChosen }) => [text, isChosen])).toEqual([
      ['N', false],
      ['C', true],
      ['O', false],
    ]);
  });

  it('show their white space', () => {
    expect(visibleText(' a\n')).toBe('·a⏎');
  });
});

describe('the record of a run', () => {
  const recordOf = (changes: Partial<Run>) => htmlOf(<RunRecord run={runOf(task, 'C', changes)} />);

  it('holds how the replies were searched for', () => {
    const html = recordOf({
      decoding: decodingOf({
        sampleCount: 8,
        stopsAtShare: 0.5,
        thoughtBudget,
        answerForm: { kind: 'smiles' },
      }),
    });
    expect(html).toContain(
      '8 side by side, ended once the leader could not be caught nor fall below 50 %',
    );
    expect(html).toContain('at most 256 tokens, 64 kept for the answer');
    expect(html).toContain('kept in its form: smiles');
    expect(
      recordOf({
        decoding: decodingOf({ beams: { width: 4, candidateCount: 4, lengthPenalty: 0.6 } }),
      }),
    ).toContain('4 beams, 4 candidates, length penalty 0.6');
  });

  it('names the backend and the adapter, since a seed repeats a run only there', () => {
    const backend = { backend: 'webgpu', reason: 'A GPU.', adapter: 'Example GPU' } as const;
    const { model } = runOf(task, 'C');
    expect(recordOf({ model: { ...model, backend } })).toContain('GPU (WebGPU), Example GPU, ort');
  });

  it('holds how the tokens were computed, and what interrupted them', () => {
    const html = recordOf({
      promptTokenCount: 512,
      reusedTokenCount: 480,
      interruptions: [
        {
          failure: { code: 'gpu-lost', message: 'The GPU was lost.', cure: 'Wait.' },
          keptTokenCount: 77,
          continuedWith: { backend: 'wasm', flavour: 'cpu-int8' },
        },
      ],
    });
    expect(html).toContain('Single steps. The graph has a cache of fixed length.');
    expect(html).toContain('512 tokens, 480 of them still in the cache');
    expect(html).toContain('The GPU was lost. 77 tokens kept; went on with CPU (wasm), cpu-int8.');
  });

  it('names what was given by hand, the parent, and another model that it went on with', () => {
    const html = recordOf({
      replyStart: 'The acid',
      parent: { runId: 'parent', sample: 0, at: 12 },
      interruptions: [
        {
          failure: { code: 'page-ended', message: 'The page ended.', cure: 'Continue.' },
          keptTokenCount: 5,
          continuedWith: {
            backend: 'wasm',
            flavour: 'cpu-int8',
            model: { name: 'other', manifestSha256: 'f' },
          },
        },
      ],
    });
    expect(html).toContain('8 characters of the reply given by hand; the first 12 characters');
    expect(html).toContain('as in run parent');
    expect(html).toContain('went on with other, CPU (wasm), cpu-int8');
  });

  it('tells accepted drafts from rejected ones', () => {
    const run = runOf(task, 'C');
    const { phase } = run;
    if (phase.phase !== 'finished') throw new Error('a run that has not finished');
    const speculation = { draftedTokens: 40, acceptedTokens: 31 };
    const summary = { ...phase.summary, speculation };
    expect(recordOf({ phase: { phase: 'finished', summary } })).toContain(
      '31 of 40 drafted tokens accepted',
    );
  });
});

describe('the numbers beside a run', () => {
  const numbersOf = (changes: Partial<Run>) =>
    htmlOf(<RunNumbers task={task} />, { runs: { [task.id]: runOf(task, 'C', changes) } });

  it('say how far the prompt is read, out of the words that are read out', () => {
    const html = numbersOf({ phase: { phase: 'prefilling', doneTokens: 128, totalTokens: 512 } });
    expect(html).toMatch(/role="status"[^>]*>Reading the prompt<\/span>/);
    expect(html).toContain('<span aria-hidden="true">: 128 of 512 tokens</span>');
  });

  it('say what was not read again, and the limit of several replies', () => {
    const html = numbersOf({
      promptTokenCount: 96,
      reusedTokenCount: 64,
      maxTokens: 200,
      decoding: decodingOf({ sampleCount: 4 }),
    });
    expect(html).toContain('64 of 96 tokens not read again');
    expect(html).toContain('1 of at most 4 × 200');
  });

  it('count the interruptions', () => {
    const failure = { code: 'gpu-lost', message: 'The GPU was lost.', cure: 'Wait.' };
    const interruption = { failure, keptTokenCount: 3, continuedWith: undefined };
    expect(numbersOf({ interruptions: [interruption] })).toMatch(/Interrupted<\/dt><dd>1 time</);
    expect(numbersOf({})).not.toContain('Interrupted');
  });

  it('say that an interrupted run goes on', () => {
    const failure = { code: 'gpu-lost', message: 'The GPU was lost.', cure: 'Wait.' };
    const html = numbersOf({ phase: { phase: 'recovering', failure, attempt: 2 } });
    expect(html).toContain('The GPU was lost.');
    expect(html).toContain('What was written is kept.');
    expect(html).toContain('this is attempt 2');
  });
});
