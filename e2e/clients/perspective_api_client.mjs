// perspective-api-client (npm), unmodified, against the address that it knows: commentanalyzer.googleapis.com, by a host alias.

import { strict as assert } from 'node:assert';

import Perspective from 'perspective-api-client';

const client = new Perspective({ apiKey: 'any' });

const plain = await client.analyze('You are a <b>stupid idiot</b>.');
const { summaryScore, spanScores } = plain.attributeScores.TOXICITY;
assert.ok(summaryScore.value > 0.5, JSON.stringify(plain));
assert.equal(spanScores[0].end, 23, 'its tags are stripped');

const several = await client.analyze('You are a stupid idiot.', { attributes: ['insult', 'threat'] });
assert.deepEqual(Object.keys(several.attributeScores).sort(), ['INSULT', 'THREAT']);

const full = { comment: { text: 'La réunion est demain.' }, languages: ['om'], requestedAttributes: { TOXICITY: {} } };
await assert.rejects(client.analyze(full), { name: 'ResponseError', message: /^Attribute TOXICITY does not support request languages: om$/ });
console.log('perspective-api-client: ok');
