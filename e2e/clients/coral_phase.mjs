// Coral's server as Comity sees it: requests built, signed and read as Coral 9 does. Usage:
//
//   node coral_phase.mjs http://HOST:PORT SECRET OLD_SECRET KEY
//
// KEY is a key for scores. Exits with 1 and says what differs.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';

const [base, secret, oldSecret, key] = process.argv.slice(2);
const version = '9.11.8';

// The phase's timeout in Coral's settings, in milliseconds.
const TIMEOUT = 5000;

/** One signature for each secret that is active, over the text of the body. */
function sign(secrets, body) {
  const hex = (one) => createHmac('sha256', one).update(body).digest('hex');
  return secrets.map((one) => `sha256=${hex(one)}`).join(',');
}

/** Posts as Coral does: two spaces of indentation, signed, without following redirects, given up after the timeout. */
async function send(path, name, data, secrets) {
  const body = JSON.stringify(data, null, 2);
  return fetch(base + path, {
    method: 'POST',
    headers: {
      'User-Agent': `Coral ${name}/${version}`,
      'Content-Type': 'application/json',
      'X-Coral-Signature': sign(secrets, body),
    },
    body,
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

/** What Coral makes of a phase's answer: nothing for 204, an empty text or `{}`; what it doesn't know is passed over. */
async function moderate(text, { action = 'NEW', author = 'reader-1', parentID = null, secrets = [secret] } = {}) {
  const answer = await send('/coral/phase', 'Moderation', {
    action,
    comment: { body: text, parentID },
    author: { id: author, role: 'COMMENTER' },
    story: { id: 'story-1', url: 'https://post.example/bridge' },
    site: { id: 'site-1' },
    tenantID: 'tenant-1',
    tenantDomain: 'talk.post.example',
  }, secrets);
  if (!answer.ok) return { skipped: answer.status };
  const said = await answer.text();
  return answer.status === 204 || said === '' || said === '{}' ? {} : validate(JSON.parse(said));
}

/** The rules by which Coral refuses an answer: a phase whose answer breaks them counts as not there. */
function validate(answer) {
  const statuses = ['NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'];
  const reasons = ['COMMENT_DETECTED_TOXIC', 'COMMENT_DETECTED_SPAM'];
  const codes = ['OFFENSIVE', 'ABUSIVE', 'SPAM', 'BANNED_WORD', 'AD', 'ILLEGAL_CONTENT', 'HARASSMENT_BULLYING',
    'MISINFORMATION', 'HATE_SPEECH', 'IRRELEVANT_CONTENT', 'OTHER'];
  assert(answer.status === undefined || statuses.includes(answer.status), answer.status);
  for (const action of answer.actions ?? []) {
    assert.equal(action.actionType, 'FLAG');
    assert(reasons.includes(action.reason), action.reason);
  }
  for (const tag of answer.tags ?? []) assert(['FEATURED', 'STAFF'].includes(tag), tag);
  const reason = answer.moderationAction?.rejectionReason;
  if (reason) assert(codes.includes(reason.code), reason.code);
  return answer;
}

// What goes through, Coral is told nothing about; what breaks the policy, it rejects with the clause's reason.
assert.deepEqual(await moderate('The bridge opens on Monday, if the council keeps its word.'), {});
const rejected = await moderate('<div>You are a worthless <b>moron</b>, and so is everybody who agrees with you.</div>');
assert(['REJECTED', 'SYSTEM_WITHHELD'].includes(rejected.status), JSON.stringify(rejected));
assert.deepEqual(rejected.actions, [{ actionType: 'FLAG', reason: 'COMMENT_DETECTED_TOXIC' }]);
if (rejected.status === 'REJECTED') {
  assert.equal(rejected.moderationAction.status, 'REJECTED');
  assert(rejected.moderationAction.rejectionReason.detailedExplanation.length > 20);
}
// While Coral rotates its secret it signs with both; either is enough.
assert.deepEqual(await moderate('When will it open?', { author: 'reader-2', secrets: [oldSecret, secret] }), {});
assert.deepEqual(await moderate('Nobody knows, I fear.', { author: 'reader-3', parentID: 'c-1', secrets: [oldSecret] }), {});
assert.deepEqual(await moderate('Somebody must know.', { secrets: ['not a secret that counts'] }), { skipped: 401 });

// Webhooks, and a moderator's decision as feedback.
for (const type of ['STORY_CREATED', 'COMMENT_CREATED', 'COMMENT_LEFT_MODERATION_QUEUE']) {
  const event = {
    id: 'e-1', type, data: { commentID: 'c-1', storyID: 'story-1', siteID: 'site-1' },
    createdAt: new Date().toISOString(), tenantID: 'tenant-1', tenantDomain: 'talk.post.example',
  };
  const answer = await send('/coral/events', 'Webhook', event, [oldSecret, secret]);
  assert.deepEqual([answer.status, await answer.json()], [200, { received: true, type }]);
}
const url = new URL(`${base}/v1alpha1`);
url.pathname = `${url.pathname}/comments:suggestscore`;
url.searchParams.set('key', key);
const feedback = await fetch(url, {
  method: 'POST',
  headers: { 'User-Agent': `Coral Perspective/${version}`, 'Content-Type': 'application/json' },
  body: JSON.stringify({
    comment: { text: 'You are a worthless moron.' },
    context: {
      entries: [{
        text: JSON.stringify({
          url: 'https://post.example/bridge?commentID=c-1', reply_to_id_Coral_comment_id: 'c-0', Coral_comment_id: 'c-1',
        }),
      }],
    },
    attributeScores: { DELETED: { summaryScore: { value: 1 } } },
    languages: ['en'],
    communityId: 'Coral:https://talk.post.example',
    clientToken: 'comment:c-1',
  }),
});
assert.equal(feedback.status, 200);
assert.equal((await feedback.json()).clientToken, 'comment:c-1');
console.log('coral: ok');
