import type { Range } from '#library/predict-speed.ts';
import type { Assessment, Recommendation } from '#library/recommend.ts';
import { Badge } from '#ui/Badge.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { sayBytes, sayCount } from '../say-quantity.ts';
import { sayFlavour } from './say-flavour.ts';
import './model-table.css';
import './CandidateTable.css';

interface CandidateTableProps {
  readonly advice: Recommendation;
  readonly isMeasured: boolean;
}

/** Every model and flavour on this machine: what it takes, how fast it would be, whether it fits. */
export function CandidateTable({ advice, isMeasured }: CandidateTableProps) {
  return (
    <>
      <table className="model-table candidate-table">
        <caption className="visually-hidden">What each model would need and give here</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Flavour</th>
            <th scope="col">Memory</th>
            <th scope="col">Tokens/s</th>
            <th scope="col">Loads in</th>
            <th scope="col">Fits?</th>
          </tr>
        </thead>
        <tbody>
          {advice.assessments.map((assessment) => (
            <CandidateRow
              key={keyOf(assessment)}
              assessment={assessment}
              isChoice={isMeasured && assessment === advice.choice}
              isMeasured={isMeasured}
            />
          ))}
        </tbody>
      </table>
      <Disclosure title="The arithmetic of memory">
        <div className="arithmetic">
          {advice.assessments.map((assessment) => (
            <Arithmetic key={keyOf(assessment)} assessment={assessment} />
          ))}
        </div>
      </Disclosure>
    </>
  );
}

interface CandidateRowProps {
  readonly assessment: Assessment;
  readonly isChoice: boolean;
  readonly isMeasured: boolean;
}

function CandidateRow({ assessment, isChoice, isMeasured }: CandidateRowProps) {
  const { candidate, needs, tokensPerSecond, loadSeconds, obstacles } = assessment;
  return (
    <tr className={obstacles.length > 0 ? 'candidate-out' : undefined}>
      <th scope="row">
        {candidate.model} {isChoice && <Badge tone="accent">recommended</Badge>}
        <span className="model-table-note">{sayPlace(assessment)}</span>
      </th>
      <td data-label="Flavour">
        <span>
          <span className="model-table-id">{candidate.flavour}</span>
          <span className="model-table-note">{sayFlavour(candidate)}</span>
        </span>
      </td>
      <td className="number" data-label="Memory">
        {sayBytes(needs.bytes)}
      </td>
      <td className="number" data-label="Tokens/s">
        {tokensPerSecond ? sayRange(tokensPerSecond) : isMeasured ? 'unknown' : 'not measured'}
      </td>
      <td className="number" data-label="Loads in">
        {sayRange(loadSeconds)} s
      </td>
      <td data-label="Fits?">
        {obstacles.length === 0 ? 'Yes' : <span>No. {obstacles.join(' ')}</span>}
      </td>
    </tr>
  );
}

function Arithmetic({ assessment }: { readonly assessment: Assessment }) {
  const { candidate, needs, contextLength } = assessment;
  return (
    <Disclosure
      title={`${candidate.model}, ${candidate.flavour}, ${sayCount(contextLength)} tokens: ${sayBytes(needs.bytes)}`}
    >
      <ul className="memory-terms">
        {needs.terms.map(({ name, formula, bytes }) => (
          <li key={name}>
            <strong>{sayBytes(bytes)}</strong> {name}
            <span className="muted"> ({formula})</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function keyOf({ candidate: { place, model, flavour } }: Assessment): string {
  return [place.kind, place.kind === 'stored' ? place.id : '', model, flavour].join(' ');
}

function sayPlace({ candidate: { place } }: Assessment): string {
  switch (place.kind) {
    case 'built-in':
      return 'comes with this page';
    case 'stored':
      return 'in this browser';
    case 'to-convert':
      return `not here yet; takes ${sayBytes(place.diskBytes)} of disk`;
  }
}

/** Two digits: more would promise what nobody measured. */
function sayRange({ low, high }: Range): string {
  const rounded = (value: number) => sayCount(Number(value.toPrecision(value < 10 ? 1 : 2)));
  return rounded(low) === rounded(high) ? rounded(low) : `${rounded(low)} to ${rounded(high)}`;
}
