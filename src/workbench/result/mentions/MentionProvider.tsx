import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { findMentions } from '#reasoning/mentions/find-mentions.ts';
import { subjectsOf } from '#reasoning/subjects.ts';
import type { FunctionalGroup } from '#science/functional-groups.ts';
import type { Verdict } from '#scoring/verdict.ts';
import { isRunning, type Run, shownSampleOf } from '#state/run.ts';
import type { Answer } from '#tasks/answer.ts';
import type { FieldValues } from '#tasks/field.ts';
import { splitReply } from '#tasks/reply.ts';
import type { Task } from '#tasks/task.ts';
import { useWorkbench } from '../../useWorkbench.ts';
import { MarkHint } from './MarkHint.tsx';
import { MentionSourceContext } from './mention-source.ts';
import { PinnedSelection } from './PinnedSelection.tsx';
import { useGroupMatches } from './useGroupMatches.ts';
import { useMarkKeys } from './useMarkKeys.ts';

interface MentionProviderProps {
  readonly task: Task;
  readonly children: ReactNode;
}

/** Tells the texts below it what they may speak of, and lets the keyboard walk over their marks. */
export function MentionProvider({ task, children }: MentionProviderProps) {
  const values = useWorkbench((state) => state.runs[task.id]?.values);
  const ended = useWorkbench((state) => endedText(state.runs[task.id]));
  const answer = useMemo(
    () => (values && ended !== undefined ? answerOf(task, ended, values) : undefined),
    [task, values, ended],
  );
  const subjects = useMemo(
    () => (values ? subjectsOf(task, values, answer) : []),
    [task, values, answer],
  );
  const tools = useMentionTools(values !== undefined);
  const groups = useGroupMatches(subjects, tools?.functionalGroups);
  const verdicts = useWorkbench((state) => verdictsShown(state.runs[task.id]));
  const context = useMemo(() => ({ subjects, groups }), [subjects, groups]);
  const find = tools?.findMentions;
  const source = useMemo(() => ({ context, find, verdicts }), [context, find, verdicts]);
  useMarkKeys();
  return (
    <MentionSourceContext value={source}>
      {children}
      <MarkHint />
      <PinnedSelection />
    </MentionSourceContext>
  );
}

interface MentionTools {
  readonly findMentions: typeof findMentions;
  readonly functionalGroups: readonly FunctionalGroup[];
}

/** Loaded with the first run: the first screen has no text to mark. */
function useMentionTools(isNeeded: boolean): MentionTools | undefined {
  const [tools, setTools] = useState<MentionTools>();
  useEffect(() => {
    if (!isNeeded) return;
    let isCurrent = true;
    Promise.all([
      import('#reasoning/mentions/find-mentions.ts'),
      import('#science/functional-groups.ts'),
    ]).then(
      ([{ findMentions }, { functionalGroups }]) => {
        if (isCurrent) setTools({ findMentions, functionalGroups });
      },
      // A text without marks is still the text; the next screen tries again.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isNeeded]);
  return tools;
}

/** Of the reply on the screen; stays the same while tokens of others and verdicts arrive. */
function endedText(run: Run | undefined): string | undefined {
  if (!run) return undefined;
  const { summary, text } = shownSampleOf(run);
  return summary || !isRunning(run) ? text : undefined;
}

function answerOf(task: Task, text: string, values: FieldValues): Answer | undefined {
  const reply = splitReply(text);
  if (!reply.thoughtClosed && reply.answer === '') return undefined;
  const read = task.readAnswer(reply.answer, values);
  return read.ok ? read.value.answer : undefined;
}

const noVerdicts: readonly Verdict[] = [];

function verdictsShown(run: Run | undefined): readonly Verdict[] {
  const checks = run && shownSampleOf(run).checks;
  return checks?.phase === 'done' ? checks.verdicts : noVerdicts;
}
