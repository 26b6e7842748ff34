// Opens a page of another origin in a real browser, and lets it read as a dashboard does: by POST, by GET, as a
// file, as a stream of events and over a WebSocket. What needs a token is refused to it.
//
//   node origins.mjs http://127.0.0.1:8000
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const [, , address] = process.argv;
if (!address) {
  console.error('usage: node origins.mjs <address of the server>');
  process.exit(1);
}
const { origin } = new URL(address);

// Another port is another origin.
const pages = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><title>A dashboard</title>');
});
await new Promise((listening) => pages.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${pages.address().port}/`);
  const seen = await page.evaluate(read, origin);
  const expected = {
    post: 'Kenya', version: true, get: 'Kenya', file: true, stream: 'text/event-stream', socket: 'connection_ack',
    token: 'refused',
  };
  for (const [way, wanted] of Object.entries(expected)) {
    if (seen[way] !== wanted) throw new Error(`${way}: wanted ${wanted}, seen ${seen[way]}`);
  }
  console.log(`origins: a page of another origin reads in ${Object.keys(expected).length - 1} ways, and bears no token`);
} catch (error) {
  process.exitCode = 1;
  console.error(`origins: ${error.message.split('\n')[0]}`);
} finally {
  await browser.close();
  pages.close();
}

/** Runs in the page. */
async function read(origin) {
  const query = '{ country(code: "KE") { name } }';
  const json = { 'content-type': 'application/json' };
  const name = async (response) => (await response.json()).data.country.name;
  const ask = (headers, body) =>
    fetch(`${origin}/graphql`, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
  const posted = await ask({ 'x-request-id': 'a-dashboard' }, { query });
  const got = await fetch(`${origin}/graphql?query=${encodeURIComponent(query)}`);
  const file = await fetch(`${origin}/export/regions`);
  const following = { query: 'subscription { changes { sequence } }' };
  const stream = await ask({ accept: 'text/event-stream' }, following);
  await stream.body.cancel();
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const said = await new Promise((resolve, reject) => {
    socket.onerror = () => reject(new Error('the socket was not opened'));
    socket.onopen = () => socket.send('{"type":"connection_init"}');
    socket.onmessage = ({ data }) => resolve(JSON.parse(data).type);
  });
  socket.close();
  const token = await ask({ authorization: 'Bearer nothing' }, { query }).then(
    () => 'answered',
    () => 'refused',
  );
  return {
    post: await name(posted),
    version: /^\d+$/.test(posted.headers.get('data-version')) && posted.headers.get('x-request-id') === 'a-dashboard',
    get: await name(got),
    file: (await file.text()).startsWith('id,'),
    stream: stream.headers.get('content-type').split(';')[0],
    socket: said,
    token,
  };
}
