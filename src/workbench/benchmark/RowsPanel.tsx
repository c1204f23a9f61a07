import { useMemo, useState } from 'react';
import type { BenchmarkRow } from '#state/benchmark/benchmark-state.ts';
import { Panel } from '#ui/Panel.tsx';
import { SelectInput } from '#ui/SelectInput.tsx';
import { sayCount, sayCountOf } from '../say-quantity.ts';
import { RowReply } from './RowReply.tsx';
import { RowsTable } from './RowsTable.tsx';
import { countRows, filterNames, filterRows, type RowFilter } from './row-kinds.ts';

const filters: readonly RowFilter[] = [
  'all',
  'right',
  'partial',
  'wrong',
  'unreadable',
  'unsure',
  'failed',
  'waiting',
];

/** Every row of the benchmark, none left out, and the reply to each. */
export function RowsPanel({ rows }: { readonly rows: readonly BenchmarkRow[] }) {
  const [filter, setFilter] = useState<RowFilter>('all');
  const [openIndex, setOpenIndex] = useState<number>();
  const counts = useMemo(() => countRows(rows), [rows]);
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter]);
  const open = openIndex === undefined ? undefined : rows[openIndex];
  return (
    <Panel title="Rows">
      <div className="benchmark-choices">
        <SelectInput
          label="Show"
          options={filters.map((value) => ({
            value,
            label: `${filterNames[value]} (${sayCount(counts[value])})`,
          }))}
          value={filter}
          onChange={(value) => setFilter(filters.find((name) => name === value) ?? 'all')}
        />
        {counts.unsure > 0 && filter === 'unsure' && (
          <p className="muted">The model gave these answers a probability below one half.</p>
        )}
      </div>
      <p className="muted" role="status">
        {filter === 'all'
          ? sayCountOf(rows.length, 'row')
          : `${sayCount(shown.length)} of ${sayCountOf(rows.length, 'row')}`}
      </p>
      {shown.length === 0 ? (
        <p>No row is like this.</p>
      ) : (
        <RowsTable key={filter} rows={shown} onOpen={setOpenIndex} />
      )}
      {open && <RowReply row={open} onClose={() => setOpenIndex(undefined)} />}
    </Panel>
  );
}
