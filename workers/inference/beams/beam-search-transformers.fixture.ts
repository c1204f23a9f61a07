import type { Ask } from './beam-search-definition.fixture.ts';

interface TransformersSearch extends Ask {
  readonly name: string;
  readonly expected: readonly { readonly ids: readonly number[]; readonly score: number }[];
}

/**
 * What `generate` of Hugging Face transformers 5.18.0 with torch 2.13.0 returned, with
 * `num_beams`, `num_return_sequences`, `max_new_tokens`, `length_penalty` and `early_stopping=False`,
 * for a model whose logits are `hashedLogits` of the fake model; scores are `sequences_scores`.
 */
export const transformersSearches: readonly TransformersSearch[] = [
  {
    name: '4 beams, one stop token',
    prompt: [1, 2, 3],
    vocabulary: 24,
    stopTokens: [0],
    maxTokens: 12,
    beams: { width: 4, candidateCount: 4, lengthPenalty: 1 },
    expected: [
      { ids: [11, 12, 23, 17, 9, 19, 12, 8, 23, 6, 20, 18], score: -1.27877 },
      { ids: [11, 12, 23, 17, 9, 19, 19, 13, 22, 21, 11, 12], score: -1.28054 },
      { ids: [11, 12, 23, 17, 9, 19, 19, 13, 22, 21, 11, 7], score: -1.28704 },
      { ids: [11, 12, 23, 17, 9, 19, 12, 8, 23, 12, 7, 3], score: -1.28937 },
    ],
  },
  {
    name: '2 beams, two stop tokens',
    prompt: [5, 9],
    vocabulary: 24,
    stopTokens: [0, 7],
    maxTokens: 12,
    beams: { width: 2, candidateCount: 2, lengthPenalty: 1 },
    expected: [
      { ids: [5, 17, 21, 3, 7], score: -1.30436 },
      { ids: [5, 17, 21, 3, 16, 11, 15, 21, 10, 20, 20, 11], score: -1.3584 },
    ],
  },
  {
    name: '8 beams, two stop tokens',
    prompt: [11, 4, 4],
    vocabulary: 24,
    stopTokens: [3, 21],
    maxTokens: 16,
    beams: { width: 8, candidateCount: 8, lengthPenalty: 1 },
    expected: [
      { ids: [19, 10, 15, 12, 18, 19, 18, 8, 20, 17, 14, 2, 7, 16, 6, 23], score: -1.21946 },
      { ids: [19, 10, 15, 12, 18, 19, 18, 8, 20, 17, 14, 2, 7, 16, 18, 10], score: -1.23388 },
      { ids: [19, 10, 15, 12, 18, 19, 18, 8, 20, 17, 14, 2, 7, 16, 22, 11], score: -1.24205 },
      { ids: [19, 10, 15, 12, 18, 19, 18, 8, 20, 17, 14, 2, 7, 16, 18, 3], score: -1.25151 },
      { ids: [19, 10, 15, 12, 18, 19, 18, 6, 10, 21], score: -1.25284 },
      { ids: [19, 10, 15, 12, 18, 19, 18, 8, 20, 17, 23, 2, 15, 6, 17, 5], score: -1.25403 },
      { ids: [19, 10, 15, 12, 18, 19, 18, 8, 20, 17, 14, 2, 7, 16, 18, 19], score: -1.25445 },
      { ids: [19, 10, 15, 12, 18, 19, 18, 8, 20, 17, 14, 2, 7, 16, 19, 0], score: -1.25926 },
    ],
  },
  {
    name: '3 of 5 beams',
    prompt: [8],
    vocabulary: 24,
    stopTokens: [2, 6],
    maxTokens: 10,
    beams: { width: 5, candidateCount: 3, lengthPenalty: 1 },
    expected: [
      { ids: [14, 8, 7, 4, 4, 10, 12, 15, 3, 3], score: -1.27706 },
      { ids: [14, 8, 7, 4, 4, 10, 12, 15, 2], score: -1.29235 },
      { ids: [14, 8, 7, 4, 4, 10, 12, 21, 2], score: -1.30001 },
    ],
  },
  {
    name: 'no length penalty',
    prompt: [17, 3, 20],
    vocabulary: 24,
    stopTokens: [1, 2, 5],
    maxTokens: 12,
    beams: { width: 4, candidateCount: 4, lengthPenalty: 0 },
    expected: [
      { ids: [11, 5], score: -2.07874 },
      { ids: [3, 5], score: -2.99554 },
      { ids: [11, 19, 20, 1], score: -5.25444 },
      { ids: [3, 23, 23, 16, 14, 21, 10, 7, 23, 21, 22, 13], score: -14.2631 },
    ],
  },
  {
    name: 'long sequences preferred',
    prompt: [2, 2, 7],
    vocabulary: 24,
    stopTokens: [4, 9],
    maxTokens: 12,
    beams: { width: 4, candidateCount: 4, lengthPenalty: 2 },
    expected: [
      { ids: [15, 13, 17, 23, 6, 21, 14, 2, 13, 6, 22, 14], score: -0.10811 },
      { ids: [15, 13, 17, 23, 6, 21, 14, 2, 13, 6, 22, 8], score: -0.1089 },
      { ids: [15, 13, 17, 23, 6, 21, 14, 2, 13, 6, 22, 2], score: -0.10907 },
      { ids: [15, 13, 17, 23, 6, 21, 14, 2, 13, 6, 22, 0], score: -0.10946 },
    ],
  },
  {
    name: 'short sequences preferred',
    prompt: [23, 1],
    vocabulary: 24,
    stopTokens: [10],
    maxTokens: 12,
    beams: { width: 6, candidateCount: 6, lengthPenalty: -0.5 },
    expected: [
      { ids: [4, 20, 13, 9, 6, 10], score: -17.58015 },
      { ids: [4, 20, 16, 16, 12, 1, 0, 1, 23, 3, 0, 17], score: -50.34303 },
      { ids: [4, 20, 16, 16, 12, 1, 0, 1, 23, 3, 6, 4], score: -50.59571 },
      { ids: [4, 20, 16, 16, 12, 1, 0, 1, 23, 3, 0, 15], score: -50.69825 },
      { ids: [4, 20, 16, 16, 12, 1, 0, 7, 9, 20, 9, 1], score: -51.32402 },
      { ids: [4, 20, 16, 16, 12, 1, 0, 1, 23, 3, 0, 18], score: -51.38383 },
    ],
  },
  {
    name: 'ended by the maximum',
    prompt: [13, 13, 1, 0],
    vocabulary: 24,
    stopTokens: [5],
    maxTokens: 4,
    beams: { width: 3, candidateCount: 3, lengthPenalty: 1 },
    expected: [
      { ids: [17, 3, 16, 4], score: -1.38936 },
      { ids: [17, 3, 16, 15], score: -1.41528 },
      { ids: [17, 3, 4, 1], score: -1.45675 },
    ],
  },
  {
    name: 'a larger vocabulary',
    prompt: [300, 41],
    vocabulary: 512,
    stopTokens: [511, 17],
    maxTokens: 14,
    beams: { width: 8, candidateCount: 8, lengthPenalty: 0.6 },
    expected: [
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 196, 443],
        score: -11.79632,
      },
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 196, 121],
        score: -11.79946,
      },
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 196, 105],
        score: -11.80067,
      },
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 196, 295],
        score: -11.81009,
      },
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 7, 247],
        score: -11.81309,
      },
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 7, 183],
        score: -11.81588,
      },
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 196, 167],
        score: -11.81908,
      },
      {
        ids: [448, 244, 503, 305, 421, 284, 209, 324, 145, 263, 192, 134, 196, 483],
        score: -11.82234,
      },
    ],
  },
];
