// A moderator blocks a person; the person's next comment is refused, with the reason and the end date.

import { strict as assert } from 'node:assert';

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { commentForm, commentWith, postComment, signIn, somebody, textField, writeComment } from '../people.mjs';
import { journey, picture } from '../world.mjs';

const FIRST = 'Ask the depot who signed for the second survey. It was not the council, whatever they say.';
const NEXT = 'I still think that the depot knows more than it says about the second survey.';
const REASON = 'You were asked twice to leave the depot’s staff alone.';

journey('a blocked person is told why and until when, and the text is kept', async (world) => {
  const author = await world.person();
  await author.goto(demo.story(world));
  await postComment(author, somebody('Rolf Anders'), FIRST);
  await commentWith(author, FIRST).waitFor();

  // A reader reports it, so that it is a case.
  const reader = await world.person();
  await reader.goto(demo.story(world));
  await commentWith(reader, FIRST).getByRole('link', { name: /^Report/ }).click();
  const report = reader.locator('form[data-form="report"]');
  await report.getByLabel('It attacks a person or a group').check();
  await report.getByRole('button', { name: 'Send report' }).click();
  await reader.getByText('Thank you. The report is with the moderators.').waitFor();

  const moderator = await world.person();
  await signIn(moderator, world.signIn);
  await moderator.goto(`${world.comity}/console?show=reported`);
  await moderator.getByRole('link').filter({ hasText: 'Ask the depot' }).click();
  const person = moderator.getByRole('region', { name: 'Commenter', exact: true });
  await person.getByRole('link', { name: /^Block Rolf Anders/ }).click();
  await moderator.getByRole('combobox', { name: /^For/ }).selectOption({ label: '7 days' });
  await moderator.getByRole('combobox', { name: /^It rests on clause/ }).selectOption({ index: 1 });
  await moderator.getByRole('textbox', { name: /^Reason/ }).fill(REASON);
  await assertAccessible(moderator, 'the block form');
  await picture(moderator, 'block');
  await moderator.getByRole('button', { name: 'Block', exact: true }).click();
  await moderator.getByText('The measure is in force.').waitFor();

  await author.goto(demo.story(world));
  const form = commentForm(author);
  await writeComment(form, somebody('Rolf Anders'), NEXT);
  await form.getByRole('button', { name: 'Post comment' }).click();
  const answer = author.getByRole('alert');
  await answer.getByText(REASON).waitFor();
  const until = new Date(Date.now() + 7 * 86_400_000);
  assert.match(await answer.innerText(), new RegExp(`until .*${until.getUTCDate()} .*${until.getUTCFullYear()}`));
  assert.equal(await textField(commentForm(author)).inputValue(), NEXT);
  await assertAccessible(author, 'the page of a blocked person');
  await picture(author, 'blocked');

  const other = await world.person();
  await other.goto(demo.story(world));
  assert.equal(await other.getByText(NEXT).count(), 0);

  // Somebody else who types the same address is not the blocked person.
  await postComment(other, { ...somebody('Rolf Anders'), name: 'R. Anders' }, 'I only wanted to say that the ferry runs again.');
  await commentWith(other, 'the ferry runs again').waitFor();

  // The ledger has all of it, and is whole.
  await world.newsroom.command('ledger', 'verify');
});
