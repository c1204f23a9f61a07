import { WorkerConnection } from '#base/rpc-client.ts';
import type { BatchProgress, MoleculeBatches } from '#science/chemistry.ts';
import type { Folding } from '#science/folding.ts';
import type { ScoringTools } from '#scoring/benchmark/scoring-tools.ts';
import type { BatchShare, ScoringWork, ToolsProtocol } from './protocol.ts';
import { rememberingBatches } from './remembering-batches.ts';

/** The page's toolkits as scorers take them; rejects as these do. */
export class ToolsAtPort {
  private readonly page: WorkerConnection<ToolsProtocol>;
  private readonly chemistry: MoleculeBatches;

  constructor(port: MessagePort) {
    this.page = new WorkerConnection<ToolsProtocol>('tools', () => ({
      postMessage: (message, transfer) => port.postMessage(message, transfer),
      addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
        if (type === 'message') port.addEventListener('message', listener);
      },
      terminate: () => port.close(),
    }));
    port.start();
    this.chemistry = rememberingBatches(batchesOf(this.page));
  }

  /** `onWork` hears how far the longest steps are. */
  reporting(onWork: (work: ScoringWork) => void): ScoringTools {
    return { chemistry: this.batches(onWork), folding: this.folding(onWork) };
  }

  private batches(onWork: (work: ScoringWork) => void): MoleculeBatches {
    const { chemistry } = this;
    const told =
      (step: ScoringWork['step'], onProgress: BatchProgress | undefined): BatchProgress =>
      (done, total) => {
        onProgress?.(done, total);
        onWork({ step, done, total });
      };
    return {
      canonicaliseMolecules: (smiles, signal, onProgress) =>
        chemistry.canonicaliseMolecules(smiles, signal, told('canonical-forms', onProgress)),
      writeInchis: (smiles, signal, onProgress) =>
        chemistry.writeInchis(smiles, signal, told('inchis', onProgress)),
      compareMolecules: (pairs, signal, onProgress) =>
        chemistry.compareMolecules(pairs, signal, told('similarities', onProgress)),
      compareEnvironments: (pairs, signal, onProgress) =>
        chemistry.compareEnvironments(pairs, signal, told('similarities', onProgress)),
    };
  }

  private folding(onWork: (work: ScoringWork) => void): Folding {
    let done = 0;
    return {
      foldRna: async (sequence, signal) => {
        const folded = await this.page.call('foldRna', { sequence }, signal ? { signal } : {});
        onWork({ step: 'folding', done: ++done, total: undefined });
        return folded;
      },
    };
  }
}

function batchesOf(page: WorkerConnection<ToolsProtocol>): MoleculeBatches {
  const following = (signal: AbortSignal | undefined, onProgress: BatchProgress | undefined) => ({
    ...(signal && { signal }),
    onProgress: ({ done, total }: BatchShare) => onProgress?.(done, total),
  });
  return {
    canonicaliseMolecules: (questions, signal, onProgress) =>
      page.call('canonicaliseMolecules', { questions }, following(signal, onProgress)),
    writeInchis: (questions, signal, onProgress) =>
      page.call('writeInchis', { questions }, following(signal, onProgress)),
    compareMolecules: (questions, signal, onProgress) =>
      page.call('compareMolecules', { questions }, following(signal, onProgress)),
    compareEnvironments: (questions, signal, onProgress) =>
      page.call('compareEnvironments', { questions }, following(signal, onProgress)),
  };
}
