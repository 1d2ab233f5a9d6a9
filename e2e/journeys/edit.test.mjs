// An author changes a comment, has the change judged again, and takes the comment back.

import { strict as assert } from 'node:assert';

import { demo } from '../demo.mjs';
import { commentWith, postComment, somebody, textField } from '../people.mjs';
import { journey } from '../world.mjs';

const TEXT = 'The pavement on the north side was relaid in August, and dug up again in September.';
// Readers and moderators see it only once a moderator has looked: a new commenter's links wait.
const LINKED = 'The pavement was relaid in August: https://pavement.example/one https://pavement.example/two';
const EDITED = 'The pavement on the north side was relaid in August, and dug up again in October.';
// Breaks the policy on purpose.
const RUDE = 'The pavement was dug up again. You are a moron if you think that this is normal.';

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script';
  journey(`a comment is edited, judged again and withdrawn by its author, ${how}`, async (world) => {
    const author = await world.person({ script });
    await author.goto(demo.story(world));
    await postComment(author, somebody('Mara Toth'), TEXT);
    await author.getByText(script ? TEXT : 'Your comment is published.').first().waitFor();
    await author.goto(demo.story(world));

    await commentWith(author, TEXT).getByRole('link', { name: 'Edit' }).click();
    let form = author.locator('form[data-form="edit"]');
    assert.equal((await textField(form).inputValue()).trim(), TEXT);
    await textField(form).fill(RUDE);
    await form.getByRole('button', { name: 'Save' }).click();
    await author.getByRole('alert').getByText(/^We didn.t publish this/).waitFor();
    form = author.locator('form[data-form="edit"]');
    assert.equal((await textField(form).inputValue()).trim(), RUDE);

    const other = await world.person({ script });
    await other.goto(demo.story(world));
    await other.locator('article.comment').first().waitFor();
    assert.equal(await other.getByText('You are a moron if').count(), 0);

    await textField(form).fill(EDITED);
    await form.getByRole('button', { name: /^(Save|Post again)$/ }).click();
    await author.getByText('Your comment was changed.').or(commentWith(author, EDITED)).first().waitFor();
    await other.goto(demo.story(world));
    await commentWith(other, EDITED).getByText('edited').waitFor();

    await author.goto(demo.story(world));
    await commentWith(author, EDITED).getByRole('link', { name: 'Withdraw' }).click();
    await author.getByRole('button', { name: 'Withdraw comment' }).click();
    // Nobody answered it, so nothing of it is left to see.
    await author.locator('section.thread article.comment').first().waitFor();
    await author.getByText(EDITED).waitFor({ state: 'detached' });
    await other.goto(demo.story(world));
    await other.locator('article.comment').first().waitFor();
    assert.equal(await other.getByText(EDITED).count(), 0);
  });
}

journey('the heading counts what is posted, and what was said of a comment goes when it is changed', async (world) => {
  const author = await world.person();
  await author.goto(demo.story(world));
  const heading = author.locator('.thread-head h2');
  const before = Number.parseInt(await heading.innerText(), 10);
  await postComment(author, somebody('Mara Toth'), TEXT);
  await author.getByText('Your comment is published.').waitFor();
  assert.equal(Number.parseInt(await heading.innerText(), 10), before + 1);

  await commentWith(author, TEXT).getByRole('link', { name: 'Edit' }).click();
  const form = author.locator('form[data-form="edit"]');
  await textField(form).fill(LINKED);
  await form.getByRole('button', { name: 'Save' }).click();
  await author.locator('article.comment.held').getByText('Waiting for a moderator').waitFor();
  assert.equal(await author.getByText('Your comment is published.').count(), 0);
  assert.equal(Number.parseInt(await heading.innerText(), 10), before);
});
