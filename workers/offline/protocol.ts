/** What a page asks its service worker. These are no calls: the answers go to every page. */
export type OfflineRequest =
  /** Fetch what is missing of this build, and forget builds that no page uses. */
  | { readonly kind: 'complete' }
  /** Take over from the build that is served now, unless a run is active in any tab. */
  | { readonly kind: 'take-over' };

/** What the service worker tells the pages about its own build. */
export type OfflineReport =
  | { readonly kind: 'progress'; readonly doneBytes: number; readonly totalBytes: number }
  | { readonly kind: 'complete'; readonly files: number; readonly bytes: number }
  /** Why not every file is kept, as a sentence. */
  | { readonly kind: 'incomplete'; readonly reason: string };
