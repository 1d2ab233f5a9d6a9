// Times in words: relative under a week, then the date, in the reader's own time zone.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Rewrites every `<time>` below `root`; the exact time stays in its title. */
export function writeTimes(root: ParentNode, lang: string, now = Date.now()): void {
  for (const time of root.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.title ||= new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeStyle: 'short' }).format(at);
    time.textContent = inWords(at, (now - at.getTime()) / 1000, lang);
  }
}

function inWords(at: Date, age: number, lang: string): string {
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short' }).format(Math.floor(value));
  if (age < 0 || age >= 7 * DAY) return new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(at);
  if (age < MINUTE) return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(0, 'second');
  if (age < HOUR) return unit(age / MINUTE, 'minute');
  if (age < DAY) return unit(age / HOUR, 'hour');
  return unit(age / DAY, 'day');
}
