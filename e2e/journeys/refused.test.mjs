// A refused comment: the clause, the place, what to do; the text is kept, and a better one is taken.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { articlePage } from '../newspaper.mjs';
import { commentForm, commentWith, postComment, somebody, textField } from '../people.mjs';
import { journey, picture } from '../world.mjs';

// Breaks the policy on purpose: it insults another commenter.
const RUDE = 'The survey was ordered in May. Only a moron like you would believe what the council says about it.';
const BETTER = 'The survey was ordered in May. I would not believe what the council says about it.';
const NEXT = 'The second survey should be paid by the county, because the bridge belongs to the county.';

async function isRefusedAndThenTaken(page, label) {
  const who = somebody('Mara Toth');
  await postComment(page, who, RUDE);
  const answer = page.getByRole('alert');
  await answer.waitFor();
  await answer.getByText(/^We didn.t publish this/).waitFor();
  assert.match(await answer.locator('mark').first().innerText(), /moron/i);
  const clause = answer.getByRole('link', { name: /^Clause \d+ · / }).first();
  assert.match(await clause.getAttribute('href'), /\/policy\/.*#personal-attacks$/);
  const person = answer.getByRole('link', { name: 'Or ask a moderator to look at it' });
  assert.match(await person.getAttribute('href'), /\/status\/.*#appeal$/);
  const form = commentForm(page);
  assert.equal(await textField(form).inputValue(), RUDE, 'the text is kept');
  await assertAccessible(page, `the refusal ${label}`);
  await picture(page, `refusal-${label}`);

  await textField(form).fill(BETTER);
  await form.getByRole('button', { name: /^Post/ }).first().click();
  await page.getByText('Your comment is published.').waitFor();
}

/** The form that a refusal marked is gone: what is written next is a comment of its own. */
async function isFollowedByAnother(page) {
  const form = commentForm(page);
  await form.getByRole('button', { name: 'Post comment' }).waitFor();
  assert.equal(await form.locator('[name=revises]').count(), 0, 'the new form names no refused comment');
  assert.equal(await form.locator('[aria-invalid]').count(), 0, 'the new form has no wrong field');
  await textField(form).fill(NEXT);
  await form.getByRole('button', { name: 'Post comment' }).click();
  await commentWith(page, NEXT).waitFor();
  assert.equal(await commentWith(page, BETTER).count(), 1, 'the comment before it still stands');
}

journey('in the newspaper’s page a refusal names the clause, marks the words and keeps the text', async (world) => {
  const url = world.newspaper.publish('/bridge', articlePage({ comity: world.comity, story: demo.open, site: demo.site }));
  const page = await world.person();
  await page.goto(url);
  await isRefusedAndThenTaken(page, 'embed');
  await isFollowedByAnother(page);
  await page.goto(url);
  await commentWith(page, BETTER).waitFor();

  const other = await world.person();
  await other.goto(url);
  await commentWith(other, BETTER).waitFor();
  assert.equal(await other.getByText(RUDE).count(), 0, 'nobody reads what was refused');
});

journey('without script the refusal stands in place of the form, with the text in it', async (world) => {
  const page = await world.person({ script: false });
  await page.goto(demo.story(world));
  await isRefusedAndThenTaken(page, 'plain');
  await page.goto(demo.story(world));
  await commentWith(page, BETTER).waitFor();
});
