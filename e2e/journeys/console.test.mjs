// Moderators among themselves: the link works once, a second one joins by invitation, a decision can be undone.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { signIn } from '../people.mjs';
import { journey, picture } from '../world.mjs';

journey('a sign-in link works once, and nobody gets in without', async (world) => {
  const stranger = await world.person();
  const answer = await stranger.goto(`${world.comity}/console`);
  assert.ok(answer.status() === 401 || stranger.url().includes('sign-in'), `${answer.status()} at ${stranger.url()}`);
  assert.equal(await stranger.getByRole('region', { name: 'Cases, oldest first' }).count(), 0);

  const moderator = await world.person();
  await signIn(moderator, world.signIn);
  await stranger.goto(world.signIn);
  const button = stranger.getByRole('button', { name: 'Sign in' });
  if ((await button.count()) > 0) await button.click();
  await stranger.getByText('This link was used already, or it has expired').waitFor();
});

journey('a second moderator joins by invitation', async (world) => {
  const first = await world.person();
  await signIn(first, world.signIn);
  await first.getByRole('link', { name: 'Settings' }).click();
  await assertAccessible(first, 'the settings');
  await first.getByRole('button', { name: 'Make invitation link' }).click();
  const link = (await first.locator('[data-link]').innerText()).trim();

  const second = await world.person();
  await second.goto(new URL(link, world.comity).href);
  await second.getByLabel('Your name, as colleagues see it').fill('Petra Lund');
  await assertAccessible(second, 'the invitation');
  await second.getByRole('button', { name: 'Join' }).click();
  await second.getByRole('region', { name: 'Cases, oldest first' }).waitFor();
  await second.getByText('Petra Lund').waitFor();
});

journey('the queue is worked through with the keyboard, and a decision is undone', async (world) => {
  const page = await world.person({ width: 1400 });
  await signIn(page, world.signIn);
  const cases = page.locator('ol.queue a');
  const before = await cases.count();
  assert.ok(before > 1, 'the demo has held comments');
  await assertAccessible(page, 'the queue');

  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await assertAccessible(page, 'the keys of the console');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const open = page.getByRole('region', { name: 'Case', exact: true });
  await open.getByRole('button', { name: /^Publish/ }).waitFor();
  await picture(page, 'console-case');
  const decided = await open.getAttribute('data-case');
  await page.keyboard.press('p');
  await page.getByText('Published.').first().waitFor();
  await page.waitForFunction((id) => document.querySelector('section.case')?.getAttribute('data-case') !== id, decided);
  await page.keyboard.press('u');
  await page.getByText('Back in the queue.').first().waitFor();
});

journey('the keys work on a keyboard that writes another script, and Escape leaves the note', async (world) => {
  const page = await world.person({ width: 1400, language: 'ru-RU' });
  await page.goto(world.signIn);
  await page.locator('main button, main form button').first().click();
  const note = page.locator('.decide textarea');
  await note.waitFor();
  const press = (key, code) =>
    page.evaluate(([key, code]) => document.activeElement.dispatchEvent(
      new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true })), [key, code]);
  await press('т', 'KeyN');
  await page.waitForFunction(() => document.activeElement?.matches('.decide textarea'));
  await page.keyboard.type('p');
  assert.equal(await note.inputValue(), 'p', 'a letter in the note is a letter');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement === document.body);
  const decided = await page.locator('section.case').getAttribute('data-case');
  await press('з', 'KeyP');
  await page.waitForFunction((id) => document.querySelector('section.case')?.getAttribute('data-case') !== id, decided);
  await page.locator('form[data-form=undo]').waitFor();
});
