import { normalisedSmithWaterman } from '#scoring/metrics/smith-waterman.ts';
import { corpusBleu } from '#scoring/metrics/text/corpus-bleu.ts';
import { levenshtein } from '#scoring/metrics/text/levenshtein.ts';
import { meteor } from '#scoring/metrics/text/meteor.ts';
import { rouge } from '#scoring/metrics/text/rouge.ts';
import { setOverlap } from '#scoring/metrics/text/set-overlap.ts';

// In Node: the code is the page's own and asks nothing of a browser.

const ROWS = 10_000;
const WORDS = 60;

/** The same numbers below `limit` each time: a linear congruential generator, upper bits taken. */
function seededNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const STEMS = 'bind catalyz regulat express phosphorylat transcript inhibit signal fold transport';
const ENDINGS = 's ed ing ion ational er ive izes ment ability';
const VOCABULARY = STEMS.split(' ').flatMap((stem) =>
  ENDINGS.split(' ').map((ending) => stem + ending),
);

interface Row {
  readonly prediction: string;
  readonly reference: string;
}

/** Two texts of 60 words out of 100, half of them the same at the same place. */
function textRows(): readonly Row[] {
  const below = seededNumbers(7);
  const word = () => VOCABULARY[below(VOCABULARY.length)] ?? '';
  return Array.from({ length: ROWS }, () => {
    const reference = Array.from({ length: WORDS }, word);
    const prediction = reference.map((kept) => (below(2) === 0 ? kept : word()));
    return { prediction: prediction.join(' '), reference: reference.join(' ') };
  });
}

function sequenceRows(count: number, length: number, letters: string): readonly Row[] {
  const below = seededNumbers(11);
  const letter = () => letters.charAt(below(letters.length));
  return Array.from({ length: count }, () => {
    const reference = Array.from({ length }, letter);
    const prediction = reference.map((kept) => (below(2) === 0 ? kept : letter()));
    return { prediction: prediction.join(''), reference: reference.join('') };
  });
}

/** Of processor time, which other programs on the machine stretch less than the clock's. */
function measure(metric: string, rows: readonly Row[], score: (rows: readonly Row[]) => number) {
  score(rows.slice(0, 100));
  const start = process.cpuUsage();
  const figure = score(rows) / rows.length;
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1_000_000;
  return {
    metric,
    rows: rows.length,
    seconds: Number(seconds.toFixed(2)),
    rowsPerSecond: Math.round(rows.length / seconds),
    figure: Number(figure.toFixed(4)),
  };
}

function sumOver(score: (row: Row) => number): (rows: readonly Row[]) => number {
  return (rows) => rows.reduce((sum, row) => sum + score(row), 0);
}

const words = (text: string) => text.split(' ');
const texts = textRows();
const results = [
  measure(
    'ROUGE-1, -2, -L, -Lsum',
    texts,
    sumOver(
      ({ prediction, reference }) => rouge(prediction, reference, { stemmer: false }).rougeL.f,
    ),
  ),
  measure(
    'the same, stemmed',
    texts,
    sumOver(
      ({ prediction, reference }) => rouge(prediction, reference, { stemmer: true }).rougeL.f,
    ),
  ),
  measure(
    'METEOR',
    texts,
    sumOver(({ prediction, reference }) => meteor(words(prediction), words(reference))),
  ),
  measure('BLEU-4 of all', texts, (rows) => {
    const pairs = rows.map(({ prediction, reference }) => ({
      prediction: words(prediction),
      reference: words(reference),
    }));
    return corpusBleu(pairs, 4) * rows.length;
  }),
  measure(
    'overlap of sets',
    texts,
    sumOver(
      ({ prediction, reference }) =>
        setOverlap(new Set(words(prediction)), new Set(words(reference))).f1,
    ),
  ),
  measure(
    'edit distance, 60 letters',
    sequenceRows(ROWS, 60, 'CNO()=1c'),
    sumOver(({ prediction, reference }) => levenshtein(prediction, reference)),
  ),
  measure(
    'Smith-Waterman, 300 × 300',
    sequenceRows(1000, 300, 'ACDEFGHIKLMNPQRSTVWY'),
    sumOver(({ prediction, reference }) => normalisedSmithWaterman(prediction, reference)),
  ),
];

if (process.argv.includes('--json')) console.log(JSON.stringify(results));
else console.table(results);
