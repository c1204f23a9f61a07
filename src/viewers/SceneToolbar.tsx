import { type ReactNode, type RefObject, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { FullScreenButton } from './FullScreenButton.tsx';
import { fileNameOf, saveFile } from './save-file.ts';
import type { Scene } from './scene.ts';
import './viewer-toolbar.css';

interface SceneToolbarProps {
  /** Undefined until the 3D scene is there; the buttons then wait. */
  readonly scene: Scene | undefined;
  readonly figure: RefObject<HTMLElement | null>;
  readonly label: string;
  /** Choices of this kind of picture, left of the buttons that all have. */
  readonly controls: ReactNode;
  readonly isTurning: boolean;
  readonly onTurningChange: (isTurning: boolean) => void;
}

export function SceneToolbar(props: SceneToolbarProps) {
  const { scene, figure, label, controls, isTurning, onTurningChange } = props;
  const [problem, setProblem] = useState<string>();
  const waits = scene === undefined;

  const savePicture = async () => {
    const png = await scene?.png();
    if (png) saveFile(png, `${fileNameOf(label)}.png`);
    setProblem(png ? undefined : 'The picture came out empty. Reset the view and try again.');
  };

  return (
    <div className="viewer-toolbar">
      {controls}
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
        <FullScreenButton figure={figure} unavailable={waits} onProblem={setProblem} />
      </div>
      {problem && (
        <p className="viewer-toolbar-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}
