import { createContext } from 'react';
import { Scene } from './scene.ts';

/** Each costs some 6 MB that never come back. */
const MOST_SCENES = 6;

/** Lends 3D scenes to the panes that are on the screen and takes them back, for they cannot be freed. */
export class ScenePool {
  private readonly idle: Scene[] = [];
  private sceneCount = 0;

  /**
   * A scene whose element is inside `host`, or undefined when all are lent. Throws when the
   * browser gives no WebGL context.
   */
  acquire(host: HTMLElement): Scene | undefined {
    for (let idle = this.idle.pop(); idle; idle = this.idle.pop()) {
      if (idle.isLost) {
        this.sceneCount--;
        continue;
      }
      host.append(idle.element);
      idle.resize();
      return idle;
    }
    return this.sceneCount < MOST_SCENES ? this.create(host) : undefined;
  }

  /** Takes a scene back; one whose context is lost is given up. */
  release(scene: Scene): void {
    scene.element.remove();
    if (scene.isLost) {
      this.sceneCount--;
      return;
    }
    scene.clear();
    this.idle.push(scene);
  }

  private create(host: HTMLElement): Scene {
    const element = document.createElement('div');
    element.className = 'scene';
    host.append(element);
    try {
      const scene = new Scene(element);
      this.sceneCount++;
      return scene;
    } catch (thrown) {
      element.remove();
      throw thrown;
    }
  }
}

/** Scenes are a resource of the whole page, hence one pool unless a test gives another. */
export const ScenePoolContext = createContext(new ScenePool());
