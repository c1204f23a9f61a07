import { useCallback } from 'react';
import type { MaterialSubject } from '#reasoning/subject.ts';
import { sayGroup } from '#science/crystal/describe-crystal.ts';
import { type ProposedCrystal, proposeCrystal } from '#science/crystal/open-crystal.ts';
import { sayContents, sayPlacement, USUAL_CELL_ATOMS } from '#science/crystal/place-composition.ts';
import type { ScienceTools } from '#science/science-tools.ts';
import { FactList } from '#ui/FactList.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useToolQuestion } from '../../useToolQuestion.ts';
import { CrystalPicture } from './CrystalPicture.tsx';
import { CrystalReply } from './CrystalReply.tsx';

interface ProposedMaterialProps {
  readonly subject: MaterialSubject;
  readonly spaceGroup: number;
}

/** Whether the atoms fit into the group, and the prototype that they may have. */
export function ProposedMaterial({ subject, spaceGroup }: ProposedMaterialProps) {
  const { symbols } = subject;
  const ask = useCallback(
    ({ crystallography }: ScienceTools, signal: AbortSignal) =>
      proposeCrystal(symbols, spaceGroup, crystallography, signal),
    [symbols, spaceGroup],
  );
  const reply = useToolQuestion(ask);
  return (
    <CrystalReply
      reply={reply}
      waiting="Looking for places for the atoms…"
      refusal={({ message, cure }) => (
        <Notice tone="warning">
          {message} {cure}
        </Notice>
      )}
    >
      {(proposal) => <Proposal subject={subject} spaceGroup={spaceGroup} proposal={proposal} />}
    </CrystalReply>
  );
}

interface ProposalProps extends ProposedMaterialProps {
  readonly proposal: ProposedCrystal;
}

function Proposal({ subject, spaceGroup, proposal }: ProposalProps) {
  const { placement, prototype, problem } = proposal;
  const places = placement
    ? `${sayPlacement(placement)}; ${sayContents(placement)}`
    : `none: no cell of up to ${USUAL_CELL_ATOMS} atoms fills whole positions of ${sayGroup(spaceGroup)}`;
  return (
    <>
      <FactList
        facts={[
          {
            name: placement ? 'One way to place the atoms' : 'Places for the atoms',
            value: places,
          },
          { name: 'Known structure', value: prototype?.of.name ?? 'none of the common prototypes' },
        ]}
      />
      {problem && (
        <p className="muted">
          {problem.message} {problem.cure}
        </p>
      )}
      {prototype && (
        <CrystalPicture
          subject={subject}
          opened={prototype.opened}
          label={prototype.opened.crystal.name}
        />
      )}
    </>
  );
}
