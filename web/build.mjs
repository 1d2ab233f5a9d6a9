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

const LANGUAGES = ['ar', 'az', 'de', 'en', 'hy', 'ru', 'tr'];
const texts = Object.fromEntries(
  await Promise.all(
    LANGUAGES.map(async (lang) => {
      const source = await readFile(`../locales/${lang}/thread.ftl`, 'utf8');
      const lines = [...source.matchAll(/^([\w-]+) = (.+(?:\n[ }].*)*)$/gm)];
      return [lang, new Map(lines.map(([, key, text]) => [key, text]))];
    }),
  ),
);

/** A text of the locales, one line without variants; a script has nothing that could choose between them. */
function text(lang, key) {
  const found = texts[lang].get(key)?.replace(/\{ \$count \}/, '{n}');
  if (!found || found.includes('->')) throw new Error(`${lang}: ${key} is missing or has variants`);
  return found;
}

/** A text by the plural categories that it has variants for, where it has some. */
function variants(lang, key) {
  const found = texts[lang].get(key) ?? '';
  if (!found.includes('->')) return text(lang, key);
  const each = [...found.matchAll(/\[(\w+)\] (.+)/g)].map(([, category, variant]) => [
    category,
    variant.replace(/\{ \$count \}/, '{n}'),
  ]);
  return Object.fromEntries(each);
}

// What the embed says when the server cannot be reached, and so cannot say it.
const failing = Object.fromEntries(
  LANGUAGES.map((lang) => [lang, ['failed', 'read-there', 'retry'].map((word) => text(lang, `thread-${word}`))]),
);
// A browser's own words differ from ours and from each other's, and some know no Armenian and no Azerbaijani.
const times = Object.fromEntries(
  LANGUAGES.map((lang) => [
    lang,
    Object.fromEntries(['now', 'minutes', 'hours', 'days'].map((word) => [word, variants(lang, `time-${word}`)])),
  ]),
);

async function js(entry, format, words = {}) {
  const define = { COMITY_TIMES: JSON.stringify(times), ...words };
  const built = await build({ ...common, entryPoints: [entry], format, define });
  return built.outputFiles[0].text;
}

const files = {
  'page.css': await css('tokens', 'thread', 'page', 'try'),
  'console.css': await css('tokens', 'console', 'thread-parts', 'report', 'editor', 'try'),
  'report.css': await css('tokens', 'report'),
  'thread.js': await js('thread/main.ts', 'esm'),
  'console.js': await js('console/main.ts', 'esm'),
  'score.js': await js('score/main.ts', 'esm'),
  'embed.js': await js('embed/main.ts', 'iife', {
    COMITY_FAILING: JSON.stringify(failing),
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
