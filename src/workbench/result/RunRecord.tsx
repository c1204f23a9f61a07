import type { Run } from '#state/run.ts';
import { FactList } from '#ui/FactList.tsx';
import { recordFacts } from './record-facts.ts';
import './RunRecord.css';

/** Everything that decided the reply: model, settings, seed and the exact prompt. */
export function RunRecord({ run }: { readonly run: Run }) {
  return (
    <div className="run-record">
      <FactList facts={recordFacts(run)} />
      <p className="muted">Prompt as the model read it:</p>
      <pre className="rendered-prompt">{run.renderedPrompt}</pre>
    </div>
  );
}
