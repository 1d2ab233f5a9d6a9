// <comity-count story="…">: all counts of a page in one request.

interface Count {
  count: number;
  label: string;
}

/** Stories in one request; the server takes no more. */
const BATCH = 100;

/** Defines the element for the server at `base`. */
export function defineCounts(base: string): void {
  let waiting: HTMLElement[] = [];

  async function ask(stories: string[], elements: HTMLElement[]): Promise<void> {
    const query = new URLSearchParams();
    const site = elements[0]?.getAttribute('site');
    if (site) query.set('site', site);
    const lang = document.documentElement.lang;
    if (lang) query.set('lang', lang);
    for (const story of stories) query.append('story', story);
    const response = await fetch(new URL(`/api/v1/counts?${query}`, base), { credentials: 'omit' });
    if (!response.ok) return;
    const { counts } = (await response.json()) as { counts: Count[] };
    elements.forEach((element) => {
      const count = counts[stories.indexOf(storyOf(element))];
      if (count) element.textContent = element.hasAttribute('number') ? String(count.count) : count.label;
    });
  }

  function flush(): void {
    const sites = new Map<string, HTMLElement[]>();
    for (const element of waiting) {
      const site = element.getAttribute('site') ?? '';
      sites.set(site, [...(sites.get(site) ?? []), element]);
    }
    waiting = [];
    for (const elements of sites.values()) {
      // A page may name a story twice, in a list and in a box: it is asked for once.
      const stories = [...new Set(elements.map(storyOf))];
      for (let from = 0; from < stories.length; from += BATCH) {
        const batch = stories.slice(from, from + BATCH);
        // Without counts the page says less, and nothing wrong.
        ask(batch, elements.filter((element) => batch.includes(storyOf(element)))).catch(() => undefined);
      }
    }
  }

  class CountElement extends HTMLElement {
    connectedCallback(): void {
      waiting.push(this);
      if (waiting.length > 1) return;
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', flush, { once: true });
      else queueMicrotask(flush);
    }
  }
  if (!customElements.get('comity-count')) customElements.define('comity-count', CountElement);
}

function storyOf(element: HTMLElement): string {
  return element.getAttribute('story') ?? '';
}
