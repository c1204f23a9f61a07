import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Takes what is dropped anywhere on the page while it is on, but for what a part of it took before;
 * true while files are dragged over it.
 * What `onDrop` gets can be read only until it returns.
 */
export function useDropOnPage(isOn: boolean, onDrop: (dropped: DataTransfer) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const take = useEffectEvent(onDrop);

  useEffect(() => {
    if (!isOn) return;
    const controller = new AbortController();
    const { signal } = controller;
    const listen = (
      name: 'dragover' | 'dragleave' | 'drop',
      act: (event: DragEvent, dropped: DataTransfer) => void,
    ) =>
      addEventListener(
        name,
        (event) => {
          const { dataTransfer } = event;
          if (dataTransfer?.types.includes('Files')) act(event, dataTransfer);
        },
        { signal },
      );
    listen('dragover', (event) => {
      event.preventDefault();
      setDragging(true);
    });
    // No related target: the pointer has left the window, not only an element.
    listen('dragleave', (event) => setDragging(event.relatedTarget !== null));
    listen('drop', (event, dropped) => {
      // A part of the page that takes its own files has prevented the default already.
      const isTaken = event.defaultPrevented;
      event.preventDefault();
      setDragging(false);
      if (!isTaken) take(dropped);
    });
    return () => controller.abort();
  }, [isOn]);

  return isOn && isDragging;
}
