// Clients of the Perspective API, unmodified, against a running `comity score serve`: one test each.

import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { batchFetchImplementation } from '@jrmdayn/googleapis-batcher';
import { google } from 'googleapis';

import { startAlias, whyNoAlias } from './alias.mjs';
import { sendFeedback, toxicPhase } from './coral.mjs';
import { startNewsroom, startScorer } from './servers.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);
const INSULT = 'You are a stupid idiot.';

const python = join(here, '.venv/bin/python');
const rust = join(process.env.CLIENTS_TARGET ?? join(here, 'rust/target'), 'debug/comity_clients');

describe('clients whose address can be set', () => {
  /** @type {Awaited<ReturnType<typeof startScorer>>} */
  let scorer;
  before(async () => {
    scorer = await startScorer();
  });
  after(() => scorer?.stop());

  test('google-api-python-client, by the discovery document', async () => {
    const { stdout } = await run(python, [join(here, 'google_api_python_client.py'), scorer.address]);
    assert.match(stdout, /: ok$/m);
  });

  test('googleapis for Node.js, by the discovery document', async () => {
    const client = await google.discoverAPI(`${scorer.address}/$discovery/rest?version=v1alpha1`);
    const requestBody = { comment: { text: INSULT }, requestedAttributes: { TOXICITY: {} }, languages: ['en'], clientToken: 'node' };
    const { data } = await client.comments.analyze({ key: 'any', resource: requestBody });
    assert.ok(data.attributeScores.TOXICITY.summaryScore.value > 0.5, JSON.stringify(data));
    assert.deepEqual(data.attributeScores.TOXICITY.spanScores[0].end, 23);
    assert.equal(data.clientToken, 'node');
    const empty = client.comments.analyze({ key: 'any', resource: { ...requestBody, comment: { text: '' } } });
    await assert.rejects(empty, (error) => {
      assert.equal(error.status ?? error.code, 400);
      assert.match(error.message, /Comment must be non-empty\./);
      return true;
    });
    const scores = { TOXICITY: { summaryScore: { value: 0 } } };
    const suggested = { comment: { text: 'The bridge opens on Monday.' }, attributeScores: scores, clientToken: 'node' };
    assert.equal((await client.comments.suggestscore({ key: 'any', resource: suggested })).data.clientToken, 'node');
  });

  test('googleapis for Node.js, several requests in one by googleapis-batcher', async () => {
    const fetchImplementation = batchFetchImplementation();
    const { comments } = await google.discoverAPI(`${scorer.address}/$discovery/rest?version=v1alpha1`, { fetchImplementation });
    const analyze = (text, clientToken) =>
      comments.analyze({ key: 'any', resource: { comment: { text }, requestedAttributes: { TOXICITY: {} }, languages: ['en'], clientToken } });
    const scores = { TOXICITY: { summaryScore: { value: 0.5 } } };
    const label = { comment: { text: INSULT }, attributeScores: scores, clientToken: 'batched' };
    const [first, second, empty, kept] = await Promise.allSettled([
      analyze(INSULT, 'one'),
      analyze('The 🌉 opens on Monday.', 'two & <three> "four"'),
      analyze('', 'none'),
      comments.suggestscore({ key: 'any', resource: label }),
    ]);
    const value = (answer) => answer.value.data.attributeScores.TOXICITY.summaryScore.value;
    assert.ok(value(first) > 0.5 && value(second) < 0.5, JSON.stringify([first, second]));
    assert.deepEqual([first, second, kept].map((answer) => answer.value.data.clientToken), ['one', 'two & <three> "four"', 'batched']);
    assert.deepEqual([empty.reason.status, empty.reason.message], [400, 'Comment must be non-empty.']);
    // Parts of a batch have no headers of the connection: so these came in one.
    assert.equal(first.value.headers.get('x-comity-model'), null);
    const line = (await scorer.feedback()).find((line) => line.client_token === 'batched');
    assert.deepEqual([line.attribute, line.value], ['TOXICITY', 0.5]);
    // As many as Google's clients send at most.
    const many = await Promise.all([...Array(1000).keys()].map((number) => analyze('Late again.', String(number))));
    assert.deepEqual(many.map((answer) => answer.data.clientToken), [...Array(1000).keys()].map(String));
  });

  test('google-commentanalyzer1_alpha1 for Rust', async () => {
    const { stdout } = await run(rust, ['google', `${scorer.address}/`]);
    assert.match(stdout, /: ok$/m);
  });

  test('Coral’s moderation phase, with the endpoint of its administration set', async () => {
    const tenant = {
      endpoint: `${scorer.address}/v1alpha1`,
      key: 'any',
      model: 'TOXICITY',
      threshold: 0.8,
      locale: 'en-US',
      url: 'https://talk.post.example',
    };
    const insult = '<div>You are a <b>stupid idiot</b>.<br></div>';
    assert.equal((await toxicPhase(tenant, insult)).isToxic, true);
    assert.equal((await toxicPhase(tenant, 'The bridge opens on Monday, &amp; the ferry stops.')).isToxic, false);
    // The model is free text there: any attribute serves, in any spelling that the service takes.
    for (const model of ['SEVERE_TOXICITY', 'TOXICITY@6', 'ATTACK_ON_COMMENTER', 'LIKELY_TO_REJECT']) {
      const { score } = await toxicPhase({ ...tenant, model }, insult);
      assert.ok(score >= 0 && score <= 1, `${model}: ${score}`);
    }
    // It sends every locale that it does not know as English.
    assert.equal((await toxicPhase({ ...tenant, locale: 'da' }, insult)).isToxic, true);
    // A name that nobody knows is an error, which Coral logs; it must not be a silent 0.
    await assert.rejects(toxicPhase({ ...tenant, model: 'HOUSE_RULES' }, insult), /^Error: 400: [^]*Unknown requested attribute: HOUSE_RULES/);
    for (let i = 0; i < 20; i += 1) await toxicPhase(tenant, insult);

    const comment = { id: '17', body: insult, storyURL: 'https://post.example/bridge' };
    const answer = await sendFeedback(tenant, comment, true);
    assert.equal(answer.clientToken, 'comment:17');
    const kept = (await scorer.feedback()).find((line) => line.client_token === 'comment:17');
    assert.deepEqual([kept.attribute, kept.value, kept.community], ['TOXICITY', 1, 'Coral:https://talk.post.example']);
  });
});

