import { type ReactNode, type RefObject, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import type { DrawnSvg } from './drawn-svg.ts';
import { FullScreenButton } from './FullScreenButton.tsx';
import { fileNameOf, saveFile } from './save-file.ts';
import { svgToPng } from './svg-to-png.ts';
import './viewer-toolbar.css';

interface DrawingToolbarProps {
  /** Undefined while there is none. */
  readonly drawn: () => DrawnSvg | undefined;
  readonly figure: RefObject<HTMLElement | null>;
  /** Names the files. */
  readonly label: string;
  /** Choices of this kind of picture, left of the buttons that all have. */
  readonly controls?: ReactNode;
  /** Buttons of this kind of picture. */
  readonly children?: ReactNode;
}

/** What one can do with a 2D drawing. */
export function DrawingToolbar(props: DrawingToolbarProps) {
  const { drawn, figure, label, controls, children } = props;
  const [problem, setProblem] = useState<string>();

  const savePng = async () => {
    const drawing = drawn();
    if (!drawing) return;
    const background = figure.current ? getComputedStyle(figure.current).backgroundColor : 'white';
    const png = await svgToPng(drawing.svg, drawing, background);
    if (png) saveFile(png, `${fileNameOf(label)}.png`);
    setProblem(png ? undefined : 'This browser made no PNG of the drawing. Save it as SVG.');
  };

  const saveSvg = () => {
    const drawing = drawn();
    if (!drawing) return;
    saveFile(new Blob([drawing.svg], { type: 'image/svg+xml' }), `${fileNameOf(label)}.svg`);
  };

  return (
    <div className="viewer-toolbar">
      {controls}
      <div className="viewer-toolbar-buttons">
        {children}
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
