// No page that a person sees may have a violation that axe can find, in its shadow trees too.

import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { isScripted } from './world.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA, and what axe calls best practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with the rule, the elements and what is wrong with each.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} what the page, in words
 * @param {{ within?: string }} [options] only this part of the page, as a selector
 */
export async function assertAccessible(page, what, { within } = {}) {
  const violations = await withScript(page, () => violationsOf(page, within));
  const lines = violations.map(({ rule, help, nodes }) => `${rule} (${help})\n    ${nodes.slice(0, 5).join('\n    ')}`);
  assert.equal(lines.length, 0, `${what} has accessibility violations:\n  ${lines.join('\n  ')}`);
}

/** @returns {Promise<{ rule: string, help: string, nodes: string[] }[]>} */
async function violationsOf(page, within) {
  // Evaluated, not added as an element: the page's Content-Security-Policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(
    async ([context, rules]) => {
      const result = await globalThis.axe.run(context ?? document, {
        runOnly: { type: 'tag', values: rules },
        resultTypes: ['violations'],
      });
      return result.violations.map((violation) => ({
        rule: violation.id,
        help: violation.help,
        nodes: violation.nodes.map((node) => `${node.target.flat().join(' ')}: ${node.failureSummary}`),
      }));
    },
    [within, RULES],
  );
}

/** The sessions that switch script on and off; closing one would switch script on for good. */
const switches = new WeakMap();

/** A page without script has none while axe looks at it either: the page's own were never loaded. */
async function withScript(page, look) {
  if (isScripted(page)) return look();
  const session = switches.get(page) ?? (await page.context().newCDPSession(page));
  switches.set(page, session);
  const disable = (value) => session.send('Emulation.setScriptExecutionDisabled', { value });
  // A session takes notice only of what changes for itself, so "off" comes first.
  await disable(true);
  await disable(false);
  try {
    return await look();
  } finally {
    await disable(true);
  }
}
