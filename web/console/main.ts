// The console works without this; with it, each decision is one key.

import { writeTimes } from '../shared/times.ts';
import { edit } from './editor.ts';
import { KEYS, pressed } from './keys.ts';

const lang = document.documentElement.lang || 'en';
const words = JSON.parse(document.querySelector<HTMLElement>('[data-words]')?.dataset['words'] ?? '{}') as Record<
  string,
  string
>;

writeTimes(document, lang);
showCurrent();
document.querySelector('.bar nav a[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
edit();

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const key = pressed(event);
  if (!key || !(key.inField ? isDeciding(event.target) : !isTyping(event.target))) return;
  event.preventDefault();
  key.run();
});

const opener = document.querySelector<HTMLButtonElement>('[data-action=help]');
if (opener) {
  opener.hidden = Object.keys(words).length === 0;
  opener.addEventListener('click', () => help().showModal());
}

// A second click on a button must not decide the next case as well.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset['sent']) event.preventDefault();
  form.dataset['sent'] = 'yes';
});

/** Scrolls the queue, and never the page, to the case that is open. */
function showCurrent(): void {
  const pane = document.querySelector<HTMLElement>('.pane-queue');
  const row = pane?.querySelector('.queue a[aria-current]');
  if (!pane || !row) return;
  const [frame, box] = [pane.getBoundingClientRect(), row.getBoundingClientRect()];
  if (box.bottom > frame.bottom) pane.scrollTop += box.bottom - frame.bottom;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, dialog *');
}

function isDeciding(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.decide') !== null;
}

/** Draws the help from the table of keys, once. */
function help(): HTMLDialogElement {
  const known = document.querySelector('dialog');
  if (known) return known;
  const dialog = document.createElement('dialog');
  const title = document.createElement('h2');
  title.id = 'keys';
  title.textContent = words['console-help-title'] ?? '';
  dialog.setAttribute('aria-labelledby', 'keys');
  const list = document.createElement('dl');
  for (const { key, cap, says } of KEYS) {
    const term = document.createElement('dt');
    const shown = document.createElement('kbd');
    shown.textContent = cap ?? key.toUpperCase();
    term.append(shown);
    const meaning = document.createElement('dd');
    meaning.textContent = words[says] ?? '';
    list.append(term, meaning);
  }
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = words['console-help-close'] ?? '';
  close.addEventListener('click', () => dialog.close());
  dialog.append(title, list, close);
  document.body.append(dialog);
  return dialog;
}
