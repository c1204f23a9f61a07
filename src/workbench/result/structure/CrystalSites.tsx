import { mainSymbol, sayOccupants } from '#science/crystal/crystal.ts';
import type { OpenedCrystal } from '#science/crystal/open-crystal.ts';
import { useLinkedSelection } from '../../linked-selection.ts';
import type { ElementPointing } from '../../useElementPointing.ts';

interface CrystalSitesProps {
  readonly opened: OpenedCrystal;
  readonly pointing: ElementPointing;
}

/** Longer lists are of molecules and frameworks, whose atoms nobody reads one by one. */
const MOST_ROWS = 200;

/** The places of the asymmetric unit as a table; its elements point at the picture and the text. */
export function CrystalSites({ opened, pointing }: CrystalSitesProps) {
  const { crystal, filled, symmetry } = opened;
  const rows = crystal.sites.slice(0, MOST_ROWS);
  const counts = new Map<number, number>();
  for (const { site } of filled.atoms) counts.set(site, (counts.get(site) ?? 0) + 1);
  const letterOf = (site: number) => {
    const atom = filled.atoms.findIndex((each) => each.site === site);
    return symmetry.ok ? (symmetry.value.wyckoffLetters[atom] ?? '') : '';
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by key.
    <section className="crystal-sites-scroll" tabIndex={0} aria-label="Places of the atoms">
      <table className="crystal-sites">
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Element</th>
            <th scope="col">Wyckoff</th>
            <th scope="col">x, y, z</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((site, index) => {
            const symbol = mainSymbol(site);
            return (
              <tr
                key={site.position.join(' ')}
                data-pointed={pointing.highlighted.has(symbol) || undefined}
              >
                <th scope="row">{site.label}</th>
                <td>
                  <ElementButton symbol={symbol} words={sayOccupants(site)} pointing={pointing} />
                </td>
                <td>
                  {counts.get(index) ?? 0}
                  {letterOf(index)}
                </td>
                <td>{site.position.map(sayFraction).join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {crystal.sites.length > MOST_ROWS && (
        <p className="muted">
          The first {MOST_ROWS} of {crystal.sites.length} places.
        </p>
      )}
    </section>
  );
}

/** `0.305`, `0.5`. */
function sayFraction(along: number): string {
  return String(Number(along.toFixed(4)));
}

interface ElementButtonProps {
  readonly symbol: string;
  readonly words: string;
  readonly pointing: ElementPointing;
}

function ElementButton({ symbol, words, pointing }: ElementButtonProps) {
  const { highlighted, onPoint, onPin } = pointing;
  const isPinned = useLinkedSelection(({ selection }) => selection?.isPinned ?? false);
  return (
    <button
      type="button"
      className="crystal-element"
      aria-pressed={isPinned && highlighted.has(symbol)}
      onPointerEnter={() => onPoint(symbol)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(symbol)}
      onBlur={() => onPoint(undefined)}
      onClick={() => onPin(symbol)}
    >
      {words}
    </button>
  );
}