const reason = await whyNoAlias();

describe('clients that know the service’s own address only', { skip: reason ?? false }, () => {
  /** @type {import('./alias.mjs').Alias} */
  let alias;
  before(async () => {
    alias = await startAlias();
  });
  after(() => alias?.stop());

  test('perspective-api-client for Node.js', async () => {
    assert.match(await alias.inside(process.execPath, [join(here, 'perspective_api_client.mjs')]), /: ok$/m);
  });

  test('perspective.py', async () => {
    assert.match(await alias.inside(python, [join(here, 'perspective_py.py')]), /: ok$/m);
  });

  test('perspective_api for Rust', async () => {
    assert.match(await alias.inside(rust, ['perspective']), /: ok$/m);
  });
});

describe('schemathesis finds nothing', () => {
  for (const [what, start] of [['in a scorer', startScorer], ['in a newsroom', startNewsroom]]) {
    test(what, async () => {
      const server = await start();
      try {
        const program = join(here, '.venv/bin/schemathesis');
        const words = ['--config-file', join(here, 'schemathesis.toml'), 'run', `${server.address}/openapi.json`];
        await run(program, words, { maxBuffer: 1 << 26 }).catch((error) => assert.fail(error.stdout || error.message));
      } finally {
        await server.stop();
      }
    });
  }
});
