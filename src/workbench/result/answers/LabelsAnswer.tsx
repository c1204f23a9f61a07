import type { LabelReading } from '#tasks/answer.ts';

export function LabelsAnswer({ labels }: { readonly labels: readonly LabelReading[] }) {
  return (
    <ul className="answer-labels">
      {labels.map(({ label, meaning }, index) => {
        // A model may write the same label twice: only its place in the list tells it apart.
        const key = `${index}-${label}`;
        return (
          <li key={key}>
            {label}
            {meaning && <span className="answer-label-meaning">{meaning}</span>}
          </li>
        );
      })}
    </ul>
  );
}
