import type { OfflineState } from '#state/offline-store.ts';
import { sayMegabytes } from '../say-quantity.ts';

/** Answers "Works offline:" in words. */
export function sayReadiness(readiness: OfflineState['readiness']): string {
  switch (readiness.phase) {
    case 'unknown':
      return 'not known yet';
    case 'preparing':
      return `being prepared, ${sayMegabytes(readiness.doneBytes)} of ${sayMegabytes(readiness.totalBytes)}`;
    case 'ready':
      return readiness.servesThisPage
        ? `yes, ${sayMegabytes(readiness.bytes)} are kept`
        : `yes, from the next visit on; ${sayMegabytes(readiness.bytes)} are kept`;
    default:
      return `no: ${readiness.reason}`;
  }
}
