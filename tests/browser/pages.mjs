// Opens every page in a real browser: wide and narrow, light and dark, in three languages, with and without
// scripts. Nothing may leave the origin, fail, break the policy, scroll sideways or be out of reach of those who
// cannot see it (axe, WCAG 2.2 AA), and no page may weigh more than its budget.
//
//   npm ci --ignore-scripts && node pages.mjs http://127.0.0.1:8000 [folder for screenshots]
//
// CHROMIUM names another browser than /usr/bin/chromium.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import http from 'node:http';
import { chromium } from 'playwright-core';

const [, , address, folder] = process.argv;
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Only these pages, for whoever works on one. */
const only = process.env.PAGES?.split(',');

/** Each page with the bytes that it may weigh, compressed and with its styles. */
const PAGES = [
  ['home', '/', 60_000],
  ['senegal', '/country/SEN', 30_000],
  ['kenya', '/country/KEN', 30_000],
  ['timor-leste', '/country/TLS', 30_000],
  ['comoros', '/country/COM', 30_000],
  ['india', '/country/IND', 30_000],
  ['graph', '/graph?country=SEN', 60_000],
  ['graph-all', '/graph', 90_000],
  ['commitments', '/commitments', 30_000],
  ['commitment', '/commitment/commitment:naf-1', 30_000],
  ['communities', '/communities', 30_000],
  ['events', '/events', 30_000],
  ['organisations', '/organisations', 30_000],
  ['data', '/data', 30_000],
  ['search', '/search?q=senegal', 30_000],
  ['missing', '/country/senegal', 30_000],
].filter(([name]) => !only || only.includes(name));
const WIDTHS = [1366, 390];
const SCHEMES = ['light', 'dark'];
const LANGUAGES = ['en', 'fr', 'es'];

function fail(message) {
  console.error(`pages: ${message}`);
  process.exit(1);
}

if (!address) fail('usage: node pages.mjs <address of the server> [folder for screenshots]');
if (!existsSync(executablePath)) {
  fail(`no browser at ${executablePath}; on Debian: apt-get update && apt-get install -y chromium`);
}
const { origin, host } = new URL(address);
const troubles = [];
const mark = (path) => (path.includes('?') ? '&' : '?');

/** What a page weighs as it goes over the wire. */
function fetched(path) {
  return new Promise((resolve, reject) => {
    const request = http.get(`${origin}${path}`, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () => {
        const body = Buffer.concat(parts);
        const isGzip = response.headers['content-encoding'] === 'gzip';
        resolve({ bytes: body.length, text: (isGzip ? gunzipSync(body) : body).toString() });
      });
    });
    request.on('error', reject);
  });
}

const weights = [];
for (const [name, path, budget] of PAGES) {
  const page = await fetched(path);
  const style = /<link rel="stylesheet" href="([^"]+)"/.exec(page.text)?.[1];
  const bytes = page.bytes + (style ? (await fetched(style)).bytes : 0);
  weights.push(`${name} ${(bytes / 1000).toFixed(1)}`);
  if (bytes > budget) troubles.push(`${path} weighs ${bytes} bytes, more than ${budget}`);
}

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let looks = 0;
try {
  for (const javaScriptEnabled of [true, false]) {
    for (const width of WIDTHS) {
      // Colours do not depend on scripts.
      for (const colorScheme of javaScriptEnabled ? SCHEMES : ['light']) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled, bypassCSP: false });
        await visit(context, { javaScriptEnabled, width, colorScheme });
        await context.close();
      }
    }
  }
  await byKeyboard();
} finally {
  await browser.close();
}
if (troubles.length > 0) {
  console.error([...new Set(troubles)].slice(0, 40).join('\n'));
  fail(`${troubles.length} troubles`);
}
console.log(`pages: ${looks} looks at ${PAGES.length} pages, all to ${origin}; kB: ${weights.join(', ')}`);

/** Looks at every page in one kind of browser. */
async function visit(context, { javaScriptEnabled, width, colorScheme }) {
  let at = '';
  const trouble = (what) => troubles.push(`${at} (${width} px, ${colorScheme}${javaScriptEnabled ? '' : ', no scripts'}): ${what}`);
  context.on('request', (request) => {
    const { protocol, host: asked } = new URL(request.url());
    if (protocol !== 'data:' && asked !== host) trouble(`a request left the origin: ${request.url()}`);
  });
  context.on('console', (message) => {
    const isOfAnswer = message.text().includes('status of 404') && at.startsWith('/country/senegal');
    if (message.type() === 'error' && !isOfAnswer) trouble(`console error: ${message.text()}`);
  });
  context.on('weberror', (error) => trouble(`page error: ${error.error().message}`));
  const page = await context.newPage();
  for (const [name, path] of PAGES) {
    // Nor do they depend on words.
    const languages = colorScheme === 'light' ? LANGUAGES : ['en'];
    for (const language of javaScriptEnabled ? languages : ['fr']) {
      at = `${path}${mark(path)}lang=${language}`;
      await page.goto(`${origin}${at}`);
      looks += 1;
      const heading = await page.locator('h1').count();
      if (heading !== 1) trouble(`${heading} headings`);
      // The browser's own tools work where scripts of the page do not.
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) trouble(`scrolls ${sideways} px sideways`);
      // What axe looks at is the same in each language but for the words.
      const isNew = language === 'en' || (width === WIDTHS[0] && colorScheme === 'light');
      if (javaScriptEnabled && isNew) {
        await page.evaluate(axe);
        const { violations } = await page.evaluate((rules) => globalThis.axe.run({ runOnly: rules }), RULES);
        for (const { id, nodes } of violations) trouble(`axe ${id}: ${nodes[0].html.slice(0, 160)} (${nodes.length})`);
      }
      if (folder && javaScriptEnabled && (language === 'en' || (language === 'fr' && name === 'senegal'))) {
        await page.screenshot({ path: `${folder}/${name}-${language}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  }
}

/** From the first page to a country and on to a commitment, without a mouse. */
async function byKeyboard() {
  const page = await browser.newPage();
  await page.goto(origin);
  await page.locator('a[href="/country/BGD"]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/country/BGD');
  await page.locator('a[href^="/commitment/"]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/commitment/**');
  await page.close();
}
