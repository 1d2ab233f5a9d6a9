// A held comment: its author sees it and why, nobody else does, until a moderator has looked.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { commentWith, postComment, signIn, somebody } from '../people.mjs';
import { journey, picture } from '../world.mjs';

const TEXT = 'The figures are in the annex of the minutes, page 14, for anybody who wants to add them up again.';

journey('a held comment is seen by its author and the moderators only, and published by one of them', async (world) => {
  // Every comment under this story waits.
  const moderator = await world.person();
  await signIn(moderator, world.signIn);
  await moderator.getByRole('link', { name: 'Settings' }).click();
  const setting = moderator.locator('form').filter({ hasText: 'Old Bridge repair' });
  await setting.getByRole('combobox').selectOption({ label: 'Held: every comment waits' });
  await setting.getByRole('button', { name: /^Save/ }).click();
  await moderator.getByText('Saved.').waitFor();

  const author = await world.person();
  await author.goto(demo.story(world));
  await postComment(author, somebody('Mara Toth'), TEXT);
  await author.getByText('Your comment waits for a moderator.').waitFor();
  const status = await author.getByRole('link', { name: 'Private link to its status' }).first().getAttribute('href');
  await author.goto(demo.story(world));
  const own = commentWith(author, TEXT);
  await own.getByText('Waiting for a moderator').waitFor();
  await assertAccessible(author, 'the thread with a held comment of one’s own');
  await picture(author, 'held', { of: own });

  const other = await world.person();
  await other.goto(demo.story(world));
  await other.getByRole('region', { name: 'Comments', exact: true }).waitFor();
  assert.equal(await other.getByText(TEXT).count(), 0);
  for (const path of [`/feeds/${demo.site}`, `/feeds/${demo.site}/${demo.open}`]) {
    const feed = await (await other.request.get(world.comity + path)).text();
    assert.ok(!feed.includes('page 14'), `${path} shows a held comment`);
  }

  await moderator.goto(`${world.comity}/console?show=held`);
  await moderator.getByRole('link').filter({ hasText: 'page 14' }).click();
  const shown = moderator.getByRole('region', { name: 'Case', exact: true });
  await shown.getByText(TEXT).waitFor();
  await assertAccessible(moderator, 'a case in the console');
  await picture(moderator, 'console');
  await shown.getByRole('button', { name: /^Publish/ }).click();
  await moderator.getByText('Published.').first().waitFor();

  await other.reload();
  await commentWith(other, TEXT).waitFor();
  await author.goto(new URL(status, world.comity).href);
  await author.getByText('Published', { exact: true }).first().waitFor();
  await assertAccessible(author, 'the status page');
});
