import { createOfflineCopy } from '#engine/offline-copy.ts';
import { createOfflineStore, type OfflineStore } from '#state/offline-store.ts';

/** The store about this page's copy in the browser; the development server has no copy to make. */
export function composeOffline(document: Document): OfflineStore | undefined {
  if (!import.meta.env.PROD) return undefined;
  const scope = new URL(import.meta.env.BASE_URL, document.baseURI).href;
  const { serviceWorker, locks }: Partial<Pick<Navigator, 'serviceWorker' | 'locks'>> = navigator;
  return createOfflineStore(
    createOfflineCopy({
      container: locks && serviceWorker,
      locks,
      scope,
      scriptUrl: new URL('sw.js', scope).href,
      reload: () => location.reload(),
    }),
  );
}
