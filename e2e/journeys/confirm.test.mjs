// A block for good takes two: the policy asks for a second moderator, and the one who rejected the comment is not it.

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { assertFitsWidth, commentWith, postComment, signIn, somebody } from '../people.mjs';
import { journey, picture } from '../world.mjs';

const TEXT = 'Nobody asked you, and nobody will, so spare us the lecture about the handrails.';

journey('a measure waits for a second moderator, who confirms it', async (world) => {
  // The policy asks for a block after one rejection, and for two people.
  const first = await world.person();
  await signIn(first, world.signIn);
  await first.goto(`${world.comity}/console/policy`);
  await first.getByRole('button', { name: 'Begin a draft' }).click();
  const text = first.getByLabel('The document, in Markdown');
  const ladder = '2 rejections in 30 days -> warning';
  const asks = '1 rejection in 30 days -> block, a second moderator must confirm';
  await text.fill((await text.inputValue()).replace(ladder, asks));
  await first.getByRole('button', { name: /^Save and publish/ }).click();
  await first.getByLabel('Publish without having looked at a replay of this text').check();
  await first.getByLabel('Why, for your colleagues and the ledger').fill('Blocks are for two to decide.');
  await first.getByRole('button', { name: 'Publish this version' }).click();
  await first.getByText('The new version is published.').waitFor();

  const author = await world.person();
  await author.goto(demo.story(world));
  await postComment(author, somebody('Viktor Hale'), TEXT);
  const comment = commentWith(author, TEXT);
  await comment.waitFor();
  const id = await comment.getAttribute('id');
  await first.goto(`${world.comity}/console/case/${id.replace(/^\D+-/, '')}`);
  await first.locator('.decide select[name=clause]').selectOption({ label: '3 · No personal attacks' });
  await first.getByRole('button', { name: /^Reject/ }).click();
  await first.getByText('Rejected.').first().waitFor();
  await first.getByRole('link', { name: /^To confirm/ }).click();
  await first.getByText('Your decision led to this, so a colleague has to confirm it.').waitFor();

  // A colleague joins, sees what it is about, and confirms.
  await first.goto(`${world.comity}/console/settings`);
  await first.getByRole('button', { name: 'Make invitation link' }).click();
  const link = (await first.locator('[data-link]').innerText()).trim();
  const second = await world.person();
  await second.goto(new URL(link, world.comity).href);
  await second.getByLabel('Your name, as colleagues see it').fill('Petra Lund');
  await second.getByRole('button', { name: 'Join' }).click();
  await second.getByRole('link', { name: /^To confirm 1/ }).click();
  await second.getByRole('heading', { name: 'Block, for good: Viktor Hale' }).waitFor();
  await assertAccessible(second, 'the measures that wait');
  await picture(second, 'confirm', { whole: true });
  await second.setViewportSize({ width: 320, height: 700 });
  await assertFitsWidth(second, 'the measures that wait');
  await picture(second, 'confirm-320', { whole: true });
  await second.getByLabel('What the person is told besides the clause (optional)').fill('This was not the first time');
  await second.getByRole('button', { name: 'Confirm' }).click();
  await second.getByText('The measure is in force.').waitFor();

  await author.goto(demo.story(world));
  await postComment(author, somebody('Viktor Hale'), 'And another thing about the handrails.');
  await author.getByText(/This was not the first time\. A moderator has confirmed this measure\./).first().waitFor();
});
