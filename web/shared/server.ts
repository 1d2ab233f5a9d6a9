// Talking to Comity from a page: on its own pages the cookie says who speaks, in a host page the guest key does.

import { find, guestKeyOf, keep } from './keep.ts';

/** What the server says to a form that was sent. */
export interface Answer {
  /** `published`, `held`, `withdrawn`, `reported`, or `refused`. */
  outcome: string;
  /** The comment as it stands now, as a list item. */
  comment?: string;
  /** What stands in place of the form: the refusal with the form, or what happened. */
  html: string;
  /** What the thread's heading says now. */
  heading?: string;
  /** An empty form for the next comment. */
  form?: string;
  /** The comment that was answered. */
  parent?: string;
  /** The comment's id. */
  id?: string;
  /** The guest key to keep. */
  guest_key?: string;
}

/** The server's "no" to a request that it did not look at; the message is for the person. */
export class NotTaken extends Error {}

/** One server as one page sees it. */
export class Server {
  readonly #key: string | undefined;

  /** `site` is given in a host page only, where the guest key is kept. */
  constructor(
    readonly base: string,
    site?: string,
  ) {
    this.#key = site === undefined ? undefined : guestKeyOf(base, site);
  }

  /** Whether this browser has posted here before. */
  get isKnown(): boolean {
    return this.#bearer() !== undefined;
  }

  /** A fragment that is the same for everybody: an anonymous simple request. */
  async read(path: string): Promise<string> {
    const response = await fetch(this.url(path), { credentials: this.#credentials() });
    if (!response.ok && response.headers.get('content-type')?.startsWith('text/html') !== true) {
      throw new Error(String(response.status));
    }
    return response.text();
  }

  /** What is this person's own. */
  async readOwn<T>(path: string): Promise<T> {
    const response = await fetch(this.url(path), { credentials: this.#credentials(), headers: this.#headers() });
    if (!response.ok) throw new Error(String(response.status));
    return response.json() as Promise<T>;
  }

  /** Sends a form. */
  async send(path: string, fields: URLSearchParams): Promise<Answer> {
    const response = await fetch(this.url(path), {
      method: 'POST',
      credentials: this.#credentials(),
      headers: this.#headers(),
      body: fields,
    });
    const answer = (await response.json()) as Answer & { detail?: string };
    // A request that was not looked at, such as one that is too large: the form stays as it is.
    if (typeof answer.html !== 'string') throw new NotTaken(answer.detail);
    if (this.#key !== undefined && answer.guest_key) keep(this.#key, answer.guest_key);
    return answer;
  }

  /** The address of the fragment that belongs to a page's path. */
  url(path: string): string {
    return new URL(`/embed${path}`, this.base).href;
  }

  #bearer(): string | undefined {
    return this.#key === undefined ? undefined : find(this.#key);
  }

  #credentials(): RequestCredentials {
    return this.#key === undefined ? 'same-origin' : 'omit';
  }

  #headers(): HeadersInit {
    const bearer = this.#bearer();
    return bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  }
}
