import { type RefObject, useSyncExternalStore } from 'react';
import { Button } from '#ui/Button.tsx';

interface FullScreenButtonProps {
  readonly figure: RefObject<HTMLElement | null>;
  readonly unavailable?: boolean;
  /** A sentence, or undefined when the last press went well. */
  readonly onProblem: (problem: string | undefined) => void;
}

/** Fills the screen with a figure, and gives it back. Nothing where the browser cannot. */
export function FullScreenButton(props: FullScreenButtonProps) {
  const { figure, unavailable = false, onProblem } = props;
  const isFullScreen = useFullScreen(figure);
  // The server has no document; neither have tests that write HTML.
  if (typeof document === 'undefined' || !document.fullscreenEnabled) return null;

  const switchFullScreen = async () => {
    try {
      if (isFullScreen) await document.exitFullscreen();
      else await figure.current?.requestFullscreen();
      onProblem(undefined);
    } catch {
      onProblem('This browser refused full screen.');
    }
  };

  return (
    <Button look="quiet" unavailable={unavailable} onPress={() => void switchFullScreen()}>
      {isFullScreen ? 'Leave full screen' : 'Full screen'}
    </Button>
  );
}

function useFullScreen(figure: RefObject<HTMLElement | null>): boolean {
  return useSyncExternalStore(
    (onChange) => {
      document.addEventListener('fullscreenchange', onChange);
      return () => document.removeEventListener('fullscreenchange', onChange);
    },
    () => figure.current !== null && document.fullscreenElement === figure.current,
    () => false,
  );
}
