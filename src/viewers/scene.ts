import { createViewer, type Shape, type Viewer } from '3dmol/build/3Dmol.es6-min.js';
import { placeUnder } from './place-under.ts';
import type { SceneContent } from './scene-content.ts';

/** A PNG smaller than this holds no picture: a lost WebGL context gives `data:,`. */
const SMALLEST_PNG_BYTES = 200;
const HALO_OPACITY = 0.5;

/**
 * One 3Dmol viewer and the element that it draws into. 3Dmol cannot free a viewer (some 6 MB
 * each), so scenes are kept and their element is moved: see `ScenePool`.
 */
export class Scene {
  readonly element: HTMLElement;
  private readonly viewer: Viewer;
  private content: SceneContent | undefined;
  private highlighted: ReadonlySet<number> = new Set();
  private halos: Shape | undefined;

  /** Throws when the browser gives no WebGL context. `element` must be in the document. */
  constructor(element: HTMLElement) {
    if (!givesWebGl()) throw new Error('The browser gives no WebGL context.');
    this.element = element;
    this.viewer = createViewer(element, { backgroundColor: 'black', antialias: true });
    // A wheel over the picture zooms only after a click or a tab into it; else the page scrolls.
    element.addEventListener('wheel', stopUnlessFocused, { capture: true });
  }

  /**
   * Whether the browser took the WebGL context away; the scene is then of no use. It must be
   * asked: 3Dmol draws all scenes in one hidden canvas, whose event nobody hears.
   */
  get isLost(): boolean {
    return this.viewer.getRenderer().isLost();
  }

  /** Replaces what is shown; the view stays where it is the same thing in another style. */
  show(content: SceneContent): void {
    const keepsView = this.content?.of === content.of;
    this.empty();
    this.content = content;
    content.draw(this.viewer);
    this.drawHalos();
    if (keepsView) this.viewer.render();
    else this.resetView();
  }

  /** Puts halos around these places, in the text colour that CSS gives the element. */
  highlight(ids: ReadonlySet<number>): void {
    if (ids.size === 0 && this.highlighted.size === 0) return;
    this.highlighted = ids;
    this.drawHalos();
    this.viewer.render();
  }

  /** Id of the place that is drawn at a point of the page (`pageX`, `pageY` of an event). */
  placeAt(pageX: number, pageY: number): number | undefined {
    const places = this.content?.places ?? [];
    if (places.length === 0) return undefined;
    const drawnAt = this.viewer.modelToScreen(places);
    return placeUnder({ x: pageX, y: pageY }, places, drawnAt, this.viewer.getView());
  }

  /** Takes over the background and text colour that CSS gives the element; fog fades into the first. */
  matchColours(): void {
    this.viewer.setBackgroundColor(numberOf(getComputedStyle(this.element).backgroundColor), 1);
    this.drawHalos();
    this.viewer.render();
  }

  resetView(): void {
    // 3Dmol fits the height; in a pane that is no wider than high the sides would be cut off.
    const { clientWidth, clientHeight } = this.element;
    const closer = clientHeight > 0 ? Math.min(1.1, (0.9 * clientWidth) / clientHeight) : 1;
    this.viewer.setView([0, 0, 0, 0, 0, 0, 0, 1]).zoomTo().zoom(closer).render();
  }

  rotate(degrees: number, axis: 'x' | 'y'): void {
    this.viewer.rotate(degrees, axis);
  }

  zoom(factor: number): void {
    this.viewer.zoom(factor).render();
  }

  resize(): void {
    this.viewer.resize();
  }

  clear(): void {
    this.empty();
    this.highlighted = new Set();
    this.viewer.render();
  }

  /** What is visible now, or undefined when the WebGL context has nothing to give. */
  png(): Promise<Blob | undefined> {
    // The picture must be taken in the same task as the rendering.
    this.viewer.render();
    return new Promise((resolve) => {
      this.viewer.getCanvas().toBlob((blob) => {
        resolve(blob && blob.size > SMALLEST_PNG_BYTES && !this.isLost ? blob : undefined);
      }, 'image/png');
    });
  }

  private empty(): void {
    this.viewer.removeAllModels().removeAllShapes().removeAllLabels();
    this.halos = undefined;
    this.content = undefined;
  }

  private drawHalos(): void {
    if (this.halos) this.viewer.removeShape(this.halos);
    this.halos = undefined;
    const places =
      this.content?.places.filter(({ id, radius }) => radius > 0 && this.highlighted.has(id)) ?? [];
    if (places.length === 0) return;
    const color = numberOf(getComputedStyle(this.element).color);
    const halos = this.viewer.addShape({ color, opacity: HALO_OPACITY });
    for (const { radius, ...center } of places) halos.addSphere({ center, radius });
    this.halos = halos;
  }
}

/** `rgb(255, 128, 0)` as 0xff8000. */
function numberOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return (red << 16) | (green << 8) | blue;
}

/** Asked before 3Dmol, which would write an error to the console and fail later. */
function givesWebGl(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

function stopUnlessFocused(event: WheelEvent): void {
  const element = event.currentTarget;
  const focused = document.activeElement;
  const isFocused =
    element instanceof Node && focused !== document.body && focused?.contains(element);
  if (!isFocused && !event.ctrlKey) event.stopPropagation();
}
