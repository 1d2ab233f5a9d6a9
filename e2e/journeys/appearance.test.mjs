// How it looks where windows are narrow, dark, magnified, or written from right to left.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { articlePage } from '../newspaper.mjs';
import { assertFitsWidth, signIn } from '../people.mjs';
import { journey, picture } from '../world.mjs';

journey('everything fits into 320 pixels, which is also 400 % zoom', async (world) => {
  const page = await world.person({ width: 320, height: 640 });
  for (const key of [demo.open, demo.arabic, demo.armenian, demo.closed]) {
    await page.goto(demo.story(world, key));
    await assertFitsWidth(page, `the story ${key}`);
    await picture(page, `narrow-${key}`);
  }
  await page.goto(demo.story(world));
  await page.locator('article.comment').nth(4).scrollIntoViewIfNeeded();
  await picture(page, 'narrow-thread');
  await assertAccessible(page, 'the narrow story page');
  await assertTargetsAreLargeEnough(page);

  const url = world.newspaper.publish('/narrow', articlePage({ comity: world.comity, story: demo.open, site: demo.site }));
  await page.goto(url);
  await page.locator('article.comment').first().waitFor();
  await assertFitsWidth(page, 'the embed');
  await picture(page, 'narrow-embed');

  await page.goto(demo.story(world));
  await page.getByRole('link', { name: 'Read the discussion policy' }).first().click();
  await assertFitsWidth(page, 'the policy page');

  await signIn(page, world.signIn);
  await assertFitsWidth(page, 'the queue');
  await picture(page, 'narrow-console');
  await page.locator('ol.queue a').first().click();
  await page.getByRole('button', { name: /^Publish/ }).waitFor();
  await assertFitsWidth(page, 'a case');
  await picture(page, 'narrow-case');
});

/** What people hit with a finger or a mouse; links within sentences are not meant by the criterion. */
const TARGETS =
  'button, input:not([type=hidden]), textarea, select, .actions a, .when, .sorts a, .tools a, .meta a, nav a, a.more';

/** WCAG 2.2, 2.5.8: 24 px; our own wish is 44 px for what is touched, which the picture shows. */
async function assertTargetsAreLargeEnough(page) {
  const small = await page.evaluate((targets) =>
    [...document.querySelectorAll(targets)]
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 24 || box.width < 24)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 80)}: ${box.width} × ${box.height}`),
    TARGETS,
  );
  assert.deepEqual(small.slice(0, 5), []);
}

journey('what is small on a desktop can be hit, too', async (world) => {
  const page = await world.person();
  for (const url of [demo.front(world), demo.story(world), demo.story(world, demo.arabic), `${world.comity}/policy?lang=ar`]) {
    await page.goto(url);
    await assertTargetsAreLargeEnough(page);
  }
});

journey('the dark palette has contrast enough', async (world) => {
  const page = await world.person({ dark: true });
  await page.goto(demo.story(world));
  await assertAccessible(page, 'the dark story page');
  await picture(page, 'dark');
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = background.match(/\d+/g).slice(0, 3).map(Number);
  assert.ok(Math.max(...light) < 100, `the background is ${background}`);
  await signIn(page, world.signIn);
  await assertAccessible(page, 'the dark console');
  await picture(page, 'dark-console');
});

journey('an Arabic discussion reads from right to left', async (world) => {
  const page = await world.person({ language: 'ar' });
  await page.goto(demo.story(world, demo.arabic));
  const thread = page.locator('section.thread');
  assert.equal(await thread.evaluate((element) => getComputedStyle(element).direction), 'rtl');
  const [comment, reply] = await Promise.all([
    page.locator('ol.branches > li > article').first().boundingBox(),
    page.locator('ol.branches > li .replies article').first().boundingBox(),
  ]);
  assert.ok(reply.x + reply.width < comment.x + comment.width, 'replies are indented from the right');
  await assertFitsWidth(page, 'the Arabic story');
  await assertAccessible(page, 'the Arabic story page');
  await picture(page, 'arabic');
  await thread.scrollIntoViewIfNeeded();
  await page.locator('ol.branches').scrollIntoViewIfNeeded();
  await picture(page, 'arabic-thread');
});

journey('an Armenian discussion has its letters and its language', async (world) => {
  const page = await world.person({ language: 'hy' });
  await page.goto(demo.story(world, demo.armenian));
  assert.equal(await page.locator('section.thread').getAttribute('lang'), 'hy');
  await assertAccessible(page, 'the Armenian story page');
  await picture(page, 'armenian');
});

journey('a closed discussion says so and has no form', async (world) => {
  const page = await world.person();
  await page.goto(demo.story(world, demo.closed));
  await page.getByText('The discussion is closed.').waitFor();
  assert.equal(await page.locator('form[data-form="post"]').count(), 0);
  assert.equal(await page.getByRole('link', { name: /^Reply/ }).count(), 0);
  await assertAccessible(page, 'the closed story page');
  await picture(page, 'closed');
});
