/** The part of 3Dmol that the viewers use; `import '3dmol'` would take its unminified 5.4 MB file. */
declare module '3dmol/build/3Dmol.es6-min.js' {
  export interface Point {
    readonly x: number;
    readonly y: number;
    readonly z: number;
  }

  /** 3Dmol copies it; its readers of files are not used, so every property is ours. */
  export interface Atom extends Point {
    readonly elem: string;
    readonly serial: number;
    /** Indices of bonded atoms; each bond is listed at both of its atoms. */
    readonly bonds: number[];
    readonly bondOrder: number[];
    readonly properties: Record<string, never>;
    /** What cartoons need: name of the atom (`CA`), of the residue, its number and chain. */
    readonly atom?: string;
    readonly resn?: string;
    readonly resi?: number;
    readonly icode?: string;
    readonly chain?: string;
    readonly hetflag?: boolean;
    readonly b?: number;
    /** Helix, sheet or coil, and whether this residue begins or ends a stretch of it. */
    readonly ss?: 'h' | 's' | 'c';
    readonly ssbegin?: boolean;
    readonly ssend?: boolean;
  }

  /** A CSS colour or 0xRRGGBB, or a scheme. */
  interface Colouring {
    readonly colorscheme?: 'Jmol';
    readonly color?: string | number;
    readonly opacity?: number;
    readonly colorfunc?: (atom: Atom) => string | number;
  }

  export interface AtomStyle {
    readonly stick?: Colouring & { readonly radius: number };
    /** `scale` multiplies the van der Waals radius, `radius` is in ångström. */
    readonly sphere?: Colouring & { readonly scale?: number; readonly radius?: number };
    readonly line?: Colouring;
    readonly cartoon?: Colouring & {
      readonly style?: 'rectangle' | 'oval' | 'trace';
      readonly arrows?: boolean;
      readonly thickness?: number;
    };
  }

  export interface Model {
    addAtoms(atoms: readonly Atom[]): void;
  }

  /** Atoms that have all of these; none named are all atoms. */
  export interface AtomSelection {
    readonly model?: Model;
    readonly index?: readonly number[];
    readonly serial?: readonly number[];
    readonly elem?: string;
    readonly chain?: string;
    readonly resi?: number | readonly (number | string)[];
    readonly atom?: string | readonly string[];
    readonly hetflag?: boolean;
  }

  interface Shading {
    readonly color?: string | number;
    readonly opacity?: number;
  }

  /** Geometry that belongs to no model; drawn with the next `render`. */
  export interface Shape {
    addSphere(sphere: { readonly center: Point; readonly radius: number }): void;
    addCylinder(cylinder: {
      readonly start: Point;
      readonly end: Point;
      readonly radius: number;
      /** 0 none, 1 flat, 2 round. */
      readonly fromCap?: 0 | 1 | 2;
      readonly toCap?: 0 | 1 | 2;
    }): void;
  }

  export interface LabelLook {
    readonly position: Point;
    readonly fontSize?: number;
    readonly fontColor?: string | number;
    readonly backgroundColor?: string | number;
    readonly backgroundOpacity?: number;
    readonly borderThickness?: number;
    readonly inFront?: boolean;
    readonly alignment?: 'center' | 'topLeft';
  }

  export interface Viewer {
    addModel(): Model;
    removeAllModels(): Viewer;
    setStyle(selection: AtomSelection, style: AtomStyle): Viewer;
    addStyle(selection: AtomSelection, style: AtomStyle): Viewer;
    addShape(shading: Shading): Shape;
    removeShape(shape: Shape): Viewer;
    removeAllShapes(): Viewer;
    addLabel(text: string, look: LabelLook): unknown;
    removeAllLabels(): Viewer;
    setBackgroundColor(colour: number, alpha: number): Viewer;
    zoomTo(): Viewer;
    zoom(factor: number): Viewer;
    /** Turns by degrees and renders. */
    rotate(angle: number, axis: 'x' | 'y' | 'z'): Viewer;
    setView(view: readonly number[]): Viewer;
    /** Shift of the model (x, y, z), distance, and its turn as a quaternion (x, y, z, w). */
    getView(): number[];
    /** Pixels from the corner of the whole page. */
    modelToScreen(points: readonly Point[]): { readonly x: number; readonly y: number }[];
    render(): Viewer;
    resize(): Viewer;
    getCanvas(): HTMLCanvasElement;
    getRenderer(): { isLost(): boolean };
  }

  /** Throws a string when WebGL is missing. A viewer cannot be destroyed. */
  export function createViewer(
    element: HTMLElement,
    config: { readonly backgroundColor: string; readonly antialias: boolean },
  ): Viewer;
}
