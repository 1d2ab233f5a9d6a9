// A network of its own in which the service's name means this machine, as an operator's host alias does it: the recipe of
// docs/from-perspective.md, command by command. Nothing in it reaches the world outside.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SERVICE = 'commentanalyzer.googleapis.com';
const GUIDE = join(dirname(fileURLToPath(import.meta.url)), '../../docs/from-perspective.md');

/** How long the scorer and the TLS proxy may take to start. */
const START_MS = 60_000;

const run = promisify(execFile);

/** Why this machine cannot have such a network; nothing when it can. */
export async function whyNoAlias() {
  for (const program of ['openssl', 'stunnel4', 'ip', 'unshare', 'nsenter']) {
    const found = await run('sh', ['-c', `PATH=$PATH:/usr/sbin:/sbin; command -v ${program}`]).catch(() => undefined);
    if (!found) return `${program} is not installed`;
  }
  const made = await run('unshare', ['--mount', '--net', '--map-root-user', 'true']).catch((error) => error);
  return made instanceof Error ? 'namespaces are not allowed here' : undefined;
}

/**
 * @typedef {object} Alias
 * @property {(program: string, words: string[]) => Promise<string>} inside runs a client there, and gives what it printed
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Alias>} */
export async function startAlias() {
  const folder = await mkdtemp(join(tmpdir(), 'comity-alias-'));
  const guide = await readFile(GUIDE, 'utf8');
  await run('sh', ['-euc', block(guide, '# A private certificate authority')], { cwd: folder });
  await writeFile(join(folder, 'stunnel.conf'), `pid =\n${block(guide, '; stunnel.conf')}`);
  await writeFile(join(folder, 'hosts'), `127.0.0.1 localhost\n${block(guide, '# /etc/hosts')}`);
  const inside = `
    PATH=$PATH:/usr/sbin:/sbin
    ip link set lo up
    mount --bind hosts /etc/hosts
    stunnel4 stunnel.conf &
    ${block(guide, '# Behind the proxy').replace(/^comity /m, 'exec "$COMITY_PROGRAM" ')}`;
  const child = spawn('unshare', ['--mount', '--net', '--map-root-user', '--kill-child', '--fork', '--pid', 'sh', '-euc', inside], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise((done) => child.once('exit', done));
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    child.stdout.destroy();
    child.stderr.destroy();
    await rm(folder, { recursive: true, force: true });
  };
  child.stderr.on('data', (bytes) => (said += bytes));
  try {
    await new Promise((ready, fail) => {
      const late = setTimeout(() => fail(new Error(`not ready in ${START_MS} ms: ${said}`)), START_MS);
      // Whichever of the two is the last one.
      const look = (bytes) => {
        said += bytes;
        if (!said.includes('Stop with Ctrl-C.') || !/Configuration successful/.test(said)) return;
        clearTimeout(late);
        ready(undefined);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', () => look(''));
      child.once('exit', (code) => fail(new Error(`ended with ${code}: ${said}`)));
    });
  } catch (error) {
    await stop();
    throw error;
  }
  // `unshare` itself stays outside; its child is inside.
  const pid = (await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')).trim();
  const authority = join(folder, 'ca.pem');
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: authority, SSL_CERT_FILE: authority, HTTPLIB2_CA_CERTS: authority };
  return {
    async inside(program, words) {
      const there = ['--target', pid, '--user', '--mount', '--net', '--preserve-credentials'];
      const { stdout } = await run('nsenter', [...there, program, ...words], { env });
      return stdout;
    },
    stop,
  };
}

/** The fenced block of the guide that begins with this line. */
function block(guide, first) {
  const all = [...guide.matchAll(/^```[a-z]*\n([\s\S]*?)^```$/gm)].map((found) => found[1]);
  const found = all.find((text) => text.startsWith(first));
  if (!found) throw new Error(`the guide has no block that begins with “${first}”`);
  if (first === '# /etc/hosts' && !found.includes(SERVICE)) throw new Error('the alias names another host');
  return found;
}
