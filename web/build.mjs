// Builds the committed files in crates/comity_web/assets. Same input, same bytes.
import { build } from 'esbuild';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const OUT = '../crates/comity_web/assets';
// What a reader's page loads for the embed, JavaScript and CSS together, in bytes after gzip.
const EMBED_BUDGET = 14 * 1024;

const common = { bundle: true, minify: true, target: ['es2022'], charset: 'utf8', legalComments: 'none', write: false };

async function css(...names) {
  const source = (await Promise.all(names.map((name) => readFile(`styles/${name}.css`, 'utf8')))).join('\n');
  const built = await build({ ...common, stdin: { contents: source, loader: 'css', resolveDir: 'styles' } });
  return built.outputFiles[0].text;
}

async function js(entry, format, define = {}) {
  const built = await build({ ...common, entryPoints: [entry], format, define });
  return built.outputFiles[0].text;
}

const files = {
  'page.css': await css('tokens', 'thread', 'page'),
  'console.css': await css('tokens', 'console', 'thread-parts'),
  'thread.js': await js('thread/main.ts', 'esm'),
  'console.js': await js('console/main.ts', 'esm'),
  'embed.js': await js('embed/main.ts', 'iife', {
    COMITY_STYLES: JSON.stringify((await css('tokens', 'thread', 'host')).trim()),
  }),
};

await mkdir(OUT, { recursive: true });
for (const [name, text] of Object.entries(files)) {
  await writeFile(`${OUT}/${name}`, text);
  console.log(`${name.padEnd(12)} ${text.length} bytes, ${gzipSync(text, { level: 9 }).length} gzipped`);
}
if (gzipSync(files['embed.js'], { level: 6 }).length > EMBED_BUDGET) {
  console.error(`the embed is larger than ${EMBED_BUDGET} bytes`);
  process.exit(1);
}
