import { type KeyboardEvent, useRef, useState } from 'react';
import { nextInTable, periodicTable, type TableCell } from '#science/periodic-table.ts';
import './PeriodicTable.css';

interface PeriodicTableProps {
  /** Symbols. */
  readonly chosen: readonly string[];
  /** No further element may be chosen; chosen ones can still be removed. */
  readonly isFull: boolean;
  readonly onToggle: (symbol: string) => void;
}

const steps: Readonly<Record<string, { readonly columns: number; readonly rows: number }>> = {
  ArrowLeft: { columns: -1, rows: 0 },
  ArrowRight: { columns: 1, rows: 0 },
  ArrowUp: { columns: 0, rows: -1 },
  ArrowDown: { columns: 0, rows: 1 },
};

/** All elements as buttons. One of them is in the tab order, arrow keys lead to the others. */
export function PeriodicTable({ chosen, isFull, onToggle }: PeriodicTableProps) {
  const [currentSymbol, setCurrentSymbol] = useState('H');
  const table = useRef<HTMLFieldSetElement>(null);

  function moveFrom(cell: TableCell, event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const symbol = nextInTable(cell, step)?.element.symbol;
    table.current?.querySelector<HTMLElement>(`[data-symbol="${symbol}"]`)?.focus();
  }

  return (
    <div className="periodic-table-frame">
      <fieldset className="periodic-table" aria-label="Periodic table" ref={table}>
        {periodicTable.map((cell) => {
          const { symbol, name, atomicNumber } = cell.element;
          const isChosen = chosen.includes(symbol);
          return (
            <button
              key={symbol}
              type="button"
              className="element-cell"
              style={{ gridColumn: cell.column, gridRow: gridRow(cell) }}
              data-symbol={symbol}
              title={`${name}, ${atomicNumber}`}
              aria-label={`${symbol}, ${name}`}
              aria-pressed={isChosen}
              aria-disabled={(isFull && !isChosen) || undefined}
              tabIndex={symbol === currentSymbol ? 0 : -1}
              onFocus={() => setCurrentSymbol(symbol)}
              onKeyDown={(event) => moveFrom(cell, event)}
              onClick={() => {
                if (isChosen || !isFull) onToggle(symbol);
              }}
            >
              {symbol}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}

/** The eighth row of the grid is the distance between the table and the two series below it. */
function gridRow({ row }: TableCell): number {
  return row > 7 ? row + 1 : row;
}
