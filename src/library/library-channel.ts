const NAME = 'library';

/** Tells every tab, this one included, that what the library holds has changed. */
export function announceLibraryChange(): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage('changed');
  channel.close();
}

/** Calls back after each change in any tab; returns how to stop. */
export function onLibraryChange(listener: () => void): () => void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', () => listener());
  return () => channel.close();
}
