// The page that tries a text works by its button; with this, it answers as one types.

import { parse } from '../shared/safe.ts';

/** How long nothing is typed before the text is sent. */
const PAUSE_MS = 250;

const form = document.querySelector<HTMLFormElement>('[data-form=try]');
const said = document.querySelector<HTMLElement>('[data-said]');
// What a screen reader says while one types: the outcome, and not all scores each time.
const outcome = document.querySelector<HTMLElement>('[data-outcome]');
if (form && said) listen(form, said);

function listen(form: HTMLFormElement, said: HTMLElement): void {
  let pause: number | undefined;
  let sent: AbortController | undefined;

  const ask = async (): Promise<void> => {
    // An answer to an older text must not come after the answer to a newer one.
    sent?.abort();
    const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    if (!fields.get('text')?.trim()) {
      said.replaceChildren();
      if (outcome) outcome.textContent = '';
      return;
    }
    fields.set('part', 'said');
    const mine = new AbortController();
    sent = mine;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: fields, credentials: 'same-origin', signal: mine.signal });
      const text = await answer.text();
      // 422: the text is refused, too long for instance, and the answer says why.
      if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
      said.replaceChildren(parse(text, location.href));
      if (outcome) outcome.textContent = said.querySelector('.state')?.textContent ?? '';
    } catch {
      if (mine.signal.aborted) return;
      const line = document.createElement('p');
      line.className = 'refused-line';
      line.textContent = form.dataset['failed'] ?? '';
      said.replaceChildren(line);
      if (outcome) outcome.textContent = line.textContent;
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => void ask(), PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(pause);
    void ask();
  });
}
