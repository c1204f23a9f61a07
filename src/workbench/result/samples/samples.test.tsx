import { describe, expect, it } from 'vitest';
import type { Vote } from '#reasoning/vote.ts';
import { rewardRules } from '#scoring/rewards/reward-rules.ts';
import type { Verdict } from '#scoring/verdict.ts';
import type { Run } from '#state/run.ts';
import type { Answer } from '#tasks/answer.ts';
import { findTask } from '#tasks/registry.ts';
import { decodingOf, htmlOf, runOf, sampleOf } from '../../workbench.fixture.tsx';
import { RepliesPanel } from './RepliesPanel.tsx';
import { REWARD_RULES, sayBest, sayLead, voteRows } from './vote-rows.ts';

const formula = findTask('smiles-to-formula')!;
const esol = findTask('esol')!;

const formulaAnswer = (text: string): Answer => ({ kind: 'formula', formula: text });
const numberAnswer = (value: number): Answer => ({
  kind: 'number',
  label: 'Solubility',
  value,
  unit: 'log mol/L',
});
const ended = { finish: 'ended', tokenCount: 1, thoughtTokenCount: 1 } as const;

/** A run of several samples; those that are still written have no summary. */
function votedRun(vote: Vote, changes: Partial<Run> = {}): Run {
  const samples = changes.samples ?? Array.from({ length: 5 }, () => sampleOf('C'));
  return runOf(formula, '', {
    samples,
    decoding: decodingOf({ sampleCount: samples.length }),
    vote: { phase: 'counted', vote },
    ...changes,
  });
}

const threeToOne: Vote = {
  groups: [
    { answer: formulaAnswer('C9H8O4'), samples: [3, 0, 1], share: 0.75, weightedShare: 0.81 },
    { answer: formulaAnswer('C9H10O4'), samples: [2], share: 0.25, weightedShare: 0.19 },
  ],
  unreadable: [4],
};

const panelOf = (run: Run, task = formula) =>
  htmlOf(<RepliesPanel task={task} />, { runs: { [task.id]: run } });

