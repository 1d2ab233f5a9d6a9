// The newspaper's own website, on another origin than Comity: `http://localhost:A` against `http://127.0.0.1:B`.

import { createServer } from 'node:http';

/**
 * @typedef {object} Newspaper
 * @property {string} address `http://localhost:PORT`
 * @property {(path: string, html: string, headers?: Record<string, string>) => string} publish makes a page, gives its address
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Newspaper>} */
export async function startNewspaper() {
  const pages = new Map();
  const server = createServer((request, answer) => {
    const page = pages.get(request.url?.split('?')[0]);
    if (!page) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });
  await new Promise((done) => server.listen(0, 'localhost', () => done(undefined)));
  const address = `http://localhost:${server.address().port}`;
  return {
    address,
    publish(path, html, headers = {}) {
      pages.set(path, { html, headers });
      return address + path;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done(undefined));
      }),
  };
}

/** A page such as a newspaper has, with the embed below the article. */
export function articlePage({ comity, story, site, head = '', language = 'en' }) {
  const where = site ? ` site="${site}"` : '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The bridge that moved</title>
${head}
<script async src="${comity}/comity.js"></script>
</head>
<body>
<header><p>The Evening Ledger</p></header>
<main>
<article>
<h1>The bridge that moved</h1>
<p>The council measured it twice. Readers have <comity-count story="${story}"${where}></comity-count>.</p>
<p>Nobody at the depot could say who had ordered the second survey.</p>
</article>
<section aria-label="Discussion">
<comity-thread story="${story}"${where}></comity-thread>
</section>
</main>
</body>
</html>`;
}
