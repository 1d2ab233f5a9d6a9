// Starts a newsroom of its own for a journey, on a free port and in a throw-away folder, and ends it.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** How long a start may take before the journey fails: a debug build on a busy machine, with the demo's import. */
const START_MS = 60_000;

/**
 * A running program.
 *
 * @typedef {object} Newsroom
 * @property {string} address `http://127.0.0.1:PORT`
 * @property {string} said what it printed on standard output until it was ready
 * @property {(...words: string[]) => Promise<string>} command runs another command on the same data
 * @property {() => Promise<void>} stop
 */

/**
 * Starts `comity demo`, with more arguments if given.
 *
 * @param {string[]} more
 * @returns {Promise<Newsroom>}
 */
export async function startNewsroom(more = []) {
  const program = process.env.COMITY_PROGRAM;
  const data = await mkdtemp(join(tmpdir(), 'comity-e2e-'));
  const child = spawn(program, ['demo', '--data', data, '--listen', '127.0.0.1:0', ...more], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaints = '';
  child.stderr.on('data', (bytes) => (complaints += bytes));
  const ended = new Promise((done) => child.once('exit', done));

  const stop = async () => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(forced);
    // A child of the program's own might hold the pipes open.
    child.stdout.destroy();
    child.stderr.destroy();
    await rm(data, { recursive: true, force: true });
  };

  try {
    await new Promise((ready, fail) => {
      const late = setTimeout(() => fail(new Error(`not ready in ${START_MS} ms:\n${said}${complaints}`)), START_MS);
      child.stdout.on('data', (bytes) => {
        said += bytes;
        if (isReady(said)) {
          clearTimeout(late);
          ready(undefined);
        }
      });
      child.once('error', fail);
      child.once('exit', (code) => fail(new Error(`the program ended with ${code}:\n${said}${complaints}`)));
    });
  } catch (error) {
    await stop();
    throw error;
  }

  const command = async (...words) => {
    const { stdout } = await promisify(execFile)(program, [...words, '--data', data]);
    return stdout;
  };
  return { address: addressIn(said), said, command, stop };
}

/** The program has printed where the story, the policy and the console are. */
function isReady(said) {
  return said.includes('Stop with Ctrl-C.') && addressIn(said) !== undefined;
}

function addressIn(said) {
  return said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
}

/** The one-time link for the console that the program printed. */
export function signInLink(said) {
  return said.match(/http:\/\/\S+\/console\/\S*sign-in\S*/)?.[0];
}
