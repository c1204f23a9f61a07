// Expected values computed with SciPy 1.10.1 (pearsonr, spearmanr), scikit-learn 1.2.1 (r2_score,
// mean_absolute_error, mean_squared_error) and NumPy from rows drawn once with a seed; NaN where a side
// that must vary is constant.

interface NumberCase {
  readonly name: string;
  readonly predictions: readonly number[];
  readonly references: readonly number[];
  readonly pearson: number;
  readonly spearman: number;
  readonly determination: number;
  readonly mae: number;
  readonly rmse: number;
  readonly mad: number;
}

export const numberCases: readonly NumberCase[] = [
  {
    name: 'normal values with noise',
    predictions: [
      -0.43, 3.638, 0.417, -1.472, 0.924, -0.446, -1.855, 2.117, 1.228, -0.277, -0.783, -0.177,
      0.155, 1, 1.294, 2.286, 1.298, 1.547, -0.312, 0.099,
    ],
    references: [
      0.351, 3.496, 0.593, -0.618, 1.264, 0.091, -0.487, 1.836, 1.164, 0.097, -1.276, 0.104, 0.082,
      1.486, 0.565, 1.851, 0.795, 0.91, 0.876, -0.219,
    ],
    pearson: 0.8972809291357968,
    spearman: 0.8421052631578947,
    determination: 0.6524704214800809,
    mae: 0.503,
    rmse: 0.6059781349190744,
    mad: 0.7845550000000001,
  },
  {
    name: 'unrelated values',
    predictions: [
      -0.145, 0.639, -2.281, 0.749, -0.372, 0.257, 0.137, -0.031, 1.634, 0.203, -0.126, 1.458,
      -0.569, -0.912, -0.768,
    ],
    references: [
      -0.716, -1.431, -0.586, 0.801, -1.46, 0.244, -0.507, -0.294, 1.039, 0.698, 1.178, 1.61,
      -1.876, -1.139, 2.399,
    ],
    pearson: 0.35143216422989787,
    spearman: 0.4107142857142856,
    determination: -0.048129269633221616,
    mae: 0.9095333333333334,
    rmse: 1.2454376740728539,
    mad: 1.0650222222222223,
  },
  {
    name: 'many ties',
    predictions: [3, 1, 3, 0, 2, 3, 0, 3, 0, 3, 0, 1, 1, 3, 3, 3, 2, 3],
    references: [3, 2, 0, 0, 3, 0, 1, 3, 1, 2, 0, 0, 3, 2, 3, 1, 1, 2],
    pearson: 0.38332593899996403,
    spearman: 0.3554640513808654,
    determination: -0.4285714285714286,
    mae: 1.0555555555555556,
    rmse: 1.3944333775567925,
    mad: 1.0555555555555556,
  },
  {
    name: 'two rows',
    predictions: [1, 3],
    references: [5, 4],
    pearson: -1.0,
    spearman: -0.9999999999999999,
    determination: -33.0,
    mae: 2.5,
    rmse: 2.9154759474226504,
    mad: 0.5,
  },
  {
    name: 'a large offset',
    predictions: [
      99999999.5464, 100000001.0768, 100000001.0051, 99999999.9399, 100000000.4117, 99999998.8497,
      99999999.5762, 99999998.836, 99999999.9444, 100000000.4302, 99999999.975, 100000000.6798,
    ],
    references: [
      100000002.6872, 99999998.7807, 100000001.0026, 99999999.9107, 100000001.7612, 100000000.2313,
      100000000.9547, 100000000.8181, 100000002.2015, 99999997.953, 99999999.9055, 100000001.1794,
    ],
    pearson: -0.2507571143408169,
    spearman: -0.2027972027972028,
    determination: -0.7781800830936998,
    mae: 1.405308333535989,
    rmse: 1.7364225895606866,
    mad: 1.049376388390859,
  },
  {
    name: 'tiny values',
    predictions: [
      -3.83e-10, 7.72e-10, 6.07e-10, -4.21e-10, 4.42e-10, 4.32e-10, 7.910000000000001e-10,
      -7.280000000000001e-10, -1.87e-10, 1.305e-9,
    ],
    references: [
      -3.9200000000000004e-10, -1.414e-9, 3.7600000000000005e-10, -2.326e-9, 2.15e-10, 1.561e-9,
      1.86e-10, -1.089e-9, -1.72e-10, 9.52e-10,
    ],
    pearson: 0.5601767677405933,
    spearman: 0.5151515151515151,
    determination: 0.12547588066516413,
    mae: 7.021e-10,
    rmse: 1.0202163005951239e-9,
    mad: 8.7596e-10,
  },
  {
    name: 'one wild prediction',
    predictions: [1.947, 0.832, -1.828, 1000000, -1.049, -0.507, -0.33, 0.82, -0.651],
    references: [1.947, 0.832, -1.828, 1.394, -1.049, -0.507, -0.33, 0.82, -0.651],
    pearson: 0.40070517030592157,
    spearman: 0.9833333333333333,
    determination: -81389363240.64581,
    mae: 111110.95622222223,
    rmse: 333332.8686666667,
    mad: 1.047530864197531,
  },
  {
    name: 'a perfect prediction',
    predictions: [1.947, 0.832, -1.828, 1.394, -1.049, -0.507, -0.33, 0.82, -0.651],
    references: [1.947, 0.832, -1.828, 1.394, -1.049, -0.507, -0.33, 0.82, -0.651],
    pearson: 1.0,
    spearman: 1.0,
    determination: 1.0,
    mae: 0.0,
    rmse: 0.0,
    mad: 1.047530864197531,
  },
  {
    name: 'the opposite sign',
    predictions: [-1.947, -0.832, 1.828, -1.394, 1.049, 0.507, 0.33, -0.82, 0.651],
    references: [1.947, 0.832, -1.828, 1.394, -1.049, -0.507, -0.33, 0.82, -0.651],
    pearson: -1.0,
    spearman: -1.0,
    determination: -3.0142661120550898,
    mae: 2.0795555555555554,
    rmse: 2.340978332995749,
    mad: 1.047530864197531,
  },
  {
    name: 'a constant offset',
    predictions: [4.947, 3.832, 1.172, 4.394, 1.951, 2.493, 2.67, 3.82, 2.349],
    references: [1.947, 0.832, -1.828, 1.394, -1.049, -0.507, -0.33, 0.82, -0.651],
    pearson: 1.0,
    spearman: 1.0,
    determination: -5.592556802608866,
    mae: 3.0,
    rmse: 3.0,
    mad: 1.047530864197531,
  },
  {
    name: 'a constant prediction',
    predictions: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
    references: [0.288, 0.927, 0.99, -0.81, -1.075, -0.399, 0.246],
    pearson: Number.NaN,
    spearman: Number.NaN,
    determination: -0.010274906527642846,
    mae: 0.6621428571428571,
    rmse: 0.7550227054296352,
    mad: 0.6730204081632652,
  },
  {
    name: 'a constant reference',
    predictions: [-0.472, 1.103, 0.245, 0.125, -1.202, 0.001],
    references: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1],
    pearson: Number.NaN,
    spearman: Number.NaN,
    determination: Number.NaN,
    mae: 0.5243333333333333,
    rmse: 0.7141251057529533,
    mad: 1.3877787807814457e-17,
  },
  {
    name: 'energies of cells',
    predictions: [
      -806.026, -258.272, -447.724, -176.044, -174.136, -306.765, -143.594, -227.477, -132.982,
      -867.276, -243.418, -107.95, -126.395, -696.439,
    ],
    references: [
      -625.975, -285.55, -698.259, -425.285, -483.17, -291.572, -464.012, -512.372, -416.27,
      -301.801, -628.818, -334.453, -65.2, -84.397,
    ],
    pearson: 0.0066061083448197,
    spearman: 0.12087912087912088,
    determination: -2.0291318296538656,
    mae: 269.3248571428572,
    rmse: 318.0080955519394,
    mad: 149.19573469387754,
  },
  {
    name: 'a bent but rising curve',
    predictions: [1.202, 1.225, 2.784, 5.94, 6.243, 6.447, 12.493, 31.436, 62.055, 88.196, 120.172],
    references: [0.184, 0.203, 1.024, 1.782, 1.831, 1.864, 2.525, 3.448, 4.128, 4.48, 4.789],
    pearson: 0.886338143474523,
    spearman: 1.0,
    determination: -919.2838943672577,
    mae: 28.357727272727274,
    rmse: 47.312086527075245,
    mad: 1.3517355371900825,
  },
];
