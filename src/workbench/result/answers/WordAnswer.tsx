import type { ReactNode } from 'react';

interface WordAnswerProps {
  readonly word: ReactNode;
  /** What the word says, on a line of its own. */
  readonly meaning?: string | undefined;
}

/** A short answer in large letters. */
export function WordAnswer({ word, meaning }: WordAnswerProps) {
  return (
    <p className="answer-large">
      {word}
      {meaning && <span className="answer-meaning">{meaning}</span>}
    </p>
  );
}
