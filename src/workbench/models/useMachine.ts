import { useEffect, useMemo, useState } from 'react';
import { type Candidate, knownCandidates, storedCandidates } from '#library/candidates.ts';
import type { HardwareReport } from '#library/hardware.ts';
import { type ModelSizes, parseModelSizes } from '#library/model-sizes.ts';
import { type Recommendation, recommend } from '#library/recommend.ts';
import type { StoredModel } from '#library/stored-model.ts';
import { parseContextLength } from '#state/hardware-actions.ts';
import { useWorkbench } from '../useWorkbench.ts';
import { readMachine } from './read-machine.ts';

export interface Machine {
  readonly hardware: HardwareReport;
  /** Whether the rates were measured; else only what the browser tells is known. */
  readonly isMeasured: boolean;
  readonly advice: Recommendation;
}

const NO_MODELS: readonly StoredModel[] = [];

/** This machine, and what each candidate would be on it; undefined for the first moment. */
export function useMachine(): Machine | undefined {
  const read = useReadMachine();
  const reading = useWorkbench((state) => state.hardware);
  const typedContext = useWorkbench((state) => state.contextLength);
  const library = useWorkbench((state) => state.library);
  const contents = library.phase === 'known' ? library.contents : undefined;
  const stored = useStoredCandidates(contents?.models ?? NO_MODELS);
  const report = reading.phase === 'measured' ? reading.report : undefined;
  return useMemo(() => {
    const hardware = report ?? read;
    if (!hardware) return undefined;
    const context = parseContextLength(typedContext);
    const advice = recommend({
      hardware,
      storage: contents?.storage,
      candidates: [...knownCandidates(), ...stored],
      contextLength: context.ok ? context.value : undefined,
    });
    return { hardware, isMeasured: report !== undefined, advice };
  }, [report, read, typedContext, contents, stored]);
}

function useReadMachine(): HardwareReport | undefined {
  const [read, setRead] = useState<HardwareReport>();
  useEffect(() => {
    let isGone = false;
    void readMachine().then((report) => {
      if (!isGone) setRead(report);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return read;
}

/** The flavours of the models that are kept here, once their config.json has been read. */
function useStoredCandidates(models: readonly StoredModel[]): readonly Candidate[] {
  const readStoredFile = useWorkbench((state) => state.readStoredFile);
  const [sizes, setSizes] = useState<ReadonlyMap<string, ModelSizes>>(new Map());
  useEffect(() => {
    let isGone = false;
    for (const { id } of models) {
      const config = readStoredFile(id, 'config.json').then(sizesIn);
      // Without its sizes a model is listed, but not weighed.
      void config
        .catch(() => undefined)
        .then((found) => {
          if (found && !isGone) setSizes((known) => new Map(known).set(id, found));
        });
    }
    return () => {
      isGone = true;
    };
  }, [models, readStoredFile]);
  return useMemo(
    () =>
      models.flatMap((model) => {
        const known = sizes.get(model.id);
        return known ? storedCandidates(model, known) : [];
      }),
    [models, sizes],
  );
}

/** The sizes in a config.json; undefined when it says too little. Rejects when it is no JSON. */
export async function sizesIn(config: Blob): Promise<ModelSizes | undefined> {
  return parseModelSizes(JSON.parse(await config.text()));
}
