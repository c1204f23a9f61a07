import type { VoteGroup } from '#reasoning/vote.ts';
import { isRunning, type Run } from '#state/run.ts';
import { Panel } from '#ui/Panel.tsx';
import { ShareBar } from '#ui/ShareBar.tsx';
import { sayCountOf, sayShare } from '../../say-quantity.ts';
import { VerdictMark } from '../VerdictMark.tsx';
import { CompactAnswer } from './CompactAnswer.tsx';
import { NumberSpread } from './NumberSpread.tsx';
import { SampleChip } from './SampleChip.tsx';
import { type NoAnswer, REWARD_RULES, sayBest, sayLead, sayReward, voteRows } from './vote-rows.ts';
import './VotePanel.css';

/**
 * What the samples of a run answer, as a distribution, the best of them first where they can be
 * rewarded; each sample opens its own trace.
 */
export function VotePanel({ run }: { readonly run: Run }) {
  const { rewards } = run;
  const lead = sayBest(run) ?? sayLead(run);
  return (
    <Panel title={rewards ? `Best of ${run.samples.length}` : 'Vote'}>
      {lead && (
        <p>
          <strong>{lead}</strong>
          {isRunning(run) && ' More samples are being written.'}
        </p>
      )}
      <NumberSpread run={run} />
      <ul className="vote-rows">
        {voteRows(run).map((row) =>
          row.kind === 'answer' ? (
            <AnswerRow key={row.group.samples[0]} run={run} group={row.group} reward={row.reward} />
          ) : (
            <li key={row.why} className="vote-row">
              <span className="muted">{noAnswerTitles[row.why]}</span>
              <span className="muted vote-numbers">{sayCountOf(row.samples.length, 'sample')}</span>
              <SampleChips run={run} samples={row.samples} />
            </li>
          ),
        )}
      </ul>
      <p className="muted vote-caveat">
        {rewards?.kind === 'known'
          ? `${REWARD_RULES[rewards.rule]} It is what training would pay, and says nothing of whether the answer is useful.`
          : VOTE_CAVEAT}
      </p>
    </Panel>
  );
}

const VOTE_CAVEAT =
  'A vote tells how far the samples agree, not whether they are right. Shares are of the answers that can be read; “weighted” counts each by how probable its own tokens were.';

const noAnswerTitles: Readonly<Record<NoAnswer, string>> = {
  unreadable: 'No answer that can be read',
  ended: 'Ended early: could not change the vote',
  counting: 'Being counted',
  writing: 'Being written',
  'cut-off': 'Cut off before an answer',
};

interface AnswerRowProps {
  readonly run: Run;
  readonly group: VoteGroup;
  readonly reward: number | undefined;
}

function AnswerRow({ run, group, reward }: AnswerRowProps) {
  const { answer, samples, share, weightedShare } = group;
  return (
    <li className="vote-row">
      <CompactAnswer answer={answer} />
      {reward === undefined ? (
        <>
          <span className="vote-numbers">
            <strong>{sayShare(share)}</strong>{' '}
            <span className="muted">
              {sayShare(weightedShare)} weighted, {sayCountOf(samples.length, 'sample')}
            </span>
          </span>
          <ShareBar share={share} />
        </>
      ) : (
        <>
          <span className="vote-numbers">
            <strong>reward {sayReward(reward)}</strong>{' '}
            <span className="muted">{sayCountOf(samples.length, 'sample')}</span>
          </span>
          <ShareBar share={reward} />
        </>
      )}
      <GroupVerdicts run={run} group={group} />
      <SampleChips run={run} samples={samples.toSorted((a, b) => a - b)} />
    </li>
  );
}

/** What the checks say of an answer, once one of its samples was checked. */
function GroupVerdicts({ run, group }: { readonly run: Run; readonly group: VoteGroup }) {
  const checks = group.samples.flatMap((sample) => run.samples[sample]?.checks ?? []);
  const done = checks.find(({ phase }) => phase === 'done');
  if (done?.phase !== 'done') return null;
  const shown = done.verdicts.filter(({ status }) => status !== 'not-checkable');
  if (shown.length === 0) return null;
  return (
    <span className="vote-verdicts">
      {shown.map(({ check, status }) => (
        <VerdictMark key={check} status={status} check={check} />
      ))}
    </span>
  );
}

interface SampleChipsProps {
  readonly run: Run;
  readonly samples: readonly number[];
}

function SampleChips({ run, samples }: SampleChipsProps) {
  return (
    <span className="sample-chips">
      {samples.map((sample) => (
        <SampleChip key={sample} run={run} sample={sample} noun="Sample" />
      ))}
    </span>
  );
}
