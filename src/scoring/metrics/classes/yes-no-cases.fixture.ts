// Expected values computed with scikit-learn 1.2.1 (confusion_matrix, matthews_corrcoef,
// precision_score, recall_score, f1_score, accuracy_score, roc_auc_score) from rows drawn once with a
// seed. NaN stands where scikit-learn refuses, or writes 0 for a division by 0. Yes is 1, no is 0.

interface YesNoCase {
  readonly name: string;
  readonly predicted: string;
  readonly actual: string;
  readonly counts: {
    readonly truePositive: number;
    readonly falsePositive: number;
    readonly trueNegative: number;
    readonly falseNegative: number;
  };
  readonly mcc: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly accuracy: number;
  readonly hardAuc: number;
}

export const yesNoCases: readonly YesNoCase[] = [
  {
    name: 'a quarter wrong',
    predicted: '0111111110010101000101101011111100001110',
    actual: '1011010110110001000100100011111110101110',
    counts: { truePositive: 18, falsePositive: 6, trueNegative: 12, falseNegative: 4 },
    mcc: 0.4923659639173309,
    precision: 0.75,
    recall: 0.8181818181818182,
    f1: 0.7826086956521738,
    accuracy: 0.75,
    hardAuc: 0.7424242424242425,
  },
  {
    name: 'few positives, one found',
    predicted: '000000000000000000000100000000000000000000000000000000000000',
    actual: '000000000000000000000100000000000000000000001000000000000100',
    counts: { truePositive: 1, falsePositive: 0, trueNegative: 57, falseNegative: 2 },
    mcc: 0.567480306535024,
    precision: 1.0,
    recall: 0.3333333333333333,
    f1: 0.5,
    accuracy: 0.9666666666666667,
    hardAuc: 0.6666666666666666,
  },
  {
    name: 'always no',
    predicted: '000000000000000000000000000000000000000000000000000000000000',
    actual: '000000000000000000000100000000000000000000001000000000000100',
    counts: { truePositive: 0, falsePositive: 0, trueNegative: 57, falseNegative: 3 },
    mcc: 0.0,
    precision: Number.NaN,
    recall: 0.0,
    f1: 0.0,
    accuracy: 0.95,
    hardAuc: 0.5,
  },
  {
    name: 'always yes',
    predicted: '111111111111111111111111111111111111111111111111111111111111',
    actual: '000000000000000000000100000000000000000000001000000000000100',
    counts: { truePositive: 3, falsePositive: 57, trueNegative: 0, falseNegative: 0 },
    mcc: 0.0,
    precision: 0.05,
    recall: 1.0,
    f1: 0.09523809523809523,
    accuracy: 0.05,
    hardAuc: 0.5,
  },
  {
    name: 'all right',
    predicted: '000000000000000000000100000000000000000000001000000000000100',
    actual: '000000000000000000000100000000000000000000001000000000000100',
    counts: { truePositive: 3, falsePositive: 0, trueNegative: 57, falseNegative: 0 },
    mcc: 1.0,
    precision: 1.0,
    recall: 1.0,
    f1: 1.0,
    accuracy: 1.0,
    hardAuc: 1.0,
  },
  {
    name: 'all wrong',
    predicted: '111111111111111111111011111111111111111111110111111111111011',
    actual: '000000000000000000000100000000000000000000001000000000000100',
    counts: { truePositive: 0, falsePositive: 57, trueNegative: 0, falseNegative: 3 },
    mcc: -1.0,
    precision: 0.0,
    recall: 0.0,
    f1: 0.0,
    accuracy: 0.0,
    hardAuc: 0.0,
  },
  {
    name: 'one class only',
    predicted: '0010',
    actual: '0000',
    counts: { truePositive: 0, falsePositive: 1, trueNegative: 3, falseNegative: 0 },
    mcc: 0.0,
    precision: 0.0,
    recall: Number.NaN,
    f1: 0.0,
    accuracy: 0.75,
    hardAuc: Number.NaN,
  },
  {
    name: 'nothing positive',
    predicted: '000',
    actual: '000',
    counts: { truePositive: 0, falsePositive: 0, trueNegative: 3, falseNegative: 0 },
    mcc: 0.0,
    precision: Number.NaN,
    recall: Number.NaN,
    f1: Number.NaN,
    accuracy: 1.0,
    hardAuc: Number.NaN,
  },
  {
    name: 'chance',
    predicted: '011011100101011100011111011101010',
    actual: '011100101110001100100001100111100',
    counts: { truePositive: 9, falsePositive: 11, trueNegative: 6, falseNegative: 7 },
    mcc: -0.08648817040445186,
    precision: 0.45,
    recall: 0.5625,
    f1: 0.5,
    accuracy: 0.45454545454545453,
    hardAuc: 0.4577205882352941,
  },
];
