// What every journey needs: a newsroom with content, a newspaper on another origin, a browser, and people who use them.

import { strict as assert } from 'node:assert';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { chromium } from 'playwright-core';

import { startNewspaper } from './newspaper.mjs';
import { signInLink, startNewsroom } from './program.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The longest a person waits for something to appear before the journey fails. */
const PATIENCE_MS = 15_000;

/** The longest a whole journey may take. */
const JOURNEY_MS = 180_000;

// What makes it run without a desktop and ask nobody for anything.
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--force-color-profile=srgb',
  // Browsers block them for more and more people; the embed must not need them.
  '--test-third-party-cookie-phaseout',
];

/**
 * A test with a fresh newsroom, newspaper and browser; everything is ended afterwards, whatever happened.
 *
 * @param {string} name a sentence
 * @param {(world: World) => Promise<void>} body
 * @param {{ program?: string[] }} [options] more arguments for the program
 */
export function journey(name, body, { program = [] } = {}) {
  test(name, async () => {
    const world = await World.open(program);
    // Whatever hangs, hangs in the browser: without it the journey fails, and everything is ended in its order.
    const late = setTimeout(() => world.browser.close(), JOURNEY_MS);
    try {
      await body(world);
      world.assertNoComplaints();
    } catch (error) {
      await world.keepLastPictures(name);
      throw error;
    } finally {
      clearTimeout(late);
      await world.close();
    }
  });
}

/** Pages whose person has switched script off. */
const WITHOUT_SCRIPT = new WeakSet();

/** Whether script runs in this page. */
export function isScripted(page) {
  return !WITHOUT_SCRIPT.has(page);
}

class World {
  static async open(program) {
    const newspaper = await startNewspaper();
    const newsroom = await startNewsroom(['--origin', newspaper.address, ...program]);
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM_FLAGS });
    return new World(newsroom, newspaper, browser);
  }

  constructor(newsroom, newspaper, browser) {
    this.newsroom = newsroom;
    this.newspaper = newspaper;
    this.browser = browser;
    /** What pages complained about: script errors, policy violations, requests to somebody else. */
    this.complaints = [];
    this.pages = [];
  }

  /** Where the newsroom answers. */
  get comity() {
    return this.newsroom.address;
  }

  /** The one-time sign-in link that the program printed. */
  get signIn() {
    return signInLink(this.newsroom.said);
  }

  /**
   * A person with a browser of their own: cookies and storage are nobody else's.
   *
   * @param {{ script?: boolean, dark?: boolean, width?: number, height?: number, language?: string, reducedMotion?: boolean }} [who]
   * @returns {Promise<import('playwright-core').Page>}
   */
  async person({ script = true, dark = false, width = 1100, height = 900, language = 'en-GB' } = {}) {
    const context = await this.browser.newContext({
      javaScriptEnabled: script,
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width, height },
      hasTouch: width < 500,
      locale: language,
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    if (!script) WITHOUT_SCRIPT.add(page);
    page.on('pageerror', (error) => this.complaints.push(`script error on ${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // The browser reports each answer above 399; refusals are such answers, and journeys look at them themselves.
      const isAnswer = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isAnswer) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      const isOurs = [this.comity, this.newspaper.address].includes(url.origin) || ['data:', 'blob:'].includes(url.protocol);
      if (!isOurs) this.complaints.push(`${page.url()} asked a third party: ${request.url()}`);
    });
    this.pages.push(page);
    return page;
  }

  assertNoComplaints() {
    assert.deepEqual(this.complaints, []);
  }

  /** Pictures of all open pages, for whoever looks into a failure. */
  async keepLastPictures(name) {
    for (const [index, page] of this.pages.entries()) {
      const file = join(here, 'out', `failed-${name.replace(/\W+/g, '-')}-${index + 1}.png`);
      await page.screenshot({ path: file }).catch(() => undefined);
    }
    if (this.complaints.length > 0) console.error(this.complaints.join('\n'));
  }

  async close() {
    await this.browser.close();
    await this.newspaper.stop();
    await this.newsroom.stop();
  }
}

/**
 * Takes a picture into `out/`; with `npm run pictures` also into `docs/pictures/`, where the guides show it, except for
 * whole pages: they are for looking at, and too large to keep.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @param {{ of?: import('playwright-core').Locator, whole?: boolean }} [options] a part of the page; the page below the fold too
 */
export async function picture(page, name, { of, whole = false } = {}) {
  const path = join(here, 'out', `${name}.png`);
  if (of) await of.screenshot({ path, animations: 'disabled' });
  else await page.screenshot({ path, fullPage: whole, animations: 'disabled' });
  if (process.env.COMITY_PICTURES && !whole) {
    const folder = join(here, '../docs/pictures');
    await mkdir(folder, { recursive: true });
    await copyFile(path, join(folder, `${name}.png`));
  }
}
