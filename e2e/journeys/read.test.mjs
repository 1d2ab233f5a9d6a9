// A reader reads: the story, the thread, a branch of its own, the policy, the feeds; with and without script.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { journey, picture } from '../world.mjs';

journey('a reader reads a discussion, its policy and one branch', async (world) => {
  const page = await world.person();
  await page.goto(demo.story(world));

  const thread = page.getByRole('region', { name: 'Comments', exact: true });
  await thread.getByRole('heading', { name: /^\d+ comments$/ }).waitFor();
  const first = thread.locator('article.comment').first();
  await assertText(first, /^\d+\.\s.+ said:/);
  assert.ok((await thread.locator('.replies .replies article.comment').count()) > 0, 'replies are nested');
  await thread.getByText('Discussion policy', { exact: true }).waitFor();
  await assertAccessible(page, 'the story page');
  await picture(page, 'story');
  await thread.evaluate((element) => element.scrollIntoView());
  await picture(page, 'thread');
  await picture(page, 'thread-whole', { whole: true });

  const numbers = await topNumbers(page);
  await page.getByRole('link', { name: 'Oldest' }).click();
  await page.getByRole('link', { name: 'Oldest' }).and(page.locator('[aria-current]')).waitFor();
  const oldest = await topNumbers(page);
  assert.equal(oldest[0], 1, 'the oldest branch is number 1');
  assert.notDeepEqual(oldest, numbers);

  // A permalink leads to the comment itself.
  const link = page.locator('article.comment a.when').nth(3);
  const id = await page.locator('article.comment').nth(3).getAttribute('id');
  await link.click();
  await page.waitForURL((url) => url.hash === `#${id}`);
  assert.ok(await page.locator(`#${id}`).isVisible());

  await page.goto(demo.story(world));
  await page.getByRole('link', { name: 'Read the discussion policy' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(/^Version \d+/).waitFor();
  await assertAccessible(page, 'the policy page');
  await picture(page, 'policy', { whole: true });

  await page.goto(demo.front(world));
  assert.ok((await page.getByRole('heading', { level: 2 }).count()) >= 6, 'six stories on the front page');
  await assertAccessible(page, 'the front page');
});

journey('a thread can be read without script, page by page and branch by branch', async (world) => {
  const page = await world.person({ script: false });
  await page.goto(demo.story(world));
  const seen = new Set();
  for (;;) {
    for (const id of await page.locator('article.comment').evaluateAll((all) => all.map((one) => one.id))) seen.add(id);
    const more = page.getByRole('link', { name: 'More comments' });
    if ((await more.count()) === 0) break;
    await more.click();
  }
  const said = await page.getByRole('heading', { name: /^\d+ comments$/ }).textContent();
  assert.ok(seen.size > 20, `${seen.size} comments of “${said}” were on the pages of the thread`);

  // What is nested too deeply, or too long, goes on at an address of its own.
  await page.goto(demo.story(world));
  const further = page.locator('a.more[data-action="open"]').filter({ hasText: /Continue this thread|more repl/ });
  if ((await further.count()) > 0) {
    await further.first().click();
    await page.getByRole('link', { name: 'Back to all comments' }).waitFor();
    assert.ok((await page.locator('article.comment').count()) > 0);
  }
});

journey('feeds are well-formed and name what was said', async (world) => {
  const page = await world.person();
  await page.goto(demo.story(world));
  const feed = await page.locator('.tools a').first().getAttribute('href');
  const answer = await page.request.get(new URL(feed, world.comity).href);
  assert.match(answer.headers()['content-type'], /application\/atom\+xml/);
  const text = await answer.text();
  // An empty page, because ours allows no parsing of text.
  await page.goto('about:blank');
  const problem = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    return document.querySelector('parsererror')?.textContent ?? null;
  }, text);
  assert.equal(problem, null);
  assert.match(text, /<entry>/);
});

async function assertText(locator, pattern) {
  const text = (await locator.innerText()).replace(/\s+/g, ' ').trim();
  assert.match(text, pattern);
}

async function topNumbers(page) {
  const texts = await page.locator('ol.branches > li > article .number').allInnerTexts();
  return texts.map((text) => Number.parseInt(text, 10));
}

journey('an element that names no story says in the console what it needs', async (world) => {
  const url = world.newspaper.publish(
    '/unnamed',
    `<!doctype html><html lang="en"><head><title>The Evening Ledger</title>
     <script async src="${world.comity}/comity.js"></script></head>
     <body><comity-thread story=""></comity-thread></body></html>`,
  );
  const page = await world.person();
  const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
  await page.goto(url);
  assert.match((await warned).text(), /needs the attribute "story"/);
});
