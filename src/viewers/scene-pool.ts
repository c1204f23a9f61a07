import { createContext } from 'react';
import { MoleculeScene } from './molecule-scene.ts';

/** Browsers drop the oldest WebGL context beyond 16; other parts of the page need some too. */
const MOST_SCENES = 6;

/** Lends 3D scenes to the panes that are on the screen and takes them back, for they cannot be freed. */
export class ScenePool {
  private readonly idle: MoleculeScene[] = [];
  private sceneCount = 0;

  /**
   * A scene whose element is inside `host`, or undefined when all are lent. Throws when the
   * browser gives no WebGL context.
   */
  acquire(host: HTMLElement): MoleculeScene | undefined {
    const idle = this.idle.pop();
    if (idle) {
      host.append(idle.element);
      idle.resize();
      return idle;
    }
    if (this.sceneCount >= MOST_SCENES) return undefined;
    const element = document.createElement('div');
    element.className = 'molecule-scene';
    host.append(element);
    try {
      const scene = new MoleculeScene(element);
      this.sceneCount++;
      return scene;
    } catch (thrown) {
      element.remove();
      throw thrown;
    }
  }

  /** Takes a scene back; one whose context is lost is given up. */
  release(scene: MoleculeScene): void {
    scene.onLost = () => this.discard(scene);
    scene.element.remove();
    if (scene.isLost) {
      this.discard(scene);
      return;
    }
    scene.clear();
    this.idle.push(scene);
  }

  private discard(scene: MoleculeScene): void {
    scene.onLost = () => undefined;
    const index = this.idle.indexOf(scene);
    if (index !== -1) this.idle.splice(index, 1);
    this.sceneCount--;
  }
}

/** WebGL contexts are a resource of the whole page, hence one pool unless a test gives another. */
export const ScenePoolContext = createContext(new ScenePool());
