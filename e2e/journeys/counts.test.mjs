// Counts of comments on a page with many stories: one request for all of them.

import { strict as assert } from 'node:assert';

import { demo } from '../demo.mjs';
import { journey } from '../world.mjs';

const STORIES = [demo.open, demo.closed, demo.arabic, demo.armenian];

journey('a front page shows the counts of all its stories with one request', async (world) => {
  // The first is named twice, in the list and in a box beside it.
  const counts = [...STORIES, demo.open].map((key) => `<li>${key}: <comity-count story="${key}" site="${demo.site}"></comity-count></li>`);
  const url = world.newspaper.publish(
    '/front',
    `<!doctype html><html lang="en"><head><title>The Evening Ledger</title>
     <script async src="${world.comity}/comity.js"></script></head>
     <body><main><h1>Today</h1><ul>${counts.join('')}</ul></main></body></html>`,
  );
  const page = await world.person();
  const asked = [];
  page.on('request', (request) => {
    if (request.url().startsWith(world.comity) && request.resourceType() === 'fetch') asked.push(request.url());
  });
  await page.goto(url);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('comity-count')].every((one) => /\d/.test((one.shadowRoot ?? one).textContent)),
  );
  assert.equal(asked.length, 1, asked.join('\n'));
  assert.deepEqual(new URL(asked[0]).searchParams.getAll('story'), STORIES);

  const shown = await page.evaluate(() =>
    [...document.querySelectorAll('comity-count')].map((one) => Number.parseInt((one.shadowRoot ?? one).textContent, 10)),
  );
  assert.equal(shown.at(-1), shown[0]);
  for (const [index, key] of STORIES.entries()) {
    const story = await world.person();
    await story.goto(demo.story(world, key));
    const count = await story.locator('.thread-head h2').innerText();
    assert.match(count.replace(/[٠-٩]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit)), new RegExp(`\\b${shown[index]}\\b`));
  }
});
