// Expected values put together as the released evaluator does from what SciPy 1.10.1 (pearsonr,
// spearmanr) and scikit-learn 1.2.1 (f1_score, mean_absolute_error) compute for the rows that count.

interface ReadableCase {
  readonly name: string;
  readonly predictions: readonly (number | undefined)[];
  readonly references: readonly number[];
  readonly spearman: number;
  readonly squaredPearson: number;
}

interface MixedCase {
  readonly name: string;
  readonly predictions: readonly (number | undefined)[];
  readonly references: readonly number[];
  readonly score: number;
}

export const readableCases: readonly ReadableCase[] = [
  {
    name: 'all readable',
    predictions: [3.95, -0.15, 1.62, 1.87, 0.94, -0.13, 2.32, -0.59, 0.17, 0.78, -0.27, 1.15],
    references: [4.53, -0.94, 2.32, 1.32, 1.7, 0.63, 3.65, -0.71, -0.03, -0.67, 0.75, 0.28],
    spearman: 0.7832167832167832,
    squaredPearson: 0.7536796725004018,
  },
  {
    name: 'a quarter unreadable',
    predictions: [
      3.95,
      -0.15,
      undefined,
      1.87,
      0.94,
      -0.13,
      2.32,
      undefined,
      undefined,
      0.78,
      -0.27,
      1.15,
    ],
    references: [4.53, -0.94, 2.32, 1.32, 1.7, 0.63, 3.65, -0.71, -0.03, -0.67, 0.75, 0.28],
    spearman: 0.5249999999999999,
    squaredPearson: 0.5311594744840779,
  },
  {
    name: 'one above 300, one at 300',
    predictions: [undefined, -0.15, 1.62, 1.87, 301, 300, 2.32, -0.59, 0.17, 0.78, -0.27, 1.15],
    references: [4.53, -0.94, 2.32, 1.32, 1.7, 0.63, 3.65, -0.71, -0.03, -0.67, 0.75, 0.28],
    spearman: 0.6055555555555555,
    squaredPearson: 0.020619671388138958,
  },
];

export const mixedCases: readonly MixedCase[] = [
  {
    name: 'noisy percentages',
    predictions: [
      55.9, 14.5, 49.2, 31.4, -0.5, 11.2, 88.7, 98.6, 25.1, -17.1, 19.5, 10.4, 65.9, 26.3,
    ],
    references: [50.4, 28.6, 57.6, 16.5, 14.4, 3.9, 75.2, 86, 5.5, 1.7, 4.8, 24.5, 84.1, 16.9],
    score: 0.8420420168067226,
  },
  {
    name: 'an unreadable one, one of 2000 and one of 1000',
    predictions: [
      55.9,
      undefined,
      49.2,
      31.4,
      -0.5,
      11.2,
      2000,
      98.6,
      25.1,
      1000,
      19.5,
      10.4,
      65.9,
      26.3,
    ],
    references: [50.4, 28.6, 57.6, 16.5, 14.4, 3.9, 75.2, 86, 5.5, 1.7, 4.8, 24.5, 84.1, 16.9],
    score: 0.34169693877551016,
  },
  {
    name: 'no prediction in range',
    predictions: [55, 55, 55, 55, 55],
    references: [10, 20, 30, 40, 90],
    score: 0.345,
  },
  {
    name: 'nothing that works, and none found',
    predictions: [80, 90],
    references: [70, 95],
    score: 0.4625,
  },
  {
    name: 'a negative prediction, which works but is out of range',
    predictions: [-5, 40, 29.9, 30],
    references: [3, 60, 31, 29],
    score: 0.70975,
  },
];
