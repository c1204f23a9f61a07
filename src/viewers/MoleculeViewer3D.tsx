import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Conformer } from '#science/chemistry.ts';
import { describeGraph } from '#science/mol-graph.ts';
import { type MolGraph, parseMolblock } from '#science/molblock.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import type { MoleculeScene, MoleculeStyle } from './molecule-scene.ts';
import { useMoleculeScene } from './useMoleculeScene.ts';
import { useSlowRotation } from './useSlowRotation.ts';
import { ViewerToolbar } from './ViewerToolbar.tsx';
import './MoleculeViewer3D.css';

interface MoleculeViewer3DProps {
  readonly conformer: Conformer;
  /** What the picture shows, for those who do not see it, such as `Aspirin`. */
  readonly label: string;
  /** Only tells when to read the colours of the page again. */
  readonly theme: 'light' | 'dark';
  /** Turns slowly until touched; people who asked for less motion start the turning themselves. */
  readonly spinning?: boolean;
}

/**
 * A molecule to turn and zoom. Load it with `lazy(() => import(…))`: it brings 3Dmol (160 KB
 * gzip) along.
 */
export function MoleculeViewer3D({ conformer, ...props }: MoleculeViewer3DProps) {
  const graph = useMemo(() => parseMolblock(conformer.molblock), [conformer.molblock]);
  if (!graph.ok) {
    return (
      <Notice tone="danger">
        <p>{graph.error.message}</p>
        <p>{graph.error.cure}</p>
      </Notice>
    );
  }
  return <MoleculePane graph={graph.value} notes={conformer.notes} {...props} />;
}

interface MoleculePaneProps extends Omit<MoleculeViewer3DProps, 'conformer'> {
  readonly graph: MolGraph;
  readonly notes: readonly string[];
}

function MoleculePane({ graph, notes, label, theme, spinning = true }: MoleculePaneProps) {
  const figure = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const descriptionId = useId();
  const [style, setStyle] = useState<MoleculeStyle>('balls');
  const prefersStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [choice, setChoice] = useState<'turn' | 'stay'>();
  const isTurning = (choice ?? (spinning && !prefersStill ? 'turn' : 'stay')) === 'turn';
  const { state, retry } = useMoleculeScene(host);
  const scene = state.kind === 'ready' ? state.scene : undefined;

  useSceneContent(scene, graph, style, theme);
  useSlowRotation(scene, isTurning);

  const turnByKey = (event: KeyboardEvent) => {
    const act = KEYS[event.key];
    if (!act || !scene || event.target !== host.current || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setChoice('stay');
    act(scene);
  };

  return (
    <figure className="molecule-viewer" ref={figure}>
      <div
        className="molecule-viewer-pane"
        ref={host}
        role="img"
        aria-label={`${label}, 3D model`}
        aria-describedby={descriptionId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys turn the picture.
        tabIndex={0}
        hidden={state.kind === 'failed'}
        onKeyDown={turnByKey}
        onPointerDown={(event) => {
          event.currentTarget.focus({ preventScroll: true });
          setChoice('stay');
        }}
      />
      <p className="visually-hidden" id={descriptionId}>
        {describeGraph(graph)} Arrow keys turn it, plus and minus zoom, 0 shows all of it.
      </p>
      {state.kind === 'failed' ? (
        <Notice tone="warning" actions={<Button onPress={retry}>Show again</Button>}>
          <p>{state.message}</p>
          <p>{state.cure}</p>
          <p className="muted">
            {label}: {describeGraph(graph)}
          </p>
        </Notice>
      ) : (
        <ViewerToolbar
          scene={scene}
          figure={figure}
          label={label}
          style={style}
          onStyleChange={setStyle}
          isTurning={isTurning}
          onTurningChange={(turning) => setChoice(turning ? 'turn' : 'stay')}
        />
      )}
      {notes.length > 0 && (
        <figcaption className="molecule-viewer-notes">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

const STEP_DEGREES = 10;

const KEYS: Readonly<Record<string, (scene: MoleculeScene) => void>> = {
  ArrowLeft: (scene) => scene.rotate(-STEP_DEGREES, 'y'),
  ArrowRight: (scene) => scene.rotate(STEP_DEGREES, 'y'),
  ArrowUp: (scene) => scene.rotate(-STEP_DEGREES, 'x'),
  ArrowDown: (scene) => scene.rotate(STEP_DEGREES, 'x'),
  '+': (scene) => scene.zoom(1.2),
  '=': (scene) => scene.zoom(1.2),
  '-': (scene) => scene.zoom(1 / 1.2),
  '0': (scene) => scene.resetView(),
};

/** Keeps the scene showing this molecule in this style on the background of the page. */
function useSceneContent(
  scene: MoleculeScene | undefined,
  graph: MolGraph,
  style: MoleculeStyle,
  theme: 'light' | 'dark',
): void {
  const shown = useRef<MoleculeStyle>(style);

  useEffect(() => {
    scene?.show(graph, shown.current);
  }, [scene, graph]);

  useEffect(() => {
    if (shown.current === style) return;
    shown.current = style;
    scene?.setStyle(style);
  }, [scene, style]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours change with the theme.
  useEffect(() => {
    scene?.matchBackground();
  }, [scene, theme]);
}
