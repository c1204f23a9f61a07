import { useCallback, useMemo } from 'react';
import { ok } from '#base/result.ts';
import type { ReactionSide, ReactionSubject } from '#reasoning/subject.ts';
import { ANSWER_SUBJECT } from '#reasoning/subjects.ts';
import { atomLabels } from '#science/atom-labels.ts';
import type { Chemistry } from '#science/chemistry.ts';
import type { BondChange, ReactionDrawing, ReactionSides } from '#science/molecule-drawing.ts';
import { Notice } from '#ui/Notice.tsx';
import { useTheme } from '#ui/Theme.tsx';
import { AtomDrawing, type DrawnAtom } from '#viewers/AtomDrawing.tsx';
import { useAtomPointing } from '../../useAtomPointing.ts';
import { useDrawingWidth } from '../../useDrawingWidth.ts';
import { useMoleculeQuestion } from '../../useMoleculeQuestion.ts';
import { StructureFrame } from './StructureFrame.tsx';

/** A reaction of the run: reactants, an arrow with the reagents above it, products. */
export function ReactionStructure({ subject }: { readonly subject: ReactionSubject }) {
  const { theme } = useTheme();
  const width = useDrawingWidth();
  const { reactants, reagents, products, parts } = subject;
  const answered = SIDES.find((side) => parts[side] === ANSWER_SUBJECT);
  const draw = useCallback(
    (chemistry: Chemistry, _: string, signal: AbortSignal) =>
      drawReadable(
        chemistry,
        { reactants, reagents, products },
        answered,
        { width, theme },
        signal,
      ),
    [reactants, reagents, products, answered, width, theme],
  );
  const drawn = useMoleculeQuestion(draw, subject.id);
  switch (drawn.phase) {
    case 'nothing-asked':
    case 'asking':
      return <StructureFrame busy>Drawing the reaction…</StructureFrame>;
    case 'refused':
      return <StructureFrame>{drawn.error.message}</StructureFrame>;
    case 'failed':
      return <StructureFrame>{drawn.failure.message}</StructureFrame>;
    case 'answered':
      return <PointableReaction subject={subject} {...drawn.value} />;
  }
}

const SIDES: readonly ReactionSide[] = ['reactants', 'reagents', 'products'];

interface ReadableReaction {
  readonly sides: ReactionSides;
  readonly drawing: ReactionDrawing;
  /** Why the answer is missing in it. */
  readonly problem: string | undefined;
}

/** An answer that is no molecule leaves a question mark; what was asked about is drawn all the same. */
async function drawReadable(
  chemistry: Chemistry,
  sides: ReactionSides,
  answered: ReactionSide | undefined,
  options: Parameters<Chemistry['drawReaction']>[1],
  signal: AbortSignal,
) {
  const whole = await chemistry.drawReaction(sides, options, signal);
  if (whole.ok) return ok<ReadableReaction>({ sides, drawing: whole.value, problem: undefined });
  if (answered === undefined) return whole;
  const given = { ...sides, [answered]: '' };
  const half = await chemistry.drawReaction(given, options, signal);
  if (!half.ok) return half;
  const problem = `The answer is not drawn. ${whole.error.message}`;
  return ok<ReadableReaction>({ sides: given, drawing: half.value, problem });
}

interface PointableReactionProps extends ReadableReaction {
  readonly subject: ReactionSubject;
}

function PointableReaction({ subject, sides, drawing, problem }: PointableReactionProps) {
  const atoms = useMemo(() => drawnAtoms(drawing, sides), [drawing, sides]);
  const pointing = useReactionPointing(subject, sides);
  return (
    <>
      {problem && (
        <Notice tone="warning">
          <p>{problem}</p>
        </Notice>
      )}
      <AtomDrawing
        drawing={drawing}
        atoms={atoms}
        label={subject.label}
        description={saySides(sides)}
        {...pointing}
      />
      {drawing.changes && <p className="muted">{sayChanges(drawing.changes)}</p>}
    </>
  );
}

/** Atoms of all sides in one row of numbers: reactants, reagents, products. */
function drawnAtoms(drawing: ReactionDrawing, sides: ReactionSides): readonly DrawnAtom[] {
  let first = 0;
  return SIDES.flatMap((side) => {
    const offset = first;
    const labels = atomLabels(sides[side]);
    first += labels.length;
    return labels.flatMap((label, index) => {
      const point = drawing.atoms[side][index];
      return point ? [{ id: offset + index, label, ...point }] : [];
    });
  });
}

/** The atoms of a reaction belong to the molecules on its sides. */
function useReactionPointing({ parts }: ReactionSubject, sides: ReactionSides) {
  const reactants = useAtomPointing(parts.reactants ?? NOBODY);
  const reagents = useAtomPointing(parts.reagents ?? NOBODY);
  const products = useAtomPointing(parts.products ?? NOBODY);
  return useMemo(() => {
    const counts = SIDES.map((side) => atomLabels(sides[side]).length);
    const all = [reactants, reagents, products].map((pointing, index) => ({
      pointing,
      first: counts.slice(0, index).reduce((sum, count) => sum + count, 0),
    }));
    const ownerOf = (atom: number) => all.findLast(({ first }) => atom >= first);
    return {
      highlighted: new Set(
        all.flatMap(({ pointing, first }) => [...pointing.highlighted].map((atom) => atom + first)),
      ),
      onPoint: (atom: number | undefined) => {
        const owner = ownerOf(atom ?? 0);
        owner?.pointing.onPoint(atom === undefined ? undefined : atom - owner.first);
      },
      onPin: (atom: number | undefined) => {
        const owner = ownerOf(atom ?? 0);
        owner?.pointing.onPin(atom === undefined ? undefined : atom - owner.first);
      },
    };
  }, [reactants, reagents, products, sides]);
}

/** The id of no subject. */
const NOBODY = '';

function saySides({ reactants, reagents, products }: ReactionSides): string {
  const over = reagents === '' ? '' : `, with ${reagents},`;
  return `${reactants || 'Unknown reactants'}${over} to ${products || 'unknown products'}.`;
}

const WORDS: Readonly<Record<BondChange['kind'], string>> = {
  formed: 'formed',
  broken: 'broken',
  order: 'of another order',
};

function sayChanges(changes: readonly BondChange[]): string {
  if (changes.length === 0) return 'By the numbers of the atoms no bond changes.';
  const said = changes.map(({ kind, between }) => `${between.join('–')} ${WORDS[kind]}`);
  return `Marked, by the numbers of the atoms: ${said.join(', ')}.`;
}
