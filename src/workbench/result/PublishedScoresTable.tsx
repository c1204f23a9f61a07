import type { PublishedScores, Task } from '#tasks/task.ts';
import './PublishedScoresTable.css';

type ScoreName = Exclude<keyof PublishedScores, 'unit' | 'note'>;

const rows: readonly { readonly name: ScoreName; readonly title: string }[] = [
  { name: 'scireasoner8b', title: 'SciReasoner-8B' },
  { name: 'scireasoner1_7b', title: 'SciReasoner-1.7B' },
  { name: 'specialistLLM', title: 'Specialist language model' },
  { name: 'nonLLMExpert', title: 'Expert method, no language model' },
  { name: 'gemini25pro', title: 'Gemini 2.5 Pro' },
  { name: 'gptO3', title: 'GPT-o3' },
  { name: 'deepseekR1', title: 'DeepSeek-R1' },
  { name: 'gptOss120b', title: 'gpt-oss-120b' },
];

/** What the paper prints for this task. It says nothing about the model in this page. */
export function PublishedScoresTable({ task }: { readonly task: Task }) {
  const { publishedScores: scores, metrics } = task;
  const printed = rows.filter(({ name }) => scores[name] !== undefined);
  if (printed.length === 0) return null;
  const [{ name: metric, direction }] = metrics;
  return (
    <section className="published-scores" aria-label="Published scores">
      <table>
        <caption>
          <span className="published-title">Published scores (SciReasoner, arXiv 2509.21320)</span>
          <span className="muted">
            {metric}
            {unitSuffix(scores.unit)}, {direction === 'up' ? 'higher' : 'lower'} is better. Scores
            of the authors’ models and of others, not of a demonstration model in this page.
          </span>
        </caption>
        <tbody>
          {printed.map(({ name, title }) => (
            <tr key={name}>
              <th scope="row">{title}</th>
              <td>{scores[name]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {scores.note && <p className="muted">{scores.note}</p>}
    </section>
  );
}

function unitSuffix(unit: string): string {
  if (unit === 'fraction') return ' (from 0 to 1)';
  return unit === 'percent' ? ' in percent' : ` in ${unit}`;
}
