// A reader reports a comment; the moderators see it, with the words of the report.

import { assertAccessible } from '../accessibility.mjs';
import { demo } from '../demo.mjs';
import { signIn } from '../people.mjs';
import { journey, picture } from '../world.mjs';

const NOTE = 'The second half names a private address.';

for (const script of [true, false]) {
  journey(`a report reaches the moderators, ${script ? 'with' : 'without'} script`, async (world) => {
    const reader = await world.person({ script });
    await reader.goto(demo.story(world));
    const comment = reader.locator('article.comment').nth(2);
    const words = (await comment.locator('.text').innerText()).trim().slice(0, 30);
    await comment.getByRole('link', { name: /^Report/ }).click();
    const form = reader.locator('form[data-form="report"]');
    await form.getByLabel('It breaks the policy in another way').check();
    await form.getByLabel(/^What should the moderator know/).fill(NOTE);
    if (script) await assertAccessible(reader, 'the report form');
    await picture(reader, `report-${script ? 'embed' : 'plain'}`);
    await form.getByRole('button', { name: 'Send report' }).click();
    await reader.getByText('Thank you. The report is with the moderators.').waitFor();

    const moderator = await world.person();
    await signIn(moderator, world.signIn);
    await moderator.goto(`${world.comity}/console?show=reported`);
    await moderator.locator('ol.queue a').filter({ hasText: words }).click();
    await moderator.getByText(NOTE).waitFor();
    await assertAccessible(moderator, 'a reported case');
  });
}
