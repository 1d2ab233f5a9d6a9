// The newspaper's page forbids whatever it can; the embed works with the two lines that the docs ask for.

import { strict as assert } from 'node:assert';
import { gzipSync } from 'node:zlib';

import { demo } from '../demo.mjs';
import { articlePage } from '../newspaper.mjs';
import { commentWith, postComment, somebody } from '../people.mjs';
import { journey } from '../world.mjs';

/** What a reader's page may load for the embed: JavaScript and CSS, gzipped, and the number of requests for all of it. */
const MOST_KILOBYTES = 14;
const MOST_REQUESTS = 3;

const TEXT = 'The ferry ran twice an hour when the old bridge was closed in the seventies.';

journey('the embed works under a strict policy of its host, without cookies and third parties', async (world) => {
  const policy = [
    "default-src 'none'",
    `script-src ${world.comity}`,
    `connect-src ${world.comity}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types comity',
  ].join('; ');
  const html = articlePage({ comity: world.comity, story: demo.open, site: demo.site });
  const url = world.newspaper.publish('/strict', html, {
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
  });
  const page = await world.person();
  await page.goto(url);
  await postComment(page, somebody('Mara Toth'), TEXT);
  await commentWith(page, TEXT).waitFor();
  assert.deepEqual(await page.context().cookies(), []);
});

journey('the embed stays within its weight', async (world) => {
  const url = world.newspaper.publish('/light', articlePage({ comity: world.comity, story: demo.open, site: demo.site }));
  const page = await world.person();
  const answers = [];
  page.on('response', (answer) => {
    if (answer.url().startsWith(world.comity)) answers.push(answer);
  });
  await page.goto(url);
  await page.locator('article.comment').first().waitFor();
  await page.waitForLoadState('networkidle');
  const loaded = answers.filter((answer) => answer.request().resourceType() !== 'preflight');
  let bytes = 0;
  for (const answer of loaded) {
    const type = answer.headers()['content-type'] ?? '';
    if (/javascript|css/.test(type)) bytes += gzipSync(await answer.body(), { level: 9 }).length;
  }
  const named = loaded.map((answer) => answer.url()).join('\n');
  assert.ok(bytes > 0, `no script was loaded:\n${named}`);
  assert.ok(bytes <= MOST_KILOBYTES * 1000, `${bytes} bytes of script and style`);
  // Counts are a feature of their own, with one request for all of a page.
  const forThread = loaded.filter((answer) => !/count/.test(answer.url()));
  assert.ok(forThread.length <= MOST_REQUESTS, `${forThread.length} requests:\n${named}`);
  console.log(`embed: ${bytes} bytes of script and style, gzipped; ${loaded.length} requests`);
});
