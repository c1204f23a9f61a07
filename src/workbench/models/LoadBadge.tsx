import type { ModelState } from '#state/workbench-state.ts';
import { Badge } from '#ui/Badge.tsx';

/** What the model that was chosen is doing. */
export function LoadBadge({ phase }: Pick<ModelState, 'phase'>) {
  if (phase === 'ready') return <Badge tone="accent">loaded</Badge>;
  if (phase === 'loading' || phase === 'checking') return <Badge>loading</Badge>;
  return <Badge tone="warning">chosen, not loaded</Badge>;
}
