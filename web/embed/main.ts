// <comity-thread story="…"> and <comity-count story="…"> for any page: one script, no third party, no cookie.

import { defineCounts } from './count.ts';
import { ThreadElement } from './element.ts';

const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src$="/comity.js"]');
const base = script ? new URL(script.src).origin : location.origin;

ThreadElement.base = base;
if (!customElements.get('comity-thread')) customElements.define('comity-thread', ThreadElement);
defineCounts(base);
