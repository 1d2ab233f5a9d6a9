// A person comments and replies: in the newspaper's page with script, and on Comity's own page without.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { articlePage } from '../newspaper.mjs';
import { commentForm, commentWith, postComment, somebody, writeComment } from '../people.mjs';
import { journey, picture } from '../world.mjs';

const COMMENT = 'The second survey was ordered in May. I was at that meeting, and nobody asked for the price.';
const REPLY = 'Then the minutes should name who did. Has anybody asked for them?';

journey('a comment written in the newspaper’s page is there at once, for everybody', async (world) => {
  const url = world.newspaper.publish('/bridge', articlePage({ comity: world.comity, story: demo.open, site: demo.site }));
  const mara = await world.person();
  await mara.goto(url);
  await postComment(mara, somebody('Mara Toth'), COMMENT);
  await commentWith(mara, COMMENT).waitFor();
  assert.equal(mara.url(), url, 'the newspaper’s page was not left');
  await assertAccessible(mara, 'the embed after posting');

  // A reload of the page knows what is one's own.
  await mara.reload();
  await commentWith(mara, COMMENT).getByRole('link', { name: 'Edit' }).waitFor();
  assert.deepEqual(await mara.context().cookies(), [], 'the embed sets no cookie');

  const ilya = await world.person();
  await ilya.goto(url);
  const comment = commentWith(ilya, COMMENT);
  await comment.getByRole('link', { name: /^Reply/ }).click();
  const form = ilya.locator('form[data-form="reply"]');
  await writeComment(form, somebody('Ilya K.'), REPLY);
  await form.getByRole('button', { name: 'Post reply' }).click();
  await commentWith(ilya, REPLY).waitFor();
  assert.equal(await commentWith(ilya, COMMENT).getByRole('link', { name: 'Edit' }).count(), 0, 'not his to edit');
  await picture(ilya, 'embed');

  await mara.reload();
  const branch = mara.locator('li[data-comment]').filter({ has: commentWith(mara, COMMENT) }).last();
  await branch.locator('.replies').filter({ hasText: REPLY }).waitFor();
});

journey('a double click makes one comment', async (world) => {
  const page = await world.person();
  await page.goto(demo.story(world));
  const form = commentForm(page);
  await writeComment(form, somebody('Nadia Brook'), COMMENT);
  await form.getByRole('button', { name: 'Post comment' }).dblclick();
  await commentWith(page, COMMENT).first().waitFor();
  await page.goto(demo.story(world));
  await commentWith(page, COMMENT).first().waitFor();
  assert.equal(await commentWith(page, COMMENT).count(), 1);
});

journey('a comment and a reply can be posted without script', async (world) => {
  const mara = await world.person({ script: false });
  await mara.goto(demo.story(world));
  await postComment(mara, somebody('Mara Toth'), COMMENT);
  await mara.getByText('Your comment is published.').waitFor();
  await mara.goto(demo.story(world));
  await commentWith(mara, COMMENT).getByRole('link', { name: 'Edit' }).waitFor();

  const ilya = await world.person({ script: false });
  await ilya.goto(demo.story(world));
  await commentWith(ilya, COMMENT).getByRole('link', { name: /^Reply/ }).click();
  await ilya.getByRole('heading', { name: 'Reply to Mara Toth' }).waitFor();
  const form = ilya.locator('form[data-form="reply"]');
  await writeComment(form, somebody('Ilya K.'), REPLY);
  await form.getByRole('button', { name: 'Post reply' }).click();
  await ilya.getByText('Your comment is published.').waitFor();
  await mara.goto(demo.story(world));
  await commentWith(mara, REPLY).waitFor();
});
