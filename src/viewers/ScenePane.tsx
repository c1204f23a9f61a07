import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useMediaQuery } from '#ui/useMediaQuery.ts';
import { SceneToolbar } from './SceneToolbar.tsx';
import type { Scene } from './scene.ts';
import type { SceneContent } from './scene-content.ts';
import { usePlacePointer } from './usePlacePointer.ts';
import { useScene } from './useScene.ts';
import { useSlowRotation } from './useSlowRotation.ts';
import './ScenePane.css';

export interface ScenePaneProps {
  /** Keep the object between renders; another one is drawn anew. */
  readonly content: SceneContent;
  /** What the picture shows, for those who do not see it, such as `Aspirin`; names the PNG too. */
  readonly label: string;
  /** The same in whole sentences: what one would see. */
  readonly description: string;
  /** Only tells when to read the colours of the page again. */
  readonly theme: 'light' | 'dark';
  /** Choices of this kind of picture, for its toolbar. */
  readonly controls?: ReactNode;
  /** Sentences under the picture. */
  readonly notes?: readonly string[];
  /** Turns slowly until touched; people who asked for less motion start the turning themselves. */
  readonly spinning?: boolean;
  /** Ids of places that get a halo; keep the set between renders. */
  readonly highlighted?: ReadonlySet<number>;
  /** The place under the pointer, and undefined when it leaves. */
  readonly onPoint?: (place: number | undefined) => void;
  /** A click on a place, not at the end of a turn; undefined beside all places. */
  readonly onPin?: (place: number | undefined) => void;
}

const nowhere: ReadonlySet<number> = new Set();

/**
 * A 3D picture to turn, zoom, save and point at, whatever its content. Components that use it are
 * loaded with `lazy(() => import(…))`: it brings 3Dmol (160 KB gzip) along.
 */
export function ScenePane(props: ScenePaneProps) {
  const { content, label, description, theme, notes = [], spinning = true } = props;
  const figure = useRef<HTMLElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const descriptionId = useId();
  const prefersStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  const [choice, setChoice] = useState<'turn' | 'stay'>();
  const isTurning = (choice ?? (spinning && !prefersStill ? 'turn' : 'stay')) === 'turn';
  const { state, retry } = useScene(host);
  const scene = state.kind === 'ready' ? state.scene : undefined;

  useSceneContent(scene, content, props.highlighted ?? nowhere, theme);
  useSlowRotation(scene, isTurning);
  const pointer = usePlacePointer(scene, props.onPoint, props.onPin);

  const turnByKey = (event: KeyboardEvent) => {
    const act = KEYS[event.key];
    if (!act || !scene || event.target !== host.current || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    setChoice('stay');
    act(scene);
  };

  return (
    <figure className="scene-figure" ref={figure}>
      <div
        className="scene-pane"
        ref={host}
        role="img"
        aria-label={`${label}, 3D model`}
        aria-describedby={descriptionId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys turn the picture.
        tabIndex={0}
        hidden={state.kind === 'failed'}
        onKeyDown={turnByKey}
        {...pointer}
        onPointerDown={(event) => {
          event.currentTarget.focus({ preventScroll: true });
          setChoice('stay');
          pointer.onPointerDown(event);
        }}
      />
      <p className="visually-hidden" id={descriptionId}>
        {description} Arrow keys turn it, plus and minus zoom, 0 shows all of it.
      </p>
      {state.kind === 'failed' ? (
        <Notice tone="warning" actions={<Button onPress={retry}>Show again</Button>}>
          <p>{state.message}</p>
          <p>{state.cure}</p>
          <p className="muted">
            {label}: {description}
          </p>
        </Notice>
      ) : (
        <SceneToolbar
          scene={scene}
          figure={figure}
          label={label}
          controls={props.controls}
          isTurning={isTurning}
          onTurningChange={(turning) => setChoice(turning ? 'turn' : 'stay')}
        />
      )}
      {notes.length > 0 && (
        <figcaption className="scene-notes">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

const STEP_DEGREES = 10;

const KEYS: Readonly<Record<string, (scene: Scene) => void>> = {
  ArrowLeft: (scene) => scene.rotate(-STEP_DEGREES, 'y'),
  ArrowRight: (scene) => scene.rotate(STEP_DEGREES, 'y'),
  ArrowUp: (scene) => scene.rotate(-STEP_DEGREES, 'x'),
  ArrowDown: (scene) => scene.rotate(STEP_DEGREES, 'x'),
  '+': (scene) => scene.zoom(1.2),
  '=': (scene) => scene.zoom(1.2),
  '-': (scene) => scene.zoom(1 / 1.2),
  '0': (scene) => scene.resetView(),
};

/** Keeps the scene showing this content, with these halos, in the colours of the page. */
function useSceneContent(
  scene: Scene | undefined,
  content: SceneContent,
  highlighted: ReadonlySet<number>,
  theme: 'light' | 'dark',
): void {
  useEffect(() => scene?.show(content), [scene, content]);

  useEffect(() => scene?.highlight(highlighted), [scene, highlighted]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours change with the theme.
  useEffect(() => {
    scene?.matchColours();
  }, [scene, theme]);
}
