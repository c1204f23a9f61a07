import '#base/trusted-types.ts';
import type { Build } from './build-files.ts';
import { createOfflineService } from './offline-service.ts';
import type { OfflineRequest } from './protocol.ts';

declare const self: ServiceWorkerGlobalScope;
/** tools/offline puts the list of files here. */
declare const OFFLINE_BUILD: Build;

const service = createOfflineService(self, OFFLINE_BUILD);

self.addEventListener('install', (event) => event.waitUntil(service.install()));

self.addEventListener('activate', (event) => event.waitUntil(service.tidy()));

self.addEventListener('fetch', (event) => {
  const answer = service.answer(event);
  if (answer) event.respondWith(answer);
});

self.addEventListener('message', (event) => {
  // Only pages of this origin reach a service worker; anything else that they say is ignored.
  const { kind } = event.data as OfflineRequest;
  if (kind === 'take-over') event.waitUntil(service.takeOver());
  if (kind === 'complete') event.waitUntil(service.complete().then(() => service.tidy()));
});
