// Runs the browser journeys: `npm test`, `npm test -- refused held` for some, `npm run pictures` for the README's pictures.
//
// COMITY_PROGRAM names the program (default: what `cargo build` makes), CHROMIUM the browser.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const environment = {
  ...process.env,
  COMITY_PROGRAM: resolve(process.env.COMITY_PROGRAM || join(here, '../target/debug/comity')),
  CHROMIUM: process.env.CHROMIUM || '/usr/bin/chromium',
  COMITY_PICTURES: process.argv.includes('--pictures') ? 'yes' : '',
};

for (const [name, path] of [['the program', environment.COMITY_PROGRAM], ['Chromium', environment.CHROMIUM]]) {
  if (!existsSync(path)) {
    console.error(`${name} is not at ${path}`);
    process.exit(2);
  }
}

const ending = '.test.mjs';
const journeys = readdirSync(join(here, 'journeys')).filter((file) => file.endsWith(ending)).sort();
const chosen = asked.length === 0 ? journeys : journeys.filter((file) => asked.includes(file.replace(ending, '')));
if (chosen.length === 0) {
  console.error(`no such journey; there are: ${journeys.map((file) => file.replace(ending, '')).join(' ')}`);
  process.exit(2);
}

mkdirSync(join(here, 'out'), { recursive: true });
// One after the other: each starts a newsroom and a browser of its own, and the machine may have two cores.
const node = spawn(
  process.execPath,
  ['--test', '--test-concurrency=1', ...chosen.map((file) => join(here, 'journeys', file))],
  { env: environment, stdio: 'inherit' },
);
node.on('exit', (code) => process.exit(code ?? 2));
