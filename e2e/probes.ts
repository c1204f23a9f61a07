/** What a probe found: `blocked`, or how far it came. */
export type Findings = Readonly<Record<string, string>>;

/**
 * Tries every way out of a page. It runs as a script of the page's own, because what a test
 * evaluates in a page is not bound by the page's policies.
 */
export async function probePage(canaryPort: number): Promise<Findings> {
  const canary = `http://127.0.0.1:${canaryPort}/`;
  const attempt = async (probe: () => unknown): Promise<string> => {
    try {
      const value = await probe();
      return value === 'blocked' ? 'blocked' : `open: ${String(value)}`;
    } catch {
      return 'blocked';
    }
  };
  const loads = (element: HTMLElement, attribute: string) =>
    new Promise((resolve, reject) => {
      element.addEventListener('load', () => resolve('loaded'));
      element.addEventListener('error', reject);
      element.setAttribute(attribute, canary);
      document.body.append(element);
      setTimeout(() => reject(new Error('nothing came')), 1000);
    });
  const probes: Record<string, () => unknown> = {
    // biome-ignore lint/security/noGlobalEval: whether it is blocked is what the probe asks
    eval: () => globalThis.eval('1'),
    'new Function': () => new Function('return 1')(),
    'inline script': () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.body.append(script);
      return 'inlineRan' in globalThis ? 'ran' : 'blocked';
    },
    'event attribute': () => document.body.setAttribute('onclick', 'globalThis.clicked = true'),
    innerHTML: () => {
      document.createElement('div').innerHTML = '<b>bold</b>';
    },
    'document.write': () => document.write('<b>bold</b>'),
    'inline style': () => {
      const style = document.createElement('style');
      style.textContent = '.probe { color: rgb(1, 2, 3) }';
      document.head.append(style);
      return style.sheet === null || style.sheet.cssRules.length === 0 ? 'blocked' : 'applied';
    },
    fetch: () => fetch(canary, { mode: 'no-cors' }),
    'web socket': () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(canary.replace('http', 'ws'));
        socket.addEventListener('open', resolve);
        socket.addEventListener('error', reject);
      }),
    import: () => import(`${canary}a.js`),
    worker: () => new Worker(`${canary}a.js`),
    'blob worker': () =>
      new Promise((resolve, reject) => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
        worker.addEventListener('message', resolve);
        worker.addEventListener('error', reject);
      }),
    image: () => loads(document.createElement('img'), 'src'),
    frame: () =>
      new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.effectiveDirective === 'frame-src') resolve('blocked');
        });
        loads(document.createElement('iframe'), 'src').then(resolve, () => resolve('nothing came'));
      }),
    'base element': () => {
      const base = document.createElement('base');
      base.href = canary;
      document.head.append(base);
      return document.baseURI.startsWith(canary) ? 'moved' : 'blocked';
    },
    popup: () => (window.open(canary) === null ? 'blocked' : 'opened'),
    'peer connection': () => ('RTCPeerConnection' in globalThis ? 'present' : 'blocked'),
  };
  const findings: Record<string, string> = {};
  for (const [name, probe] of Object.entries(probes)) findings[name] = await attempt(probe);
  // These two tell nothing; the canary says whether they arrived.
  navigator.sendBeacon(canary, 'leak');
  const form = document.createElement('form');
  form.action = canary;
  document.body.append(form);
  form.submit();
  return findings;
}

/** Tries the ways out of a worker, from within its own script. */
export async function probeWorker(canaryPort: number): Promise<Findings> {
  const canary = `http://127.0.0.1:${canaryPort}/`;
  const attempt = async (probe: () => unknown): Promise<string> => {
    try {
      return `open: ${String(await probe())}`;
    } catch {
      return 'blocked';
    }
  };
  return {
    eval: await attempt(() => new Function('return 1')()),
    fetch: await attempt(() => fetch(canary, { mode: 'no-cors' })),
    import: await attempt(() => import(`${canary}a.js`)),
    'own fetch': await attempt(async () => (await fetch('/index.html')).status),
    isolated: String(globalThis.crossOriginIsolated),
  };
}
