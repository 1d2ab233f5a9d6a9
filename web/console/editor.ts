// The editor works without this; with it, line numbers follow the typing, and each pause is checked.

import { parse } from '../shared/safe.ts';

/** How long nothing must have been typed before the text is checked, in milliseconds. */
const PAUSE_MS = 700;

/** How often a running replay is asked how far it is, in milliseconds. */
const ASK_MS = 1_000;

/** Brings the editor's pages to life, where this is one. */
export function edit(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-check]');
  const text = form?.querySelector<HTMLTextAreaElement>('textarea');
  if (form && text && !text.readOnly) write(form, text);
  const progress = document.querySelector<HTMLElement>('[data-progress]');
  if (progress) watch(progress);
}

function write(form: HTMLFormElement, text: HTMLTextAreaElement): void {
  const gutter = form.querySelector<HTMLElement>('.gutter');
  const result = document.querySelector<HTMLElement>('[data-result]');
  const before = text.value;
  let asked: AbortController | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  number(gutter, text);
  text.addEventListener('input', () => {
    number(gutter, text);
    clearTimeout(pause);
    pause = setTimeout(() => {
      asked?.abort();
      asked = new AbortController();
      void check(form, result, gutter, asked.signal);
    }, PAUSE_MS);
  });
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-line]') : null;
    const line = Number(link?.dataset['line']);
    if (!link || !line) return;
    event.preventDefault();
    show(form, text, line, Number(link.dataset['column']));
  });
  // What was typed and not saved is not lost by a wrong click.
  let isSent = false;
  form.addEventListener('submit', () => (isSent = true));
  window.addEventListener('beforeunload', (event) => {
    if (!isSent && text.value !== before) event.preventDefault();
  });
}

/** Gives every line its number; the marks of the last check stay where they were. */
function number(gutter: HTMLElement | null, text: HTMLTextAreaElement): void {
  const lines = text.value.split('\n').length;
  text.rows = lines;
  while (gutter && gutter.childElementCount < lines) {
    const item = document.createElement('li');
    item.textContent = String(gutter.childElementCount + 1);
    item.id = `line-${item.textContent}`;
    gutter.append(item);
  }
  while (gutter && gutter.childElementCount > lines) gutter.lastElementChild?.remove();
}

async function check(
  form: HTMLFormElement,
  result: HTMLElement | null,
  gutter: HTMLElement | null,
  signal: AbortSignal,
): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  try {
    const response = await fetch(form.dataset['check'] ?? '', { method: 'POST', body: fields, signal });
    if (!response.ok || !result) return;
    result.replaceChildren(parse(await response.text(), location.href));
    for (const line of gutter?.children ?? []) line.classList.remove('wrong');
    for (const link of result.querySelectorAll<HTMLElement>('[data-line]')) {
      const line = Number(link.dataset['line']);
      if (line) gutter?.children[line - 1]?.classList.add('wrong');
    }
  } catch {
    // Another check came, or the server is away: saving will say so.
  }
}

/** Puts the cursor where a problem is. */
function show(form: HTMLFormElement, text: HTMLTextAreaElement, line: number, column: number): void {
  const lines = text.value.split('\n');
  const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const before = [...(lines[line - 1] ?? '')].slice(0, Math.max(0, column - 1)).join('').length;
  text.focus({ preventScroll: true });
  text.setSelectionRange(at + before, at + before);
  form.querySelector(`#line-${line}`)?.scrollIntoView({ block: 'center' });
}

/** Asks a running replay how far it is, and opens the report when it is done. */
function watch(place: HTMLElement): void {
  const bar = place.querySelector('progress');
  const words = place.querySelector<HTMLElement>('[data-far]');
  const ask = async (): Promise<void> => {
    try {
      const response = await fetch(place.dataset['progress'] ?? '');
      const far = (await response.json()) as { running: boolean; read: number; total: number; words: string };
      if (!far.running) {
        location.reload();
        return;
      }
      if (bar && far.total > 0) [bar.max, bar.value] = [far.total, far.read];
      if (words) words.textContent = far.words;
    } catch {
      // The server is away for a moment: ask again.
    }
    setTimeout(() => void ask(), ASK_MS);
  };
  setTimeout(() => void ask(), ASK_MS);
}