/** The words of a page, each element's apart. */
const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('a vote', () => {
  it('stands in the order of the votes, with shares, samples and what could not be read', () => {
    expect(wordsOf(panelOf(votedRun(threeToOne)))).toMatch(
      new RegExp(
        [
          'Vote The leading answer has 3 of 4 votes\\.',
          'C 9 H 8 O 4 75 % 81 % weighted, 3 samples Sample 1 Sample 2 Sample 4',
          'C 9 H 10 O 4 25 % 19 % weighted, 1 sample Sample 3',
          'No answer that can be read 1 sample Sample 5',
          'A vote tells how far the samples agree, not whether they are right\\.',
        ].join(' '),
      ),
    );
  });

  it('puts the best reward first where samples have one, and says what it is for', () => {
    const rewards = {
      kind: 'known',
      rule: 'validity',
      rewards: [0.5, 0.5, 1, 0.5, 0],
    } as const;
    const words = wordsOf(panelOf(votedRun(threeToOne, { rewards })));
    expect(words).toMatch(/^Best of 5 Sample 3 has the highest reward, 1\./);
    expect(words).toMatch(/C 9 H 10 O 4 reward 1 1 sample .*C 9 H 8 O 4 reward 0\.5 3 samples/);
    expect(words).toContain('A reward is 1 for a valid answer');
    expect(words).not.toContain('A vote tells');
  });

  it('says that several are paid alike, that none is paid, or why nothing is known', () => {
    const known = (rewards: readonly number[]) =>
      sayBest(votedRun(threeToOne, { rewards: { kind: 'known', rule: 'energy', rewards } }));
    expect(known([0, 0.25, 0.25, 0, 0])).toBe(
      'Sample 2 has the highest reward, 0.25, as has 1 other.',
    );
    expect(known([0, 0, 0])).toBe('No sample has what the task asks for.');
    const failed = votedRun(threeToOne, { rewards: { kind: 'failed', reason: 'RDKit broke.' } });
    expect(sayBest(failed)).toContain('RDKit broke.');
    expect(sayBest(votedRun(threeToOne))).toBeUndefined();
  });

  it('names the energy that a reward is measured by', () => {
    const rule = rewardRules.get('unconditional-rna');
    if (rule?.by !== 'energy') throw new Error('Made-up RNA is paid by its energy.');
    expect(REWARD_RULES.energy).toContain(`exp(energy / ${rule.scale.width} ${rule.scale.unit})`);
  });

  it('draws each share as a bar of that length', () => {
    const widths = [...panelOf(votedRun(threeToOne)).matchAll(/inline-size:([\d.]+%)/g)];
    expect(widths.map(([, width]) => width)).toEqual(['75%', '25%']);
  });

  it('says of an answer what the check of one of its samples said', () => {
    const verdict = { status: 'passes', check: 'RDKit counts', detail: 'Yes.' } as const;
    const checked = sampleOf('C', { checks: { phase: 'done', verdicts: [verdict] } });
    const samples = [checked, ...Array.from({ length: 4 }, () => sampleOf('C'))];
    const words = wordsOf(panelOf(votedRun(threeToOne, { samples })));
    expect(words).toContain('3 samples Passes : RDKit counts Sample 1');
    expect(words.match(/Passes/g)).toHaveLength(1);
  });

  it('marks the sample on the screen, and no other', () => {
    const html = panelOf(votedRun(threeToOne, { shownSample: 2 }));
    const buttons = [...html.matchAll(/aria-pressed="(\w+)"><span>(Sample \d)/g)];
    expect(buttons.map(([, isOn, name]) => [name, isOn])).toEqual([
      ['Sample 1', 'false'],
      ['Sample 2', 'false'],
      ['Sample 4', 'false'],
      ['Sample 3', 'true'],
      ['Sample 5', 'false'],
    ]);
  });

  it('gives median and middle of numbers with their unit', () => {
    const run = runOf(esol, '', {
      samples: [sampleOf('a'), sampleOf('b')],
      decoding: decodingOf({ sampleCount: 2 }),
      vote: {
        phase: 'counted',
        vote: {
          groups: [
            { answer: numberAnswer(-2.1), samples: [0], share: 0.5, weightedShare: 0.5 },
            { answer: numberAnswer(-2.5), samples: [1], share: 0.5, weightedShare: 0.5 },
          ],
          unreadable: [],
          numbers: { median: -2.3, low: -2.46, high: -2.14 },
        },
      },
    });
    const words = wordsOf(panelOf(run, esol));
    expect(words).toContain('No answer leads: the best have 1 of 2 votes each.');
    expect(words).toContain('Median −2.3 log mol/L Middle 80 % −2.46 to −2.14 log mol/L');
  });

  it('shows how far the samples are that are still written, and ended ones apart', () => {
    const token = { id: 1, text: 'C', logProbability: -1, timeMs: 1 };
    const open = sampleOf('C', { summary: undefined, tokens: [token, token, token] });
    const run = votedRun(
      { groups: threeToOne.groups.slice(0, 1), unreadable: [] },
      {
        samples: [
          sampleOf('C'),
          sampleOf('C'),
          open,
          sampleOf('C'),
          sampleOf('', { summary: ended }),
        ],
        phase: { phase: 'decoding' },
      },
    );
    const words = wordsOf(panelOf(run));
    expect(words).toContain('All 3 readable answers agree. More samples are being written.');
    expect(words).toContain('Being written 1 sample Sample 3 3 tokens');
    expect(words).toContain('Ended early: could not change the vote 1 sample Sample 5');
  });

  it('puts every sample in exactly one row, before anything was counted too', () => {
    for (const vote of [{ phase: 'none' }, { phase: 'counted', vote: threeToOne }] as const) {
      const rows = voteRows(votedRun(threeToOne, { vote }));
      const samples = rows.flatMap((row) =>
        row.kind === 'answer' ? row.group.samples : row.samples,
      );
      expect(samples.toSorted()).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it('claims no agreement of a single answer', () => {
    const [group] = threeToOne.groups;
    const one = { groups: [{ ...group!, samples: [0] }], unreadable: [] };
    expect(sayLead(votedRun(one))).toBe('One answer so far: there is nothing to compare it with.');
    expect(sayLead(votedRun({ groups: [], unreadable: [0] }))).toBe(
      'No answer could be read so far.',
    );
  });

  it('is not shown for a single reply', () => {
    expect(panelOf(runOf(formula, 'C'))).toBe('');
  });
});

describe('the candidates of a beam search', () => {
  const beams = { width: 3, candidateCount: 3, lengthPenalty: 1 };
  const candidate = (text: string, score: number, status?: 'passes' | 'fails') => {
    const verdict: Verdict =
      status === 'passes'
        ? { status, check: 'RDKit counts', detail: 'Yes.' }
        : { status: 'fails', check: 'RDKit counts', reason: 'No.' };
    return sampleOf(`<MOLFORMULA> ${text} </MOLFORMULA>`, {
      score,
      checks: status ? { phase: 'done', verdicts: [verdict] } : { phase: 'waiting' },
    });
  };

  it('stand by score, each with its answer, its tokens and its verdicts', () => {
    const run = runOf(formula, '', {
      samples: [
        candidate('C9H10O4', -0.11, 'fails'),
        candidate('C9H8O4', -0.342, 'passes'),
        sampleOf('I cannot tell.', { score: -0.5 }),
      ],
      shownSample: 1,
      decoding: decodingOf({ beams }),
    });
    const words = wordsOf(panelOf(run));
    expect(words).toContain(
      [
        'Candidate 1 C 9 H 10 O 4 score −0.11, 1 token Fails : RDKit counts',
        'Candidate 2 C 9 H 8 O 4 score −0.342, 1 token Passes : RDKit counts',
        'Candidate 3 No answer that can be read score −0.5, 1 token',
      ].join(' '),
    );
    expect(words).toContain('divided by their number. Nearer to 0 is more probable');
  });

  it('are announced while the search goes on', () => {
    const run = runOf(formula, '', {
      decoding: decodingOf({ beams }),
      phase: { phase: 'decoding' },
    });
    expect(panelOf(run)).toContain('ranked when the search has ended');
  });
});
