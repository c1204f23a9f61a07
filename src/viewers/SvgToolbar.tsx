import { type ReactNode, type RefObject, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { FullScreenButton } from './FullScreenButton.tsx';
import { fileNameOf, saveFile } from './save-file.ts';
import { svgText } from './svg-text.ts';
import { svgToPng } from './svg-to-png.ts';
import './viewer-toolbar.css';

interface SvgToolbarProps {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly figure: RefObject<HTMLElement | null>;
  /** Names the files. */
  readonly label: string;
  /** Choices of this kind of picture, left of the buttons that all have. */
  readonly controls?: ReactNode;
  /** Buttons of this kind of picture. */
  readonly children?: ReactNode;
}

/** What one can do with a picture that React draws. */
export function SvgToolbar({ svg, figure, label, controls, children }: SvgToolbarProps) {
  const [problem, setProblem] = useState<string>();

  const savePng = async () => {
    if (!svg.current || !figure.current) return;
    const background = getComputedStyle(figure.current).backgroundColor;
    const size = svg.current.getBoundingClientRect();
    const png = await svgToPng(svgText(svg.current), size, background);
    if (png) saveFile(png, `${fileNameOf(label)}.png`);
    setProblem(png ? undefined : 'This browser made no PNG of the drawing. Save it as SVG.');
  };

  const saveSvg = () => {
    if (!svg.current) return;
    const blob = new Blob([svgText(svg.current)], { type: 'image/svg+xml' });
    saveFile(blob, `${fileNameOf(label)}.svg`);
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
