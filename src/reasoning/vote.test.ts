import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ballot, canBeCaught, confidenceOf, countVotes } from './vote.ts';

/** A ballot for each letter; `?` is one that cannot be read. */
function ballotsFor(letters: string, confidences: readonly number[] = []): readonly Ballot[] {
  return [...letters].map((letter, sample) => {
    const confidence = confidences[sample] ?? 0.5;
    return letter === '?'
      ? { sample, answer: undefined, key: undefined, confidence }
      : { sample, answer: { kind: 'text', text: letter }, key: letter, confidence };
  });
}

function numbersFor(values: readonly number[]): readonly Ballot[] {
  return values.map((value, sample) => ({
    sample,
    answer: { kind: 'number', label: 'LogP', value },
    key: 'LogP',
    confidence: 0.5,
  }));
}

const samplesOf = (ballots: readonly Ballot[]) =>
  countVotes(ballots).groups.map(({ samples }) => [...samples].sort((a, b) => a - b));

const someBallots = fc
  .array(
    fc.record({
      letter: fc.constantFrom('a', 'b', 'c', '?'),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 16 },
  )
  .map((drawn) =>
    ballotsFor(
      drawn.map(({ letter }) => letter).join(''),
      drawn.map(({ confidence }) => confidence),
    ),
  );

const someNumbers = fc
  .array(fc.double({ min: -2, max: 2, noNaN: true }), { maxLength: 12 })
  .map(numbersFor);

describe('a vote', () => {
  it('puts the answer with the most votes first, and names what cannot be read', () => {
    const vote = countVotes(ballotsFor('ab?bb?', [0.9, 0.2, 0.5, 0.4, 0.3, 0.5]));
    expect(vote.groups).toMatchObject([
      { answer: { text: 'b' }, samples: [3, 4, 1], share: 0.75 },
      { answer: { text: 'a' }, samples: [0], share: 0.25 },
    ]);
    expect(vote.groups.map(({ weightedShare }) => weightedShare)).toEqual([
      expect.closeTo(0.5),
      expect.closeTo(0.5),
    ]);
    expect(vote.unreadable).toEqual([2, 5]);
    expect(vote.numbers).toBeUndefined();
  });

  it('decides a tie by confidence, then by the first sample', () => {
    expect(samplesOf(ballotsFor('abab', [0.5, 0.6, 0.5, 0.6]))).toEqual([
      [1, 3],
      [0, 2],
    ]);
    expect(samplesOf(ballotsFor('baba'))).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('counts nothing where nothing can be read, or nobody is sure of anything', () => {
    expect(countVotes(ballotsFor('??'))).toEqual({ groups: [], unreadable: [0, 1] });
    expect(countVotes([])).toEqual({ groups: [], unreadable: [] });
    expect(countVotes(ballotsFor('aab', [0, 0, 0])).groups[0]?.weightedShare).toBeCloseTo(2 / 3);
  });

  it('takes numbers within one per cent of each other for one, also through a third', () => {
    expect(samplesOf(numbersFor([1, 1.009, 1.02, -1, 0]))).toEqual([[0, 1], [2], [3], [4]]);
    expect(samplesOf(numbersFor([1, 1.018, 1.009]))).toEqual([[0, 1, 2]]);
    expect(samplesOf(numbersFor([0, -0, 1e-9]))).toEqual([[0, 1], [2]]);
  });

  it('gives numbers their median and the interval of the middle 80 %', () => {
    const values = [11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(countVotes(numbersFor(values)).numbers).toEqual({ median: 6, low: 2, high: 10 });
    expect(countVotes(numbersFor([2, 3])).numbers).toEqual({
      median: 2.5,
      low: expect.closeTo(2.1),
      high: expect.closeTo(2.9),
    });
  });

  it('gives no median where some answers are words, or several numbers', () => {
    const word: Ballot = {
      sample: 9,
      answer: { kind: 'property', property: 'colour', label: 'red', word: 'red' },
      key: 'red',
      confidence: 1,
    };
    expect(countVotes([...numbersFor([1, 2]), word]).numbers).toBeUndefined();
    const several: Ballot = {
      sample: 0,
      answer: {
        kind: 'numbers',
        numbers: [
          { label: 'a', value: 1 },
          { label: 'b', value: 2 },
        ],
      },
      key: 'a, b',
      confidence: 1,
    };
    expect(countVotes([several]).numbers).toBeUndefined();
  });

  it('compares several numbers one by one', () => {
    const pair = (sample: number, a: number, b: number): Ballot => ({
      sample,
      answer: {
        kind: 'numbers',
        numbers: [
          { label: 'a', value: a },
          { label: 'b', value: b },
        ],
      },
      key: 'a, b',
      confidence: 1,
    });
    expect(samplesOf([pair(0, 1, 2), pair(1, 1.001, 2.001), pair(2, 1, 3)])).toEqual([[0, 1], [2]]);
  });

  it('does not depend on the order in which samples end', () => {
    const shuffled = fc
      .oneof(someBallots, someNumbers)
      .chain((ballots) =>
        fc.tuple(
          fc.constant(ballots),
          fc.shuffledSubarray([...ballots], { minLength: ballots.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([ballots, others]) => {
        expect(countVotes(others)).toEqual(countVotes(ballots));
      }),
    );
  });

  it('has each ballot once, and shares that add to 1', () => {
    fc.assert(
      fc.property(fc.oneof(someBallots, someNumbers), (ballots) => {
        const { groups, unreadable } = countVotes(ballots);
        const counted = [...groups.flatMap(({ samples }) => samples), ...unreadable];
        expect(counted.sort((a, b) => a - b)).toEqual([...ballots.keys()]);
        if (groups.length === 0) return;
        const sum = (part: 'share' | 'weightedShare') =>
          groups.reduce((total, group) => total + group[part], 0);
        expect(sum('share')).toBeCloseTo(1);
        expect(sum('weightedShare')).toBeCloseTo(1);
      }),
    );
  });
});

describe('whether the leader can be caught', () => {
  /** Every way in which pending samples may still answer: as before, something new, or nothing. */
  function* continuations(pending: number): Generator<string> {
    if (pending === 0) yield '';
    else for (const rest of continuations(pending - 1)) for (const one of 'abcd?') yield one + rest;
  }

  /** Most votes; undefined where two have as many, which only confidence decides. */
  function soleLeader(letters: string): { letter: string; share: number } | undefined {
    const counts = new Map<string, number>();
    for (const letter of letters.replaceAll('?', '')) {
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
    if (!first || first[1] === second?.[1]) return undefined;
    return { letter: first[0], share: first[1] / letters.replaceAll('?', '').length };
  }

  it('is so exactly where some end of the pending samples changes the outcome', () => {
    let seen = 0;
    for (let done = 0; done <= 4; done++) {
      for (const before of continuations(done)) {
        const vote = countVotes(ballotsFor(before));
        for (let pending = 1; pending <= 3; pending++) {
          const ends = [...continuations(pending)].map((rest) => soleLeader(before + rest));
          const now = soleLeader(before)?.letter;
          for (const level of [0.5, 0.75, 1]) {
            const canChange = ends.some((end) => end?.letter !== now || end === undefined);
            const canFall = ends.some((end) => end !== undefined && end.share < level);
            expect(canBeCaught(vote, pending, level), `${before}+${pending} at ${level}`).toBe(
              canChange || canFall,
            );
            seen++;
          }
        }
      }
    }
    expect(seen).toBe((1 + 5 + 25 + 125 + 625) * 9);
  });

  it('is never so once nothing is pending', () => {
    fc.assert(
      fc.property(someBallots, (ballots) => {
        expect(canBeCaught(countVotes(ballots), 0, 1)).toBe(false);
      }),
    );
  });

  it('thinks of a number that makes two groups one', () => {
    const vote = countVotes(numbersFor([5, 5, 5, 5, 1, 1, 1.015, 1.015]));
    expect(vote.groups.map(({ samples }) => samples.length)).toEqual([4, 2, 2]);
    expect(canBeCaught(vote, 1, 0.5)).toBe(true);
    expect(samplesOf(numbersFor([5, 5, 5, 5, 1, 1, 1.015, 1.015, 1.0075]))[0]).toEqual([
      4, 5, 6, 7, 8,
    ]);
  });

  it('is never denied where numbers could still change the leader', () => {
    const drawn = fc.tuple(
      fc.array(fc.constantFrom(1, 1.008, 1.016, 1.024, 5), { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom(1, 1.008, 1.016, 1.024, 5), { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(drawn, ([before, rest]) => {
        const vote = countVotes(numbersFor(before));
        if (canBeCaught(vote, rest.length, 0.5)) return;
        const leader = vote.groups[0]?.samples[0];
        const after = countVotes(numbersFor([...before, ...rest])).groups[0];
        expect(after?.samples).toContain(leader);
      }),
    );
  });
});

describe('confidence', () => {
  it('is the geometric mean of the probabilities', () => {
    const tokens = [0.5, 0.5, 1, 1].map((p) => ({ logProbability: Math.log(p) }));
    expect(confidenceOf(tokens)).toBeCloseTo(Math.sqrt(0.5));
    expect(confidenceOf([])).toBe(0);
    expect(confidenceOf([{ logProbability: 1e-9 }])).toBe(1);
  });
});
