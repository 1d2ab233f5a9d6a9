// Trying a text: scored as one types, and by a button where no script runs; on a desk and on a phone.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { journey, picture } from '../world.mjs';

const INSULT = 'You are a st*pid id1ot, and the council knows it.';

async function signIn(world, page) {
  await page.goto(world.signIn);
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/console/);
}

journey('a moderator sees what is said of a text while typing it', async (world) => {
  const page = await world.person({ width: 1100 });
  await signIn(world, page);
  await page.goto(`${world.comity}/score`);
  assert.match(page.url(), /\/console\/score$/);
  await page.locator('textarea[name=text]').pressSequentially(INSULT, { delay: 5 });
  await page.locator('.tried .bars .high').first().waitFor();
  assert.ok((await page.locator('.tried mark').count()) > 0, 'what weighed is marked');
  assert.ok((await page.locator('.tried .findings a').count()) > 0, 'a clause speaks');
  assert.match(await page.locator('.tried .undisguised').innerText(), /stupid idiot/);
  await assertAccessible(page, 'the page that tries a text');
  await picture(page, 'score-page', { whole: true });
  await page.locator('textarea[name=text]').fill('The bridge opens on Monday.');
  await page.locator('.tried .state.published').waitFor();
  assert.equal(await page.locator('.tried mark').count(), 0);
  // The outcome alone is said aloud, and a text that is too long is told so, not that there is no answer.
  assert.match(await page.locator('[data-outcome]').textContent(), /^It would be published/);
  await page.locator('textarea[name=text]').fill('The bridge opens on Monday. '.repeat(2_000));
  await page.locator('[data-said] .refused-line').waitFor();
  assert.match(await page.locator('[data-said] .refused-line').innerText(), /long/);

  const phone = await page.context().newPage();
  await phone.setViewportSize({ width: 320, height: 640 });
  await phone.goto(`${world.comity}/console/score`);
  await phone.locator('textarea[name=text]').fill(INSULT);
  await phone.locator('.tried .bars .high').first().waitFor();
  const widest = await phone.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(widest <= 320, `the page is ${widest} pixels wide on a phone`);
  await assertAccessible(phone, 'the page that tries a text, on a phone');
  await picture(phone, 'score-phone', { whole: true });
});

journey('without script a button scores the text', async (world) => {
  const page = await world.person({ script: false });
  await signIn(world, page);
  await page.goto(`${world.comity}/console/score`);
  await page.locator('textarea[name=text]').fill(INSULT);
  await page.locator('form[data-form=try] button').click();
  await page.locator('.tried .bars .high').first().waitFor();
  assert.equal(await page.locator('textarea[name=text]').inputValue(), INSULT);
});
