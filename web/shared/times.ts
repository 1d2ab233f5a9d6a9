// Times in words: relative under a week, then the date, in the reader's own time zone.

/** Times in words, `{n}` for the number. */
interface TimeWords {
  now: string;
  minutes: string;
  hours: string;
  days: string;
}

// From the locales, for the languages that some browsers know no names for; put in when the files are built.
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
    time.textContent = inWords(at, (now - at.getTime()) / 1000, tag, isKnown ? undefined : time.title);
  }
}

/** `written` is the date in the server's words, for a language that the browser has none for. */
function inWords(at: Date, age: number, tag: string, written?: string): string {
  if (age < 0 || age >= 7 * DAY) return written ?? format(at, tag, { dateStyle: 'long' });
  const words = COMITY_TIMES[tag];
  const unit = (seconds: number, name: 'minute' | 'hour' | 'day'): string => {
    const count = Math.floor(age / seconds);
    if (words) return words[`${name}s`].replace('{n}', String(count));
    if (written) return written;
    return new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' }).format(count);
  };
  if (age < MINUTE) {
    return words?.now ?? written ?? new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(0, 'second');
  }
  if (age < HOUR) return unit(MINUTE, 'minute');
  if (age < DAY) return unit(HOUR, 'hour');
  return unit(DAY, 'day');
}

function format(at: Date, tag: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(tag, style).format(at);
}
