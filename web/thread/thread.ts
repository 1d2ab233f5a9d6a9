// What a thread does beyond what its HTML does by itself: answering in place, posting without a new page.

import { findWho, keepWho } from '../shared/keep.ts';
import { parse } from '../shared/safe.ts';
import { type Answer, NotTaken, type Server } from '../shared/server.ts';
import { writeTimes } from '../shared/times.ts';

/** How a thread is embedded. */
export interface Surroundings {
  /** Where its server is. */
  server: Server;
  /** Fields that go with every form, such as the address of a story the server may not know yet. */
  extra: Record<string, string>;
  /** Opens another view of the thread; without it, links do what links do. */
  open?: (path: string) => void;
}

/** A thread as it stands in a page or a shadow root. */
export class Thread {
  readonly #lang: string;

  constructor(
    readonly root: HTMLElement,
    readonly around: Surroundings,
  ) {
    this.#lang = root.dataset['lang'] ?? 'en';
    root.addEventListener('click', (event) => this.#click(event));
    root.addEventListener('submit', (event) => this.#submit(event));
    this.#prepare(root);
    if (around.server.isKnown) void this.#readOwn();
  }

  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-action]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const path = new URL(link.href).pathname + new URL(link.href).search;
    switch (link.dataset['action']) {
      case 'reply':
      case 'report':
      case 'edit':
      case 'withdraw':
        event.preventDefault();
        void this.#openSlot(link, path);
        break;
      case 'cancel': {
        const slot = link.closest('.slot');
        if (!slot) return;
        event.preventDefault();
        slot.parentElement?.querySelector<HTMLElement>('.actions a')?.focus();
        slot.remove();
        break;
      }
      case 'more':
        event.preventDefault();
        void this.#more(link, path);
        break;
      case 'sort':
      case 'open':
        if (!this.around.open) return;
        event.preventDefault();
        this.around.open(path);
    }
  }

  /** Puts the form that a link leads to under the comment it is about. */
  async #openSlot(link: HTMLAnchorElement, path: string): Promise<void> {
    const article = link.closest('article');
    if (!article) return;
    try {
      // One's own text stands in the form for editing, so that request says who asks.
      const html = await this.#form(path, link.dataset['action'] === 'edit');
      article.querySelector('.slot')?.remove();
      const slot = document.createElement('div');
      slot.className = 'slot';
      slot.append(this.#parse(html));
      article.append(slot);
      this.#prepare(slot);
      slot.querySelector<HTMLElement>('textarea, input:not([type=hidden]), button')?.focus();
    } catch {
      location.href = link.href;
    }
  }

