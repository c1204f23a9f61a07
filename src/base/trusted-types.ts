/**
 * Imported first by the page and by every worker entry. Under the header
 * `require-trusted-types-for 'script'` the browser asks the policy named `default` about every
 * plain string that is about to become code. Ours lets through script addresses of this origin
 * and its own blobs; it has no `createHTML` and no `createScript`, so `innerHTML = text` throws.
 */

interface PolicyRules {
  createScriptURL(address: string): string;
}

interface PolicyFactory {
  readonly defaultPolicy: unknown;
  createPolicy(name: string, rules: PolicyRules): unknown;
}

const codeProtocols = new Set(['http:', 'https:', 'blob:']);

/** The address itself when it may become code; throws a `TypeError` that names it otherwise. */
export function allowedScriptUrl(address: string, base: string): string {
  const own = new URL(base).origin;
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url && codeProtocols.has(url.protocol) && url.origin === own) return address;
  throw new TypeError(`Refused to run a script from ${address}: it is not on ${own}.`);
}

function policyFactory(): PolicyFactory | undefined {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  return trustedTypes;
}

const factory = policyFactory();
if (factory && !factory.defaultPolicy) {
  factory.createPolicy('default', {
    createScriptURL: (address) => allowedScriptUrl(address, location.href),
  });
}

// WebRTC is the one way out that no content security policy closes. Nothing here uses it.
Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
Reflect.deleteProperty(globalThis, 'webkitRTCPeerConnection');
