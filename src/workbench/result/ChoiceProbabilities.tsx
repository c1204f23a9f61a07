import { ShareBar } from '#ui/ShareBar.tsx';
import type { SampleSummary } from '#workers/inference/protocol.ts';
import { sayShare } from '../say-quantity.ts';
import './ChoiceProbabilities.css';

/** How probable each option of a closed list was to the model; nothing where the form is no such list. */
export function ChoiceProbabilities({ summary }: { readonly summary: SampleSummary | undefined }) {
  const choices = summary?.choices;
  if (!choices || choices.length === 0) return null;
  const ranked = choices.toSorted((a, b) => b.probability - a.probability);
  return (
    <table className="choice-probabilities">
      <caption>
        Probability of each choice{' '}
        <span className="muted">
          as the model gives it, compared among the choices alone. It says how sure the model is,
          not how often it is right.
        </span>
      </caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Choice</th>
          <th scope="col">Probability</th>
        </tr>
      </thead>
      <tbody>
        {ranked.map(({ option, probability }) => (
          <tr key={option}>
            <th scope="row">{option}</th>
            <td>
              <span className="choice-probability">
                <ShareBar share={probability} />
                <span>{sayShare(probability)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
