// What the browser keeps: the guest key in a host page, and how the person signed last.

/** How the person signed last. */
export interface Who {
  name: string;
  email: string;
}

const WHO = 'comity:who';

/** Reads a value; nothing where storage is switched off. */
export function find(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value where storage is switched on. */
export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The person will be asked again; nothing is lost.
  }
}

/** Where the guest key of a site on a server is kept. */
export const guestKeyOf = (server: string, site: string): string => `comity:key:${server}:${site}`;

/** How the person signed last. */
export function findWho(): Who | undefined {
  try {
    return JSON.parse(find(WHO) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps how the person signed. */
export function keepWho(who: Who): void {
  keep(WHO, JSON.stringify(who));
}
