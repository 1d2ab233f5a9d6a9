// Somebody without a mouse reads, writes and replies.

import { strict as assert } from 'node:assert';

import { demo } from '../demo.mjs';
import { articlePage } from '../newspaper.mjs';
import { commentWith, somebody } from '../people.mjs';
import { journey, picture } from '../world.mjs';

/** Presses of Tab before the journey gives up looking for something. */
const MOST_TABS = 400;

const TEXT = 'My grandmother crossed that bridge every morning with a crate of eggs on her bicycle.';
const REPLY = 'Mine did the same, from the other bank.';

/** Presses Tab until the focused element fits; every stop on the way must show where the focus is. */
async function tabTo(page, fits, what) {
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(focusedElement);
    if (focused && !focused.isVisible) throw new Error(`the focus went to something that is not seen: ${focused.html}`);
    if (focused && fits(focused)) {
      assert.ok(focused.isMarked, `the focus is not visible on ${focused.html}`);
      return;
    }
  }
  throw new Error(`${what} was not reached with ${MOST_TABS} presses of Tab`);
}

/** The element with the focus, through shadow roots. Runs in the page. */
function focusedElement() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const label = element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent ?? '';
  const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
  return {
    tag: element.tagName,
    label: label.replace(/\s+/g, ' ').trim(),
    html: element.outerHTML.slice(0, 120),
    isVisible: box.width > 0 && box.height > 0 && style.visibility !== 'hidden',
    isMarked: outlined || style.boxShadow !== 'none',
  };
}

async function writesAndReplies(page, url) {
  const who = somebody('Nadia Brook');
  await page.goto(url);
  await page.locator('article.comment').first().waitFor();

  await tabTo(page, ({ tag, label }) => tag === 'TEXTAREA' && label.startsWith('Your comment'), 'the comment field');
  await page.keyboard.type(TEXT);
  await tabTo(page, ({ tag, label }) => tag === 'INPUT' && label.startsWith('Name'), 'the name');
  await page.keyboard.type(who.name);
  await tabTo(page, ({ tag, label }) => tag === 'INPUT' && label.startsWith('E-mail'), 'the e-mail address');
  await page.keyboard.type(who.email);
  await tabTo(page, ({ tag, label }) => tag === 'BUTTON' && label === 'Post comment', 'the button');
  await picture(page, 'keyboard');
  await page.keyboard.press('Enter');
  await commentWith(page, TEXT).waitFor();

  await tabTo(page, ({ tag, label }) => tag === 'A' && label.startsWith('Reply'), 'a link to reply');
  await page.keyboard.press('Enter');
  await page.locator('form[data-form="reply"]').waitFor();
  await tabToOrStay(page);
  await page.keyboard.type(REPLY);
  await tabTo(page, ({ tag, label }) => tag === 'BUTTON' && label === 'Post reply', 'the button of the reply');
  await page.keyboard.press('Enter');
  await commentWith(page, REPLY).waitFor();
}

/** With script the focus is in the new form already; without, it is on a new page. */
async function tabToOrStay(page) {
  const focused = await page.evaluate(focusedElement);
  if (focused?.tag !== 'TEXTAREA') {
    await tabTo(page, ({ tag, label }) => tag === 'TEXTAREA' && label.startsWith('Your comment'), 'the reply’s field');
  }
}

journey('a comment and a reply are written with the keyboard only, in the newspaper’s page', async (world) => {
  const url = world.newspaper.publish('/keys', articlePage({ comity: world.comity, story: demo.open, site: demo.site }));
  await writesAndReplies(await world.person(), url);
});

journey('a comment and a reply are written with the keyboard only, on Comity’s own page', async (world) => {
  await writesAndReplies(await world.person(), demo.story(world));
});

journey('the first press of Tab offers to skip to the content', async (world) => {
  const page = await world.person();
  await page.goto(demo.story(world));
  await page.keyboard.press('Tab');
  const focused = await page.evaluate(focusedElement);
  assert.match(focused.label, /^Skip/);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.hash !== '');
  await page.keyboard.press('Tab');
  const isInside = await page.evaluate(() => document.activeElement?.closest('#comments') != null);
  assert.ok(isInside, 'the next press of Tab is in the discussion');
});
