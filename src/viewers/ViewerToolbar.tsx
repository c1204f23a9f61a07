import { type RefObject, useState, useSyncExternalStore } from 'react';
import { Button } from '#ui/Button.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import type { MoleculeScene, MoleculeStyle } from './molecule-scene.ts';
import { fileNameOf, saveFile } from './save-file.ts';

interface ViewerToolbarProps {
  /** Undefined until the 3D scene is there; the buttons then wait. */
  readonly scene: MoleculeScene | undefined;
  readonly figure: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly style: MoleculeStyle;
  readonly onStyleChange: (style: MoleculeStyle) => void;
  readonly isTurning: boolean;
  readonly onTurningChange: (isTurning: boolean) => void;
}

const STYLE_CHOICES: readonly Choice<MoleculeStyle>[] = [
  { value: 'sticks', label: 'Stick' },
  { value: 'balls', label: 'Ball and stick' },
  { value: 'spheres', label: 'Spheres' },
];

export function ViewerToolbar(props: ViewerToolbarProps) {
  const { scene, figure, label, isTurning, onTurningChange } = props;
  const [problem, setProblem] = useState<string>();
  const isFullScreen = useFullScreen(figure);
  const waits = scene === undefined;

  const savePicture = async () => {
    const png = await scene?.png();
    if (png) saveFile(png, `${fileNameOf(label)}.png`);
    setProblem(png ? undefined : 'The picture came out empty. Reset the view and try again.');
  };

  const switchFullScreen = async () => {
    try {
      if (isFullScreen) await document.exitFullscreen();
      else await figure.current?.requestFullscreen();
      setProblem(undefined);
    } catch {
      setProblem('This browser refused full screen.');
    }
  };

  return (
    <div className="viewer-toolbar">
      <ChoiceGroup
        label="Style"
        hidesLabel
        choices={STYLE_CHOICES}
        value={props.style}
        onChange={props.onStyleChange}
      />
      <div className="viewer-toolbar-buttons">
        <Button look="quiet" unavailable={waits} onPress={() => onTurningChange(!isTurning)}>
          {isTurning ? 'Hold still' : 'Turn'}
        </Button>
        <Button look="quiet" unavailable={waits} onPress={() => scene?.resetView()}>
          Reset view
        </Button>
        <Button look="quiet" unavailable={waits} onPress={() => void savePicture()}>
          Save PNG
        </Button>
        {document.fullscreenEnabled && (
          <Button look="quiet" unavailable={waits} onPress={() => void switchFullScreen()}>
            {isFullScreen ? 'Leave full screen' : 'Full screen'}
          </Button>
        )}
      </div>
      {problem && (
        <p className="viewer-toolbar-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}

function useFullScreen(figure: RefObject<HTMLElement | null>): boolean {
  return useSyncExternalStore(
    (onChange) => {
      document.addEventListener('fullscreenchange', onChange);
      return () => document.removeEventListener('fullscreenchange', onChange);
    },
    () => figure.current !== null && document.fullscreenElement === figure.current,
  );
}
