import type { Run, RunSample } from '#state/run.ts';
import { splitReply } from '#tasks/reply.ts';
import { Button } from '#ui/Button.tsx';
import { useWorkbench } from '../useWorkbench.ts';

/**
 * Ends the thoughts that are being written. It stays while the run does, for the keyboard's sake.
 * Beams, which are compared as a whole, cannot be cut short, and neither can a recording.
 */
export function AnswerNowButton({ run }: { readonly run: Run }) {
  const answerNow = useWorkbench((state) => state.answerNow);
  const isReplayed = useWorkbench((state) => state.replay !== undefined);
  if (run.phase.phase !== 'decoding' || run.decoding.beams || isReplayed) return null;
  if (!run.samples.some(hasThought)) return null;
  return (
    <Button icon="skip" unavailable={!run.samples.some(isThinking)} onPress={answerNow}>
      Answer now
    </Button>
  );
}

function isThinking({ text, summary, thoughtEnd }: RunSample): boolean {
  if (summary || thoughtEnd) return false;
  const { thought, thoughtClosed } = splitReply(text);
  return thought !== undefined && !thoughtClosed;
}

function hasThought({ text }: RunSample): boolean {
  return splitReply(text).thought !== undefined;
}
