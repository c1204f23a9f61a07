import { type RefObject, useState } from 'react';
import type { Drawing } from '#science/molecule-drawing.ts';
import { Button } from '#ui/Button.tsx';
import { FullScreenButton } from './FullScreenButton.tsx';
import { fileNameOf, saveFile } from './save-file.ts';
import { svgToPng } from './svg-to-png.ts';
import './viewer-toolbar.css';

interface DrawingToolbarProps {
  readonly drawing: Drawing;
  readonly figure: RefObject<HTMLElement | null>;
  readonly label: string;
}

/** What one can do with a 2D drawing. */
export function DrawingToolbar({ drawing, figure, label }: DrawingToolbarProps) {
  const [problem, setProblem] = useState<string>();

  const savePng = async () => {
    const background = figure.current ? getComputedStyle(figure.current).backgroundColor : 'white';
    const png = await svgToPng(drawing.svg, drawing, background);
    if (png) saveFile(png, `${fileNameOf(label)}.png`);
    setProblem(png ? undefined : 'This browser made no PNG of the drawing. Save it as SVG.');
  };

  const saveSvg = () => {
    const svg = new Blob([drawing.svg], { type: 'image/svg+xml' });
    saveFile(svg, `${fileNameOf(label)}.svg`);
  };

  return (
    <div className="viewer-toolbar">
      <div className="viewer-toolbar-buttons">
        <Button look="quiet" onPress={() => void savePng()}>
          Save PNG
        </Button>
        <Button look="quiet" onPress={saveSvg}>
          Save SVG
        </Button>
        <FullScreenButton figure={figure} onProblem={setProblem} />
      </div>
      {problem && (
        <p className="viewer-toolbar-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}
