import type { Run } from '#state/run.ts';
import { Badge } from '#ui/Badge.tsx';

/** Which of several replies a panel shows; nothing where there is one. */
export function ShownSampleBadge({ run }: { readonly run: Run }) {
  if (run.samples.length < 2) return null;
  const noun = run.decoding.beams ? 'Candidate' : 'Sample';
  return (
    <Badge tone="accent">
      {noun} {run.shownSample + 1} of {run.samples.length}
    </Badge>
  );
}
