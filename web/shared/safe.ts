// HTML from our server on its way into a page. A hole in the server's sanitiser would be a hole in the newspaper's own
// origin, so the browser checks again: elements and attributes that are not on these lists do not get in.

interface TrustedPolicy {
  createHTML(html: string): string;
}
declare const trustedTypes:
  { createPolicy(name: string, rules: { createHTML(html: string): string }): TrustedPolicy } | undefined;

/** Elements of our own markup. */
const OURS = new Set(
  ('section div p h2 h3 ol ul li article header footer aside nav a b em strong bdi span time br blockquote code pre ' +
    'form label textarea input select option fieldset legend button svg circle path mark hr').split(' '),
);
/** Elements that people's text may become. */
const THEIRS = new Set('p br em strong blockquote ul ol li a code pre hr'.split(' '));
const OUR_ATTRIBUTES =
  /^(class|id|for|title|lang|dir|datetime|role|tabindex|hidden|rel|name|value|type|required|rows|maxlength|autocomplete|method|action|accept-charset|start|checked|selected|href|viewBox|cx|cy|r|d|aria-[a-z]+|data-[a-z]+)$/;
const THEIR_ATTRIBUTES = /^(href|rel|start|value|dir|lang|title)$/;

let policy: TrustedPolicy | undefined;

/** Parses HTML into nodes that cannot run anything; links become absolute, seen from `base`. */
export function parse(html: string, base: string): DocumentFragment {
  policy ??=
    typeof trustedTypes === 'undefined'
      ? { createHTML: (text) => text }
      : trustedTypes.createPolicy('comity', { createHTML: (text) => text });
  // A parsed document is inert: nothing in it loads or runs before the check is done.
  const parsed = new DOMParser().parseFromString(policy.createHTML(html), 'text/html');
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  for (const element of [...fragment.querySelectorAll('*')]) check(element, base);
  return fragment;
}

function check(element: Element, base: string): void {
  const isTheirs = element.parentElement?.closest('.text') != null;
  if (!(isTheirs ? THEIRS : OURS).has(element.localName)) {
    element.remove();
    return;
  }
  for (const { name, value } of [...element.attributes]) {
    const isKnown = (isTheirs ? THEIR_ATTRIBUTES : OUR_ATTRIBUTES).test(name);
    if (!isKnown || !isAllowedValue(name, value, isTheirs)) element.removeAttribute(name);
    else if (name === 'href') element.setAttribute(name, new URL(value, base).href);
  }
}

function isAllowedValue(name: string, value: string, isTheirs: boolean): boolean {
  if (name === 'action') return /^\/(?!\/)/.test(value);
  if (name !== 'href') return true;
  if (/^(https?:|mailto:)/i.test(value)) return true;
  return !isTheirs && /^(\/(?!\/)|#|\?)/.test(value);
}
