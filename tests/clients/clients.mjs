// Follows the changes of a running server with the clients that people use: graphql-ws over a WebSocket
// and graphql-sse over an event stream. Each has to hear a change, go on from where it stopped, be told of
// an error, and be told the end when the server stops.
//
//   npm ci --ignore-scripts && node clients.mjs http://127.0.0.1:8000/graphql 'command that writes one change' 'command that stops the server'
import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';

const [url, change, stop] = process.argv.slice(2);
if (!stop) {
  console.error('usage: node clients.mjs <address of the GraphQL endpoint> <command that writes one change> <command that stops the server>');
  process.exit(1);
}

const run = promisify(exec);
const PATIENCE_MS = 120_000;

// A change that never comes must not hang the run.
const timer = setTimeout(() => fail('nothing came in time'), PATIENCE_MS);
let step = 'the first step';

function fail(reason) {
  console.error(`FAILED at ${step}: ${reason}`);
  process.exit(1);
}

function holds(fact, reason) {
  if (!fact) fail(reason);
}

/** What a subscription tells, one after the other. */
function follow(client, query, variables = {}) {
  const heard = [];
  const waiting = [];
  const hear = (event) => (waiting.length > 0 ? waiting.shift()(event) : heard.push(event));
  const dispose = client.subscribe(
    { query, variables },
    {
      next: (answer) => hear({ answer }),
      error: (error) => hear({ error }),
      complete: () => hear({ complete: true }),
    },
  );
  const next = () => new Promise((resolve) => (heard.length > 0 ? resolve(heard.shift()) : waiting.push(resolve)));
  return { next, dispose };
}

const FOLLOW = 'subscription ($after: String) { changes(after: $after) { sequence kind recordId record { id } difference { field after } } }';

async function sequence(followed, client) {
  const { answer, error } = await followed.next();
  holds(answer?.data, `${client} heard ${JSON.stringify(error ?? answer)}`);
  return answer.data.changes.sequence;
}

const socket = { url: url.replace(/^http/, 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 };
const closes = { lazy: [], kept: [] };
const clients = {
  // As it is by default: it closes its socket whenever it has nothing to follow.
  'graphql-ws': createWsClient({ ...socket, on: { closed: ({ code }) => closes.lazy.push(code) } }),
  'graphql-ws, kept open': createWsClient({
    ...socket,
    lazy: false,
    onNonLazyError: () => {},
    on: { closed: ({ code }) => closes.kept.push(code) },
  }),
  'graphql-sse': createSseClient({ url, retryAttempts: 0 }),
};

step = 'the newest change there is';
const page = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: '{ changes(last: 1) { nodes { sequence } } }' }),
});
let newest = (await page.json()).data.changes.nodes[0]?.sequence ?? 0;

for (const [name, client] of Object.entries(clients)) {
  step = `${name}: a query`;
  const query = follow(client, '{ country(code: "KE") { name } }');
  const { answer } = await query.next();
  holds(answer?.data?.country?.name === 'Kenya', JSON.stringify(answer));
  holds((await query.next()).complete, 'the query is not complete');

  step = `${name}: a query that is not valid`;
  const { error } = await follow(client, 'subscription { nothing }').next();
  const code = name.startsWith('graphql-ws') ? error?.[0]?.extensions?.code : error?.response?.status;
  holds(code === 'GRAPHQL_VALIDATION_FAILED' || code === 400, `the error is ${JSON.stringify(error)}`);

  step = `${name}: a change`;
  const live = follow(client, FOLLOW, { after: String(newest) });
  await run(change);
  const first = await sequence(live, name);
  await run(change);
  const second = await sequence(live, name);
  holds(second > first, `${second} came after ${first}`);

  step = `${name}: going on from where it stopped`;
  const resumed = follow(client, FOLLOW, { after: String(first) });
  holds((await sequence(resumed, name)) === first + 1, 'it did not go on with the next');
  resumed.dispose();
  live.dispose();

  step = `${name}: from ahead of the log`;
  const ahead = await follow(client, FOLLOW, { after: '2000000000' }).next();
  const errors = ahead.error ?? ahead.answer?.errors;
  holds(errors?.[0]?.extensions?.code === 'RESYNC', `it was told ${JSON.stringify(ahead)}`);
  newest = second;
}

step = 'the end of the server';
const open = Object.entries(clients).map(([name, client]) => [name, follow(client, FOLLOW, { after: String(newest) })]);
await run(change);
for (const [name, followed] of open) holds((await sequence(followed, name)) === newest + 1, `${name} missed a change`);
await run(stop);
for (const [name, followed] of open) {
  const end = await followed.next();
  holds(end.complete, `${name} was told ${JSON.stringify(end)}`);
}
while (closes.kept.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
holds(closes.kept.join() === '1001', `the socket that was kept open was closed with ${closes.kept}`);
// Who closes first is not said, but each close has its answer, or the code would be 1006.
holds(closes.lazy.every((code) => [1000, 1001].includes(code)), `sockets were closed with ${closes.lazy}`);

clearTimeout(timer);
console.log(`${Object.keys(clients).length} clients: each heard, resumed, was refused, and was told the end`);
process.exit(0);
