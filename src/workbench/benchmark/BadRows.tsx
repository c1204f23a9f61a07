import type { BadRow } from '#state/benchmark/test-file.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { sayCount, sayCountOf } from '../say-quantity.ts';

const MOST_SHOWN = 200;

/** Rows of the file that cannot be asked, each with its reason. */
export function BadRows({ badRows }: { readonly badRows: readonly BadRow[] }) {
  if (badRows.length === 0) return null;
  const rest = badRows.length - MOST_SHOWN;
  return (
    <Disclosure title={`${sayCountOf(badRows.length, 'row')} that cannot be asked`}>
      <ul className="benchmark-bad-rows">
        {badRows.slice(0, MOST_SHOWN).map(({ fileRow, reason }) => (
          <li key={fileRow}>
            Row {sayCount(fileRow)}: {reason}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="muted">And {sayCountOf(rest, 'more row')}, all in the export.</p>}
    </Disclosure>
  );
}
