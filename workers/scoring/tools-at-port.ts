import { WorkerConnection } from '#base/rpc-client.ts';
import type { BatchProgress, MoleculeBatches } from '#science/chemistry.ts';
import type { Folding } from '#science/folding.ts';
import type { ScoringTools } from '#scoring/benchmark/scoring-tools.ts';
import type { BatchShare, ScoringWork, ToolsProtocol } from './protocol.ts';

/** The page's toolkits as scorers take them; rejects as these do. */
export class ToolsAtPort {
  private readonly page: WorkerConnection<ToolsProtocol>;

  constructor(port: MessagePort) {
    this.page = new WorkerConnection<ToolsProtocol>('tools', () => ({
      postMessage: (message, transfer) => port.postMessage(message, transfer),
      addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
        if (type === 'message') port.addEventListener('message', listener);
      },
      terminate: () => port.close(),
    }));
    port.start();
  }

  /** `onWork` hears how far the longest steps are. */
  reporting(onWork: (work: ScoringWork) => void): ScoringTools {
    return { chemistry: this.batches(onWork), folding: this.folding(onWork) };
  }

  private batches(onWork: (work: ScoringWork) => void): MoleculeBatches {
    const { page } = this;
    const following = (
      step: ScoringWork['step'],
      signal: AbortSignal | undefined,
      onProgress: BatchProgress | undefined,
    ) => ({
      ...(signal && { signal }),
      onProgress: ({ done, total }: BatchShare) => {
        onProgress?.(done, total);
        onWork({ step, done, total });
      },
    });
    return {
      canonicaliseMolecules: (questions, signal, onProgress) =>
        page.call(
          'canonicaliseMolecules',
          { questions },
          following('canonical-forms', signal, onProgress),
        ),
      writeInchis: (questions, signal, onProgress) =>
        page.call('writeInchis', { questions }, following('inchis', signal, onProgress)),
      compareMolecules: (questions, signal, onProgress) =>
        page.call('compareMolecules', { questions }, following('similarities', signal, onProgress)),
      compareEnvironments: (questions, signal, onProgress) =>
        page.call(
          'compareEnvironments',
          { questions },
          following('similarities', signal, onProgress),
        ),
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
