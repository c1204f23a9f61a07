import type { NumberReading } from '#tasks/answer.ts';
import { NumberAnswer } from './NumberAnswer.tsx';

export function NumbersAnswer({ numbers }: { readonly numbers: readonly NumberReading[] }) {
  return (
    <ul className="answer-numbers">
      {numbers.map((reading) => (
        <li key={reading.label}>
          <NumberAnswer reading={reading} />
        </li>
      ))}
    </ul>
  );
}
