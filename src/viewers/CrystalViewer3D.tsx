import { useMemo, useState } from 'react';
import { type Crystal, type FilledCell, mainSymbol } from '#science/crystal/crystal.ts';
import { describeCrystal } from '#science/crystal/describe-crystal.ts';
import { type DrawnCrystal, drawCrystal, type Repeats } from '#science/crystal/drawn-crystal.ts';
import { Button } from '#ui/Button.tsx';
import { type Choice, ChoiceGroup } from '#ui/ChoiceGroup.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type CrystalStyle, crystalContent } from './crystal-content.ts';
import { ScenePane } from './ScenePane.tsx';
import { themeColour } from './theme-colours.ts';
import './CrystalViewer3D.css';

interface CrystalViewer3DProps {
  readonly crystal: Crystal;
  readonly filled: FilledCell;
  readonly label: string;
  readonly theme: 'light' | 'dark';
  /** Symbols of the elements that are pointed at; keep the set between renders. */
  readonly highlighted: ReadonlySet<string>;
  readonly onPoint: (symbol: string | undefined) => void;
  readonly onPin: (symbol: string | undefined) => void;
}

const STYLES: readonly Choice<CrystalStyle>[] = [
  { value: 'balls', label: 'Ball and stick' },
  { value: 'spheres', label: 'Spheres' },
];

type Count = '1' | '2' | '3';
const COUNTS: readonly Choice<Count>[] = [
  { value: '1', label: '1' },
  { value: '2', label: '2' },
  { value: '3', label: '3' },
];

/**
 * The unit cell of a crystal to turn, zoom and repeat. Load it with `lazy(() => import(…))`: it
 * brings 3Dmol (160 KB gzip) along.
 */
export function CrystalViewer3D(props: CrystalViewer3DProps) {
  const { crystal, filled } = props;
  const [repeats, setRepeats] = useState<Repeats>([1, 1, 1]);
  const drawn = useMemo(() => drawCrystal(crystal, filled, repeats), [crystal, filled, repeats]);
  if (!drawn.ok) {
    return (
      <Notice
        tone="warning"
        actions={<Button onPress={() => setRepeats([1, 1, 1])}>Draw one cell</Button>}
      >
        <p>{drawn.error.message}</p>
        <p>{drawn.error.cure}</p>
      </Notice>
    );
  }
  return <CrystalPane {...props} drawn={drawn.value} repeats={repeats} onRepeats={setRepeats} />;
}

interface CrystalPaneProps extends CrystalViewer3DProps {
  readonly drawn: DrawnCrystal;
  readonly repeats: Repeats;
  readonly onRepeats: (repeats: Repeats) => void;
}

function CrystalPane(props: CrystalPaneProps) {
  const { crystal, filled, drawn, label, theme, highlighted, onPoint, onPin } = props;
  const [style, setStyle] = useState<CrystalStyle>('balls');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour changes with the theme.
  const content = useMemo(
    () => crystalContent(drawn, style, themeColour('--text-muted')),
    [drawn, style, theme],
  );
  const sites = useMemo(
    () =>
      new Set(
        crystal.sites.flatMap((site, index) => (highlighted.has(mainSymbol(site)) ? [index] : [])),
      ),
    [crystal, highlighted],
  );
  const symbolOf = (site: number | undefined) =>
    site === undefined ? undefined : crystal.sites.slice(site, site + 1).map(mainSymbol)[0];
  return (
    <ScenePane
      content={content}
      label={label}
      description={describeCrystal(crystal, filled)}
      theme={theme}
      spinning={false}
      highlighted={sites}
      onPoint={(site) => onPoint(symbolOf(site))}
      onPin={(site) => onPin(symbolOf(site))}
      notes={crystal.notes}
      controls={
        <div className="crystal-controls">
          <ChoiceGroup
            label="Style"
            hidesLabel
            choices={STYLES}
            value={style}
            onChange={setStyle}
          />
          <RepeatControls repeats={props.repeats} onRepeats={props.onRepeats} />
        </div>
      }
    />
  );
}

const AXES = ['a', 'b', 'c'] as const;

function RepeatControls({ repeats, onRepeats }: Pick<CrystalPaneProps, 'repeats' | 'onRepeats'>) {
  const [a, b, c] = repeats;
  const set = (axis: number, count: number) => {
    const next = [a, b, c].map((each, index) => (index === axis ? count : each));
    onRepeats([next[0] ?? 1, next[1] ?? 1, next[2] ?? 1]);
  };
  return AXES.map((name, axis) => (
    <ChoiceGroup
      key={name}
      label={`Cells along ${name}`}
      choices={COUNTS}
      value={countOf(repeats[axis])}
      onChange={(count) => set(axis, Number(count))}
    />
  ));
}

function countOf(repeat: number | undefined): Count {
  if (repeat === 2) return '2';
  return repeat === 3 ? '3' : '1';
}
