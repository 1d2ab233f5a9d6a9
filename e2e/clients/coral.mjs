// Coral's requests as its server sends them: one attribute under a free name, HTML stripped, an answer within 800 ms.

import { Agent, request } from 'node:http';

/** How long Coral waits before it goes on without a score. */
const PERSPECTIVE_TIMEOUT_MS = 800;

/** Locales of a Coral tenant that the service knew; any other is sent as English. */
const LANGUAGES = { 'en-US': 'en', es: 'es', 'fr-FR': 'fr', de: 'de', 'pt-BR': 'pt' };

const agent = new Agent({ keepAlive: true });

/**
 * @typedef {object} Tenant what an administrator of Coral fills in
 * @property {string} endpoint “Custom endpoint”, with `/v1alpha1`
 * @property {string} key
 * @property {string} model
 * @property {number} threshold
 * @property {string} locale
 * @property {string} url
 */

/** What the moderation phase “toxic” does with a comment: its score, and whether it is withheld. */
export async function toxicPhase(tenant, html) {
  const answer = await send(tenant, '/comments:analyze', {
    comment: { text: stripped(html) },
    doNotStore: true,
    requestedAttributes: { [tenant.model]: {} },
    languages: [LANGUAGES[tenant.locale] ?? 'en'],
  });
  const score = answer.attributeScores[tenant.model].summaryScore.value;
  return { score, isToxic: score > tenant.threshold };
}

/** What it sends when a moderator decides, where “send feedback” is on. */
export function sendFeedback(tenant, comment, isRejected) {
  return send(tenant, '/comments:suggestscore', {
    comment: { text: stripped(comment.body) },
    context: { entries: [{ text: JSON.stringify({ url: comment.storyURL, reply_to_Coral_comment_id: null, Coral_comment_id: comment.id }) }] },
    attributeScores: { [tenant.model]: { summaryScore: { value: isRejected ? 1 : 0 } } },
    languages: [LANGUAGES[tenant.locale] ?? 'en'],
    communityId: `Coral:${tenant.url}`,
    clientToken: `comment:${comment.id}`,
  });
}

function stripped(html) {
  const breaks = html.replace(/<br\s*\/?>|<\/(p|div)>/g, '\n').replace(/<[^>]*>/g, '');
  return breaks.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}

/** Anything but 2xx within the time is an exception there, and the comment goes on unscored. */
function send(tenant, path, body) {
  const url = new URL(tenant.endpoint);
  url.pathname = url.pathname.replace(/\/$/, '') + path;
  url.searchParams.set('key', tenant.key);
  const bytes = JSON.stringify(body);
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'Coral Perspective/9.11.8',
    Accept: '*/*',
    'Accept-Encoding': 'gzip,deflate',
    'Content-Length': Buffer.byteLength(bytes),
  };
  return new Promise((done, fail) => {
    const sent = request(url, { method: 'POST', headers, agent, signal: AbortSignal.timeout(PERSPECTIVE_TIMEOUT_MS) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (text += part));
      answer.on('error', fail);
      answer.on('end', () =>
        answer.statusCode >= 200 && answer.statusCode < 300 ? done(JSON.parse(text)) : fail(new Error(`${answer.statusCode}: ${text}`)),
      );
    });
    sent.on('error', fail);
    sent.end(bytes);
  });
}
