/** The part of 3Dmol that the viewers use; `import '3dmol'` would take its unminified 5.4 MB file. */
declare module '3dmol/build/3Dmol.es6-min.js' {
  export interface Atom {
    readonly elem: string;
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly serial: number;
    /** Indices of bonded atoms; each bond is listed at both of its atoms. */
    readonly bonds: number[];
    readonly bondOrder: number[];
    readonly properties: Record<string, never>;
  }

  export interface AtomStyle {
    readonly stick?: { readonly radius: number; readonly colorscheme: 'Jmol' };
    /** `scale` multiplies the van der Waals radius. */
    readonly sphere?: { readonly scale: number; readonly colorscheme: 'Jmol' };
  }

  export interface Model {
    addAtoms(atoms: readonly Atom[]): void;
  }

  export interface Viewer {
    addModel(): Model;
    removeAllModels(): Viewer;
    setStyle(selection: Record<string, never>, style: AtomStyle): Viewer;
    setBackgroundColor(colour: number, alpha: number): Viewer;
    zoomTo(): Viewer;
    zoom(factor: number): Viewer;
    /** Turns by degrees and renders. */
    rotate(angle: number, axis: 'x' | 'y' | 'z'): Viewer;
    setView(view: readonly number[]): Viewer;
    getView(): number[];
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
