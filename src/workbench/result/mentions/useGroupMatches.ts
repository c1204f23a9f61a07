import { useEffect, useMemo, useState } from 'react';
import type { Subject } from '#reasoning/subject.ts';
import type { GroupMatch, GroupPattern } from '#science/functional-group.ts';
import { useWorkbench } from '../../useWorkbench.ts';

type MatchesBySmiles = ReadonlyMap<string, readonly GroupMatch[]>;

/** Groups of each molecule by the id of its subject, as they arrive; none where RDKit fails. */
export function useGroupMatches(
  subjects: readonly Subject[],
  patterns: readonly GroupPattern[] | undefined,
): ReadonlyMap<string, readonly GroupMatch[]> {
  const chemistry = useWorkbench((state) => state.chemistry);
  const [found, setFound] = useState<MatchesBySmiles>(new Map());
  const wanted = useMemo(
    () => [...new Set(subjects.flatMap((each) => (each.kind === 'molecule' ? each.smiles : [])))],
    [subjects],
  );

  useEffect(() => {
    if (!patterns) return;
    const controller = new AbortController();
    for (const smiles of wanted) {
      chemistry.matchGroups(smiles, patterns, controller.signal).then(
        (matches) => {
          if (controller.signal.aborted || !matches.ok) return;
          setFound((before) => new Map(before).set(smiles, matches.value));
        },
        // The mentions then say that nobody has looked for the group.
        () => undefined,
      );
    }
    return () => controller.abort();
  }, [chemistry, wanted, patterns]);

  return useMemo(() => {
    const bySubject = new Map<string, readonly GroupMatch[]>();
    for (const subject of subjects) {
      const matches = subject.kind === 'molecule' ? found.get(subject.smiles) : undefined;
      if (matches) bySubject.set(subject.id, matches);
    }
    return bySubject;
  }, [subjects, found]);
}
