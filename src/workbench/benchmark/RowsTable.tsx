import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useRef } from 'react';
import type { BenchmarkRow } from '#state/benchmark/benchmark-state.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { VisibleText } from '../result/trace/TextLeaf.tsx';
import { sayShare } from '../say-quantity.ts';
import { confidenceOf, filterNames, type RowKind, rowKind } from './row-kinds.ts';
import { sayScore } from './say-benchmark.ts';
import './RowsTable.css';

/** CSS pixels; fixed, so that 100,000 rows need no measuring. */
const ROW_HEIGHT = 40;
const SPARE_ROWS = 6;
const LONGEST_TEXT = 160;

interface RowsTableProps {
  readonly rows: readonly BenchmarkRow[];
  /** Gets the index among all rows of the benchmark. */
  readonly onOpen: (index: number) => void;
}

/**
 * Rows of a benchmark, of which only those in view are on the page; their numbers tell a screen
 * reader where they stand.
 */
export function RowsTable({ rows, onOpen }: RowsTableProps) {
  const frame = useRef<HTMLElement>(null);
  // Each new function makes the virtualizer measure all rows again, at every step of a scroll.
  const keyOf = useCallback((place: number) => rows[place]?.question.index ?? place, [rows]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: SPARE_ROWS,
    getItemKey: keyOf,
  });
  return (
    <section
      className="rows-frame"
      ref={frame}
      aria-label="All rows"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
      tabIndex={0}
    >
      <table aria-label="Rows of the benchmark" aria-rowcount={rows.length + 1}>
        <thead>
          <tr className="rows-row" aria-rowindex={1}>
            <th scope="col">Row</th>
            <th scope="col">Status</th>
            <th scope="col">Read</th>
            <th scope="col">Reference</th>
            <th scope="col">Value</th>
            <th scope="col">Probability</th>
          </tr>
        </thead>
        <tbody style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            return (
              row && <TableRow key={key} row={row} place={index} start={start} onOpen={onOpen} />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface TableRowProps {
  readonly row: BenchmarkRow;
  /** Among the rows that are shown, from 0. */
  readonly place: number;
  /** Pixels from the top of the body. */
  readonly start: number;
  readonly onOpen: (index: number) => void;
}

const TableRow = memo(({ row, place, start, onOpen }: TableRowProps) => {
  const { question, score } = row;
  const kind = rowKind(row);
  const confidence = confidenceOf(row);
  const reference = score?.reference || question.references.join(' or ');
  return (
    <tr
      className="rows-row"
      aria-rowindex={place + 2}
      style={{ transform: `translateY(${start}px)` }}
    >
      <td>
        <button type="button" className="rows-open" onClick={() => onOpen(question.index)}>
          <span className="visually-hidden">Open row </span>
          {question.fileRow}
        </button>
      </td>
      <td className={`rows-status rows-${kind}`}>
        <Icon name={icons[kind]} />
        {filterNames[kind]}
      </td>
      <td className="rows-text">
        <VisibleText text={shorten(score?.read ?? '')} />
      </td>
      <td className="rows-text">
        <VisibleText text={shorten(reference)} />
      </td>
      <td className="rows-number">{score?.value === undefined ? '' : sayScore(score.value)}</td>
      <td className="rows-number">{confidence === undefined ? '' : sayShare(confidence)}</td>
    </tr>
  );
});

const icons: Readonly<Record<RowKind, IconName>> = {
  right: 'check',
  partial: 'target',
  wrong: 'cross',
  unreadable: 'question',
  failed: 'warning',
  unscored: 'dot',
  running: 'play',
  waiting: 'dot',
};

function shorten(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
