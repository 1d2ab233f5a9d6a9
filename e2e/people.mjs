// What readers, commenters and moderators do, in their own words: by label and by role, as a person finds things.

import { strict as assert } from 'node:assert';

/** A commenter of a journey, with an address that nobody else has. */
export function somebody(name) {
  return { name, email: `${name.toLowerCase().replace(/\W+/g, '.')}@example.org` };
}

/** The form for a new top-level comment, on a story page or in the embed. */
export function commentForm(page) {
  return page.locator('form[data-form="post"]');
}

/** The field for the text of a comment. */
export function textField(form) {
  return form.getByRole('textbox', { name: /^Your comment/ });
}

/** Fills a comment form as `who`; the fields for a person's name are absent where the browser is known already. */
export async function writeComment(form, who, text) {
  await textField(form).fill(text);
  const name = form.getByRole('textbox', { name: /^Name/ });
  if ((await name.count()) > 0 && (await name.inputValue()) === '') {
    await name.fill(who.name);
    await form.getByRole('textbox', { name: /^E-mail/ }).fill(who.email);
  }
}

/** Writes a comment and sends it. */
export async function postComment(page, who, text) {
  const form = commentForm(page);
  await writeComment(form, who, text);
  await form.getByRole('button', { name: 'Post comment' }).click();
}

/** The article of the comment that contains these words. */
export function commentWith(page, words) {
  return page.locator('article.comment').filter({ hasText: words });
}

/** Opens the console by the one-time link; the link works for one person, once. */
export async function signIn(page, link) {
  await page.goto(link);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('region', { name: 'Cases, oldest first' }).waitFor();
}

/** Nothing is wider than the window: nobody has to scroll sideways to read. */
export async function assertFitsWidth(page, what) {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  assert.ok(content <= window, `${what} is ${content} px wide in a window of ${window} px`);
}
