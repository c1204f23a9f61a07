import './ShareBar.css';

/** A horizontal bar for a share from 0 to 1. A decoration: the number stands beside it in words. */
export function ShareBar({ share }: { readonly share: number }) {
  return (
    <span className="share-bar" aria-hidden="true">
      <span className="share-bar-fill" style={{ inlineSize: `${100 * share}%` }} />
    </span>
  );
}
