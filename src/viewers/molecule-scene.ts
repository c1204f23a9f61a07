import { type Atom, type AtomStyle, createViewer, type Viewer } from '3dmol/build/3Dmol.es6-min.js';
import type { MolGraph } from '#science/molblock.ts';

export type MoleculeStyle = 'sticks' | 'balls' | 'spheres';

/** The element colours that chemists know from Jmol. */
const colorscheme = 'Jmol';

const STYLES: Readonly<Record<MoleculeStyle, AtomStyle>> = {
  sticks: { stick: { radius: 0.16, colorscheme } },
  balls: { stick: { radius: 0.11, colorscheme }, sphere: { scale: 0.27, colorscheme } },
  spheres: { sphere: { scale: 1, colorscheme } },
};

/** A PNG smaller than this holds no picture: a lost WebGL context gives `data:,`. */
const SMALLEST_PNG_BYTES = 200;

/**
 * One 3Dmol viewer and the element that it draws into. 3Dmol cannot free a viewer (some 6 MB
 * each), so scenes are kept and their element is moved: see `ScenePool`.
 */
export class MoleculeScene {
  readonly element: HTMLElement;
  private readonly viewer: Viewer;

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

  show(graph: MolGraph, style: MoleculeStyle): void {
    this.viewer.removeAllModels();
    this.viewer.addModel().addAtoms(sceneAtoms(graph));
    this.viewer.setStyle({}, STYLES[style]);
    this.resetView();
  }

  setStyle(style: MoleculeStyle): void {
    this.viewer.setStyle({}, STYLES[style]).render();
  }

  /** Takes over the background colour that CSS gives the element; fog fades into it too. */
  matchBackground(): void {
    const [red = 0, green = 0, blue = 0] =
      getComputedStyle(this.element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    this.viewer.setBackgroundColor((red << 16) | (green << 8) | blue, 1).render();
  }

  resetView(): void {
    this.viewer.setView([0, 0, 0, 0, 0, 0, 0, 1]).zoomTo().zoom(1.1).render();
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
    this.viewer.removeAllModels().render();
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
}

/** Atoms go in as data: 3Dmol's own file readers accept coordinates that are not numbers. */
function sceneAtoms(graph: MolGraph): Atom[] {
  const atoms = graph.atoms.map(
    ({ symbol, x, y, z }, serial): Atom => ({
      elem: symbol === '*' ? 'X' : symbol,
      x,
      y,
      z,
      serial,
      bonds: [],
      bondOrder: [],
      properties: {},
    }),
  );
  for (const { from, to, order } of graph.bonds) {
    const drawn = order > 3 ? 1 : order;
    atoms[from]?.bonds.push(to);
    atoms[from]?.bondOrder.push(drawn);
    atoms[to]?.bonds.push(from);
    atoms[to]?.bondOrder.push(drawn);
  }
  return atoms;
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
