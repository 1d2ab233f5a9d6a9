// Times in words: relative under a week, then the date, in the reader's own time zone.

/** Words with `{n}` for the number; by plural category (CLDR) where they differ. */
type Counted = string | Record<string, string>;

/** Times in words. */
interface TimeWords {
  now: string;
  minutes: Counted;
  hours: Counted;
  days: Counted;
}

// From the locales, put in when the files are built.
declare const COMITY_TIMES: Record<string, TimeWords>;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Rewrites every `<time>` below `root`; the exact time stays in its title. */
export function writeTimes(root: ParentNode, lang: string, now = Date.now()): void {
  // British order, as the server writes English dates: one page, one notation.
  const tag = lang === 'en' ? 'en-GB' : lang;
  // A browser without the language would write English: then the server's own words stay.
  const isKnown = Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    const written = time.textContent ?? '';
    time.title ||= isKnown ? format(at, tag, { dateStyle: 'long', timeStyle: 'short' }) : written;
    const age = (now - at.getTime()) / 1000;
    time.textContent =
      relative(age, lang) ?? (isKnown ? format(at, tag, { dateStyle: 'long' }) : time.title);
  }
}

/** The time since then in words; none from a week on, and for what is to come. */
function relative(age: number, lang: string): string | undefined {
  const words = COMITY_TIMES[lang];
  if (!words || age < 0 || age >= 7 * DAY) return undefined;
  if (age < MINUTE) return words.now;
  if (age < HOUR) return counted(words.minutes, age / MINUTE, lang);
  if (age < DAY) return counted(words.hours, age / HOUR, lang);
  return counted(words.days, age / DAY, lang);
}

function counted(words: Counted, amount: number, lang: string): string {
  const count = Math.floor(amount);
  const text = typeof words === 'string' ? words : (words[new Intl.PluralRules(lang).select(count)] ?? words['other']);
  return (text ?? '').replace('{n}', String(count));
}

function format(at: Date, tag: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tag, style).format(at);
}