  async #form(path: string, isOwn: boolean): Promise<string> {
    const localised = `${path}?lang=${this.#lang}`;
    if (!isOwn) return this.around.server.read(localised);
    return (await this.around.server.readOwn<{ html: string }>(localised)).html;
  }

  async #more(link: HTMLAnchorElement, path: string): Promise<void> {
    try {
      const page = this.#parse(await this.around.server.read(path));
      const first = page.querySelector<HTMLElement>('.branches > li');
      this.root.querySelector('.branches')?.append(...page.querySelectorAll('.branches > li'));
      const pager = link.closest('.pager');
      const next = page.querySelector('.pager a[data-action=more]');
      if (next) link.replaceWith(next);
      else pager?.remove();
      this.#prepare(this.root);
      first?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
    } catch {
      location.href = link.href;
    }
  }

  #submit(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (!form.dataset['form']) return;
    event.preventDefault();
    if (form.getAttribute('aria-busy') === 'true') return;
    void this.#send(form, event.submitter);
  }

  async #send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const data = new FormData(form, submitter as HTMLButtonElement | null);
    const fields = new URLSearchParams({ ...this.around.extra, lang: this.#lang });
    for (const [name, value] of data) fields.append(name, String(value));
    // The same form sent again after a lost answer must not make a second comment.
    form.dataset['submission'] ??= crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
    if (!fields.has('submission_key')) fields.set('submission_key', form.dataset['submission']);
    if (fields.has('name')) keepWho({ name: fields.get('name') ?? '', email: fields.get('email') ?? '' });
    const buttons = [...form.querySelectorAll('button')];
    for (const busy of [form, ...buttons]) busy.setAttribute('aria-busy', 'true');
    try {
      const answer = await this.around.server.send(new URL(form.action).pathname, fields);
      this.#show(form, answer);
    } catch (error) {
      const said = error instanceof NotTaken ? error.message : '';
      this.#tell(form, said || this.root.dataset['offline'] || '');
    } finally {
      for (const busy of [form, ...buttons]) busy.removeAttribute('aria-busy');
    }
  }

  /** Shows what the server said: the refusal with the form again, or the comment where it belongs. */
  #show(form: HTMLFormElement, answer: Answer): void {
    const slot = form.closest<HTMLElement>('.slot');
    const place = slot ?? form.closest<HTMLElement>('[data-place=form]') ?? form.parentElement;
    if (!place) return;
    if (answer.comment) this.#putComment(this.#parse(answer.comment), answer.parent);
    const heading = this.root.querySelector('[data-count]');
    if (heading && answer.heading) heading.textContent = answer.heading;
    // What was said of another comment, or of this one before, may not be true any more.
    for (const said of this.root.querySelectorAll('#answer[role=status]')) said.remove();
    // The form that was sent may name a refused comment or a draft: only a new one is safe for the next comment.
    const fresh = slot || answer.outcome === 'refused' || !answer.form ? [] : [this.#parse(answer.form)];
    place.replaceChildren(this.#parse(answer.html), ...fresh);
    this.#prepare(place);
    const own = answer.outcome !== 'refused' && answer.id ? this.#findComment(answer.id) : null;
    if (slot && own) {
      own.tabIndex = -1;
      own.focus();
      if (!own.contains(slot)) slot.remove();
    } else {
      place.querySelector<HTMLElement>('#answer')?.focus();
    }
  }

  #tell(form: HTMLFormElement, sentence: string): void {
    form.querySelector('[data-told]')?.remove();
    // What was said of the text before is not said of this one: the server has not seen it.
    (form.closest('.slot, [data-place=form]') ?? form.parentElement)?.querySelector('#answer')?.remove();
    const told = document.createElement('p');
    told.dataset['told'] = '';
    told.className = 'mark rejected';
    told.setAttribute('role', 'alert');
    told.textContent = sentence;
    form.append(told);
  }

  /** One's own comments: those that only their author sees, and what the author may do with the others. */
  async #readOwn(): Promise<void> {
    const { site, story } = this.root.dataset;
    if (!site || !story) return;
    const path = `/s/${encodeURIComponent(site)}/${encodeURIComponent(story)}/mine?lang=${this.#lang}`;
    try {
      const own = await this.around.server.readOwn<{ comments: Answer[] }>(path);
      for (const { comment, parent } of own.comments) {
        if (comment) this.#putComment(this.#parse(comment), parent);
      }
    } catch {
      // The thread is complete without them.
    }
  }

  #putComment(fragment: DocumentFragment, parent: string | undefined): void {
    const item = fragment.querySelector<HTMLElement>('li[data-comment]');
    const article = item?.querySelector<HTMLElement>('article');
    if (!item || !article) return;
    const known = this.#findComment(item.dataset['comment'] ?? '');
    if (known) {
      const number = known.querySelector('.number');
      if (number && !article.querySelector('.number')) article.querySelector('.byline')?.prepend(number);
      known.replaceWith(article);
      this.#prepare(article);
      return;
    }
    this.root.querySelector('[data-place=empty]')?.remove();
    const above = parent ? this.#findComment(parent)?.parentElement : null;
    if (above) repliesOf(above).append(item);
    else if (this.root.dataset['sort'] === 'oldest') this.root.querySelector('.branches')?.append(item);
    else this.root.querySelector('.branches')?.prepend(item);
    this.#prepare(item);
  }

  #findComment(id: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`#c-${CSS.escape(id)}`);
  }

  #prepare(part: HTMLElement): void {
    writeTimes(part, this.#lang);
    if (this.around.open) leadOut(part);
    const who = findWho();
    for (const form of part.querySelectorAll<HTMLFormElement>('form[data-form]')) {
      const { name, email } = form.elements as unknown as Record<string, HTMLInputElement | undefined>;
      if (who && name instanceof HTMLInputElement) name.value ||= who.name;
      if (who && email instanceof HTMLInputElement) email.value ||= who.email;
    }
    for (const text of part.querySelectorAll<HTMLTextAreaElement>('textarea[data-mark]')) {
      // Behind the marked words, with nothing selected: a first key must not delete them unread.
      const end = Number(text.dataset['mark']?.split(',')[1] ?? 0);
      text.setSelectionRange(end, end);
    }
  }

  #parse(html: string): DocumentFragment {
    return parse(html, this.around.server.base);
  }
}

/** In a host page, one's status and the policy open beside it: nobody leaves the newspaper, or a text that is half written. */
function leadOut(part: HTMLElement): void {
  for (const link of part.querySelectorAll<HTMLAnchorElement>('a[href*="/status/"], a[href*="/policy/"]')) {
    if (link.closest('.text')) continue;
    link.target = '_blank';
    link.rel = 'noopener';
  }
}

function repliesOf(item: Element): Element {
  const list = item.querySelector(':scope > .replies');
  if (list) return list;
  const made = document.createElement('ol');
  made.className = 'replies';
  item.append(made);
  return made;
}
