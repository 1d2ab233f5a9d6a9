// The custom element that shows a thread in a shadow root.

import { parse } from '../shared/safe.ts';
import { Server } from '../shared/server.ts';
import { Thread } from '../thread/thread.ts';

declare const COMITY_STYLES: string;
// From the locales: that it failed, read it there, try again.
declare const COMITY_FAILING: Record<string, [string, string, string]>;

let styles: CSSStyleSheet | undefined;

/** `<comity-thread story="…" site="…" sort="…" lang="…">` */
export class ThreadElement extends HTMLElement {
  static base = '';
  static observedAttributes = ['story', 'site', 'lang'];

  readonly #root = this.attachShadow({ mode: 'open' });
  #asked = 0;

  connectedCallback(): void {
    if (!styles) {
      styles = new CSSStyleSheet();
      styles.replaceSync(COMITY_STYLES);
    }
    this.#root.adoptedStyleSheets = [styles];
    void this.#show(this.#path());
  }

  attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
    if (this.isConnected && before !== null && before !== after) void this.#show(this.#path());
  }

  /** Fetches a view of the thread and puts it in place; an older answer never replaces a newer one. */
  async #show(path: string): Promise<void> {
    const mine = ++this.#asked;
    if (!this.#root.firstElementChild) this.#root.replaceChildren(skeleton());
    try {
      if (!this.getAttribute('story')) throw new Error('no story');
      const server = new Server(ThreadElement.base, this.getAttribute('site') ?? '');
      const html = await server.read(path);
      if (mine !== this.#asked) return;
      const page = parse(html, ThreadElement.base);
      const thread = page.querySelector<HTMLElement>('section.thread');
      this.#root.replaceChildren(page);
      if (thread) this.#start(thread);
    } catch {
      if (mine !== this.#asked) return;
      this.#advise();
      this.#fail(path);
    }
  }

  #start(thread: HTMLElement): void {
    // Where the page names no site, the server says which one it is; the key is kept under that name.
    const server = new Server(ThreadElement.base, thread.dataset['site'] ?? '');
    new Thread(thread, { server, extra: this.#seed(), open: (path) => void this.#open(path) });
    const wanted = location.hash.slice(1);
    if (wanted.startsWith('c-')) this.#root.getElementById(wanted)?.scrollIntoView();
    this.dispatchEvent(new CustomEvent('comity-ready', { bubbles: true }));
  }

  async #open(path: string): Promise<void> {
    const lang = this.#lang();
    await this.#show(lang ? `${path}${path.includes('?') ? '&' : '?'}lang=${lang}` : path);
    this.scrollIntoView({ block: 'start' });
  }

  /** What the server needs to know of a story that it meets for the first time. */
  #seed(): Record<string, string> {
    const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
    return {
      story_url: this.getAttribute('url') ?? canonical ?? location.href.split('#')[0] ?? '',
      story_headline: this.getAttribute('headline') ?? document.title,
    };
  }

  #path(): string {
    const query = new URLSearchParams({ story: this.getAttribute('story') ?? '' });
    for (const name of ['site', 'sort']) {
      const value = this.getAttribute(name);
      if (value) query.set(name, value);
    }
    const lang = this.#lang();
    if (lang) query.set('lang', lang);
    return `/thread?${query}`;
  }

  #lang(): string {
    return this.closest<HTMLElement>('[lang]')?.lang ?? '';
  }

  /** For whoever puts the element into a page: the browser's own message does not say what to do. */
  #advise(): void {
    const site = this.getAttribute('site');
    const unsure = site ? ` If it is named, see whether there is a site "${site}".` : '';
    console.warn(
      this.getAttribute('story')
        ? `Comity: ${ThreadElement.base} gave no discussion that ${location.origin} may read. ` +
            `If it runs, name this origin there: comity site set --origin ${location.origin}.${unsure}`
        : 'Comity: <comity-thread> needs the attribute "story", your own key of the story',
    );
  }

  /** A plain link: the discussion can be read on its own page whatever is wrong here. */
  #fail(path: string): void {
    const place = document.createElement('div');
    place.className = 'thread failed';
    const asked = this.#lang() || document.documentElement.lang;
    const lang = asked.split('-')[0]?.toLowerCase() ?? '';
    const [failed, there, again] = COMITY_FAILING[lang] ?? COMITY_FAILING['en'] ?? ['', '', ''];
    place.lang = lang in COMITY_FAILING ? lang : 'en';
    place.dir = place.lang === 'ar' ? 'rtl' : 'ltr';
    const sentence = document.createElement('p');
    sentence.setAttribute('role', 'status');
    sentence.textContent = failed;
    const retry = document.createElement('button');
    retry.type = 'button';
    retry.className = 'quiet';
    retry.textContent = again;
    retry.addEventListener('click', () => void this.#show(path));
    const link = document.createElement('a');
    const query = new URLSearchParams(path.split('?')[1]);
    link.href = new URL(`/go?${query}`, ThreadElement.base).href;
    link.textContent = there;
    const buttons = document.createElement('p');
    buttons.className = 'buttons';
    buttons.append(retry, link);
    place.append(sentence, buttons);
    this.#root.replaceChildren(place);
  }
}

function skeleton(): HTMLElement {
  const place = document.createElement('div');
  place.className = 'skeleton';
  place.setAttribute('aria-busy', 'true');
  for (let line = 0; line < 6; line += 1) place.append(document.createElement('i'));
  return place;
}
