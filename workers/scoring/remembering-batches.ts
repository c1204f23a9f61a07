import { type BatchQuestion, keyOfQuestion } from '#science/batch-question.ts';
import type { BatchProgress, MoleculeBatches } from '#science/chemistry.ts';

type Asking<Q, Answer> = (
  questions: readonly Q[],
  signal?: AbortSignal,
  onProgress?: BatchProgress,
) => Promise<readonly (Answer | undefined)[]>;

/** Questions in one message: copying it keeps no thread for more than a few milliseconds. */
const QUESTIONS_IN_PART = 2000;
/** Some 100 MB of InChIs. */
const MOST_ANSWERS = 400_000;

/**
 * Remembers what toolkits answered, so that rows scored again (in the other mode, or because others
 * have come) ask only what is new. What has no answer is asked again: it may have been for lack of time.
 */
export function rememberingBatches(
  batches: MoleculeBatches,
  mostAnswers = MOST_ANSWERS,
): MoleculeBatches {
  const remembering = <Q extends BatchQuestion, Answer>(ask: Asking<Q, Answer>) =>
    new RememberedAnswers(ask, mostAnswers).ask;
  return {
    canonicaliseMolecules: remembering(batches.canonicaliseMolecules),
    writeInchis: remembering(batches.writeInchis),
    compareMolecules: remembering(batches.compareMolecules),
    compareEnvironments: remembering(batches.compareEnvironments),
  };
}

class RememberedAnswers<Q extends BatchQuestion, Answer> {
  private readonly askTools: Asking<Q, Answer>;
  private readonly most: number;
  private readonly known = new Map<string, Answer>();

  constructor(askTools: Asking<Q, Answer>, most: number) {
    this.askTools = askTools;
    this.most = most;
  }

  readonly ask: Asking<Q, Answer> = async (questions, signal, onProgress) => {
    const keys = questions.map(keyOfQuestion);
    const found = new Map<string, Answer | undefined>();
    const unknown = new Map<string, Q>();
    for (const [at, question] of questions.entries()) {
      const key = keys[at] ?? '';
      const answer = this.known.get(key);
      if (answer === undefined) unknown.set(key, question);
      else found.set(key, answer);
    }
    const waiting = [...unknown];
    for (let from = 0; from < waiting.length; from += QUESTIONS_IN_PART) {
      const part = waiting.slice(from, from + QUESTIONS_IN_PART);
      const answers = await this.askTools(
        part.map(([, question]) => question),
        signal,
        (done) => onProgress?.(from + done, waiting.length),
      );
      for (const [at, [key]] of part.entries()) {
        found.set(key, answers[at]);
        this.remember(key, answers[at]);
      }
    }
    return keys.map((key) => found.get(key));
  };

  /** Beyond the most, the oldest goes. */
  private remember(key: string, answer: Answer | undefined): void {
    if (answer === undefined) return;
    this.known.set(key, answer);
    if (this.known.size <= this.most) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}
