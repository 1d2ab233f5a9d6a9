// Starts `comity score serve`, or a newsroom, on a free port for the tests, and ends it.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a start may take: a debug build on a busy machine, which unpacks its model. */
const START_MS = 60_000;

/**
 * @typedef {object} Server
 * @property {string} address `http://127.0.0.1:PORT`
 * @property {() => Promise<void>} stop
 */

/**
 * A scorer that keeps suggested scores.
 *
 * @returns {Promise<Server & { feedback: () => Promise<any[]> }>} with what was kept, line by line
 */
export async function startScorer() {
  const folder = await mkdtemp(join(tmpdir(), 'comity-clients-'));
  const kept = join(folder, 'feedback.ndjson');
  const server = await start(['score', 'serve', '--feedback', kept], folder);
  const feedback = async () => {
    const lines = (await readFile(kept, 'utf8')).split('\n');
    return lines.filter(Boolean).map((line) => JSON.parse(line));
  };
  return { ...server, feedback };
}

/**
 * A newsroom with the demo's content, which takes as much as one address can send.
 *
 * @returns {Promise<Server>}
 */
export async function startNewsroom() {
  const folder = await mkdtemp(join(tmpdir(), 'comity-clients-'));
  const limits = ['posts_per_minute', 'reports_per_minute', 'sign_ins_per_minute', 'renders_per_second'];
  await writeFile(join(folder, 'comity.toml'), `[limits]\n${limits.map((limit) => `${limit} = 0\n`).join('')}`);
  return start(['demo', '--data', folder], folder);
}

async function start(words, folder) {
  const child = spawn(process.env.COMITY_PROGRAM, [...words, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(forced);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const address = await new Promise((ready, fail) => {
      let said = '';
      const late = setTimeout(() => fail(new Error(`not ready in ${START_MS} ms: ${said}`)), START_MS);
      child.stdout.on('data', (bytes) => {
        said += bytes;
        const found = said.includes('Stop with Ctrl-C.') && said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
        if (!found) return;
        clearTimeout(late);
        ready(found);
      });
      child.once('error', fail);
      child.once('exit', (code) => fail(new Error(`the program ended with ${code}: ${said}`)));
    });
    return { address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
