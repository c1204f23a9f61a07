// The addresses are literal so that Vite builds each worker from them.

export function spawnRdkitWorker(): Worker {
  return new Worker(new URL('../../workers/science/rdkit.worker.ts', import.meta.url), {
    type: 'module',
    name: 'rdkit',
  });
}

export function spawnIndigoWorker(): Worker {
  return new Worker(new URL('../../workers/science/indigo.worker.ts', import.meta.url), {
    type: 'module',
    name: 'indigo',
  });
}

export function spawnConformerWorker(): Worker {
  return new Worker(new URL('../../workers/science/conformer.worker.ts', import.meta.url), {
    type: 'module',
    name: 'conformer',
  });
}
