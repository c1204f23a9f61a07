/** Where a model folder lies: served by a web server, or kept in this browser. */
export type ModelAddress =
  | {
      readonly kind: 'url';
      /** Absolute, ending in a slash, on the page's own origin. */
      readonly url: string;
    }
  | {
      readonly kind: 'library';
      /** The generated id of a stored model. */
      readonly id: string;
    };

export function isSameModel(one: ModelAddress, other: ModelAddress): boolean {
  if (one.kind === 'url') return other.kind === 'url' && one.url === other.url;
  return other.kind === 'library' && one.id === other.id;
}
