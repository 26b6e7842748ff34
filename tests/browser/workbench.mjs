// Opens the workbench in a real browser as on a first visit, runs its first curated query by hand,
// and checks that the page is whole, quiet, and talks to nobody but its own server.
//
//   npm ci --ignore-scripts && node workbench.mjs http://127.0.0.1:8000 [screenshot.png]
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [, , address, screenshot] = process.argv;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PATIENCE = 60_000;
const SETTLING = 1_000;

function fail(message) {
  console.error(`workbench: ${message}`);
  process.exit(1);
}

if (!address) fail('usage: node workbench.mjs <address of the server> [screenshot.png]');
if (!existsSync(executablePath)) {
  fail(`no browser at ${executablePath}; on Debian: apt-get update && apt-get install -y chromium`);
}
const origin = new URL(address).origin;

const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

try {
  console.log(await visit());
} catch (error) {
  process.exitCode = 1;
  console.error(`workbench: ${error.message.split('\n')[0]}`);
} finally {
  await browser.close();
}

/** The whole visit; gives a line that says what was seen, or throws. */
async function visit() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const troubles = [];
  let requests = 0;
  const mayAsk = (address) => {
    const { protocol, host } = new URL(address);
    return protocol === 'data:' || host === new URL(origin).host;
  };
  // Frames and workers report to their context, so this hears all of them.
  context.on('request', (request) => {
    requests += 1;
    if (!mayAsk(request.url())) troubles.push(`a request left the origin: ${request.url()}`);
  });
  context.on('requestfailed', (request) =>
    troubles.push(`a request failed: ${request.url()} (${request.failure()?.errorText})`),
  );
  context.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} for ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => troubles.push(`page error: ${error.error().message}`));
  await context.exposeFunction('reportViolation', (what) => troubles.push(`content security policy: ${what}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      globalThis.reportViolation(`${effectiveDirective} stopped ${blockedURI || 'inline code'}`);
    });
  });

  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.on('websocket', (socket) => {
    if (!mayAsk(socket.url())) troubles.push(`a socket left the origin: ${socket.url()}`);
  });
  const started = Date.now();
  const opened = await page.goto(`${origin}/graphiql`);
  expect(opened.ok(), `/graphiql answers ${opened.status()}`);
  expect(Boolean(opened.headers()['content-security-policy']), '/graphiql sends no content security policy');
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  const ready = ((Date.now() - started) / 1000).toFixed(1);
  expect((await page.title()) === 'sun-graph workbench', `the title is “${await page.title()}”`);

  const questions = page.getByRole('region', { name: 'Questions' });
  expect(await questions.isVisible(), 'the questions are not shown on a first visit');
  const first = questions.getByRole('listitem').first().getByRole('button').first();
  const title = (await first.locator('.question-title').textContent()).trim();
  await first.click();
  const editor = page.locator('.graphiql-query-editor .view-line').first();
  // Monaco writes spaces that do not break.
  const shown = (await editor.textContent()).replaceAll('\u00a0', ' ');
  expect(shown.includes(title), `the editor begins with “${shown}”, not with the question “${title}”`);

  const asked = page.waitForResponse((response) => {
    const { pathname } = new URL(response.url());
    return pathname === '/graphql' && !response.request().postData()?.includes('IntrospectionQuery');
  });
  await page.getByRole('button', { name: /^Execute query/ }).click();
  const response = await asked;
  const accept = response.request().headers().accept;
  expect(accept.includes('application/graphql-response+json'), `the workbench accepts only ${accept}`);
  const body = await response.text();
  const answer = JSON.parse(body);
  expect(response.ok() && !answer.errors, `“${title}” is answered ${response.status()}: ${body.slice(0, 400)}`);
  const found = Object.values(answer.data ?? {}).filter((value) => value !== null);
  expect(found.length > 0, `“${title}” is answered without data: ${body.slice(0, 400)}`);
  await page.locator('.graphiql-response .view-lines', { hasText: '"data"' }).waitFor();
  const line = page.getByRole('status').filter({ hasText: /^200/ });
  await line.waitFor();
  const summary = await line.textContent();

  // The workers look at the query only after the page has settled.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(SETTLING);
  const squiggles = await page.locator('.graphiql-editors .squiggly-error').count();
  expect(squiggles === 0, `the editor finds ${squiggles} errors in “${title}”`);
  if (screenshot) await page.screenshot({ path: screenshot });
  expect(troubles.length === 0, troubles.join('; '));
  return `workbench: ready after ${ready} s; “${title}”: ${summary}; ${requests} requests, all to ${origin}`;
}

function expect(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
