import { useMemo, useState } from 'react';
import { assertNever } from '#base/assert.ts';
import type { FoldedRna } from '#science/folding.ts';
import { readDotBracket } from '#science/rna/pair-table.ts';
import { sayLength } from '#science/sequence-letters.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { RnaStructureView, type RnaStructureViewProps } from '#viewers/RnaStructureView.tsx';
import { type ToolQuestion, useToolQuestion } from '../../useToolQuestion.ts';
import { StructureFrame } from './StructureFrame.tsx';

type RnaFoldingProps = Omit<RnaStructureViewProps, 'folded' | 'table'> & {
  readonly sequence: string;
};

/** Longer ones take a second and more, and are folded when somebody asks. */
const LONGEST_UNASKED = 400;

/** The secondary structure of an RNA, folded in the worker. */
export function RnaFolding({ sequence, ...view }: RnaFoldingProps) {
  const [asked, setAsked] = useState<string>();
  const isDue = sequence.length <= LONGEST_UNASKED || asked === sequence;
  const fold = useMemo<ToolQuestion<FoldedRna> | undefined>(
    () => (isDue ? ({ folding }, signal) => folding.foldRna(sequence, signal) : undefined),
    [isDue, sequence],
  );
  const reply = useToolQuestion(fold);
  switch (reply.phase) {
    case 'nothing-asked':
      return (
        <Notice
          tone="aside"
          actions={<Button onPress={() => setAsked(sequence)}>Fold this RNA</Button>}
        >
          <p>
            {sayLength('rna', sequence.length)} take a while to fold, so it is not done by itself.
          </p>
        </Notice>
      );
    case 'asking':
      return <StructureFrame busy>Folding {sayLength('rna', sequence.length)}…</StructureFrame>;
    case 'answered':
      return <Folded folded={reply.value} {...view} />;
    case 'refused':
      return (
        <StructureFrame>
          Not folded: {reply.error.message} {reply.error.cure}
        </StructureFrame>
      );
    case 'failed':
      return (
        <StructureFrame>
          {reply.failure.message} {reply.failure.cure}
        </StructureFrame>
      );
    default:
      return assertNever(reply, 'RnaFolding');
  }
}

function Folded({
  folded,
  ...view
}: Omit<RnaFoldingProps, 'sequence'> & { readonly folded: FoldedRna }) {
  const table = useMemo(() => readDotBracket(folded.structure), [folded]);
  if (!table.ok) return <StructureFrame>{table.error}</StructureFrame>;
  return <RnaStructureView folded={folded} table={table.value} {...view} />;
}
