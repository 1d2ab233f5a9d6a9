// The keys of the console: one table, which also draws the help.

/** A key and what it does. */
export interface Key {
  /** As `KeyboardEvent.key`, in lower case. */
  key: string;
  /** What stands on the key, where it is not the letter itself. */
  cap?: string;
  /** Whether it acts while somebody writes in the form of a decision, and only then. */
  inField?: boolean;
  /** Name of its sentence in the page's words. */
  says: string;
  /** What it does. */
  run: () => void;
}

const click = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click();

function step(by: number): void {
  const cases = [...document.querySelectorAll<HTMLAnchorElement>('.queue a')];
  const here = cases.findIndex((link) => link.hasAttribute('aria-current'));
  const next = cases[here < 0 ? 0 : here + by];
  if (next) location.href = next.href;
}

/** All keys. */
export const KEYS: Key[] = [
  { key: 'j', says: 'key-next', run: () => step(1) },
  { key: 'k', says: 'key-previous', run: () => step(-1) },
  { key: 'p', says: 'key-publish', run: () => click('.decide button[value=publish]') },
  { key: 'r', says: 'key-reject', run: reject },
  { key: 'n', says: 'key-note', run: () => document.querySelector<HTMLElement>('.decide textarea')?.focus() },
  { key: 'escape', cap: 'Esc', inField: true, says: 'key-leave', run: leave },
  { key: 'b', says: 'key-block', run: () => click('[data-action=block]') },
  { key: 'u', says: 'key-undo', run: () => click('form[data-form=undo] button') },
  { key: 'q', says: 'key-queue', run: () => click('.bar nav a[aria-current]') },
  { key: '?', says: 'key-help', run: () => click('[data-action=help]') },
];

/**
 * The key of the table that was pressed. Where the keyboard writes another script, a letter is known by its place: a
 * moderator who writes Russian or Armenian need not change the layout to decide.
 */
export function pressed(event: KeyboardEvent): Key | undefined {
  const said = event.key.toLowerCase();
  const isOtherScript = /^\p{L}$/u.test(said) && !/^\p{Script=Latin}$/u.test(said);
  const wanted = isOtherScript ? event.code.replace(/^Key/, '').toLowerCase() : QUESTION_MARKS.has(said) ? '?' : said;
  return KEYS.find((key) => key.key === wanted);
}

/** The signs that ask, in Arabic and Armenian. */
const QUESTION_MARKS = new Set(['؟', '՞']);

/** Out of a field, so that keys decide again. */
function leave(): void {
  document.querySelector<HTMLElement>('.decide :focus')?.blur();
}

/** A rejection cites a clause: the first press asks for it where none is chosen. */
function reject(): void {
  const clause = document.querySelector<HTMLSelectElement>('.decide select[name=clause]');
  if (clause && !clause.value) clause.focus();
  else click('.decide button[value=reject]');
}
