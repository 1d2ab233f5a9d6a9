// Starts `comity score serve` on a free port for the tests, and ends it.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long a start may take: a debug build on a busy machine, which unpacks its model. */
const START_MS = 60_000;

/**
 * @typedef {object} Scorer
 * @property {string} address `http://127.0.0.1:PORT`
 * @property {string} folder a throw-away folder
 * @property {() => Promise<any[]>} feedback what was kept of suggested scores, line by line
 * @property {() => Promise<void>} stop
 */

/**
 * @param {string[]} [more] more arguments
 * @returns {Promise<Scorer>}
 */
export async function startScorer(more = []) {
  const folder = await mkdtemp(join(tmpdir(), 'comity-clients-'));
  const kept = join(folder, 'feedback.ndjson');
  const words = ['score', 'serve', '--listen', '127.0.0.1:0', '--feedback', kept, ...more];
  const child = spawn(process.env.COMITY_PROGRAM, words, { stdio: ['ignore', 'pipe', 'inherit'] });
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
    const feedback = async () => (await readFile(kept, 'utf8')).trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));
    return { address, folder, feedback, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
