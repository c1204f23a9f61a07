import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page, unless another part of it waits for them; true
 * while files are dragged over it.
 */
export function useFileDrop(isOn: boolean, onFiles: (files: readonly File[]) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const take = useEffectEvent(onFiles);

  useEffect(() => {
    if (!isOn) return;
    const controller = new AbortController();
    const { signal } = controller;
    const listen = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      addEventListener(
        name,
        (event) => {
          if (event.dataTransfer?.types.includes('Files')) act(event);
        },
        { signal },
      );
    listen('dragover', (event) => {
      event.preventDefault();
      setDragging(true);
    });
    // No related target: the pointer has left the window, not only an element.
    listen('dragleave', (event) => setDragging(event.relatedTarget !== null));
    listen('drop', (event) => {
      event.preventDefault();
      setDragging(false);
      take([...(event.dataTransfer?.files ?? [])]);
    });
    return () => controller.abort();
  }, [isOn]);

  return isOn && isDragging;
}
