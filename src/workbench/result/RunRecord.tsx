import type { Run } from '#state/run.ts';
import { FactList } from '#ui/FactList.tsx';
import type { LoadedModel } from '#workers/inference/protocol.ts';
import { backendNames } from '../model/backend-names.ts';
import { sayCount } from '../say-quantity.ts';
import { modeNames } from '../trust.ts';
import { computingFacts, decodingFacts } from './record-facts.ts';
import './RunRecord.css';

/** Everything that decided the reply: model, settings, seed and the exact prompt. */
export function RunRecord({ run }: { readonly run: Run }) {
  const { model, sampling, mode, maxTokens, startedAt, renderedPrompt } = run;
  return (
    <div className="run-record">
      <FactList
        facts={[
          { name: 'Model', value: `${model.name}, ${model.flavour}, ${model.quantisation}` },
          { name: 'Backend', value: sayBackend(model) },
          { name: 'Mode', value: modeNames[mode] },
          { name: 'Seed', value: sampling.seed },
          { name: 'Temperature', value: sampling.temperature },
          { name: 'Top-k, top-p', value: `${sampling.topK}, ${sampling.topP}` },
          { name: 'Min-p', value: sampling.minP },
          {
            name: 'Penalties',
            value: `repetition ${sampling.repetitionPenalty}, presence ${sampling.presencePenalty}, frequency ${sampling.frequencyPenalty}`,
          },
          ...decodingFacts(run),
          ...(run.promptIsEdited ? [{ name: 'Question', value: 'edited by hand' }] : []),
          ...computingFacts(run),
          { name: 'Maximum', value: `${sayCount(maxTokens)} tokens` },
          { name: 'Started', value: <time dateTime={startedAt}>{startedAt}</time> },
          { name: 'Manifest', value: <span className="monospace">{model.manifestSha256}</span> },
        ]}
      />
      <p className="muted">Prompt as the model read it:</p>
      <pre className="rendered-prompt">{renderedPrompt}</pre>
    </div>
  );
}

/** The same seed gives the same tokens on one backend and one adapter. */
function sayBackend({ backend, runtime }: LoadedModel): string {
  const adapter = backend.adapter === undefined ? '' : `${backend.adapter}, `;
  return `${backendNames[backend.backend]}, ${adapter}${runtime}`;
}
