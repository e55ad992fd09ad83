// Trusted Types: the one script that may be started from an address is the map's worker. Markup is never parsed at all.

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string | null }): unknown;
}

let allowed: string | undefined;

/** Lets the worker of the map be started, and nothing else. */
export function allowWorker(address: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (allowed === undefined)
    factory?.createPolicy("default", { createScriptURL: (asked) => asked === allowed ? asked : null });
  allowed = new URL(address, location.href).href;
  return allowed;
}
