// Checks the licence of every package that may be bundled, as its own package.json states it.
//
//   node licences.mjs <folder with package-lock.json and node_modules>
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);

const folder = process.argv[2] ?? '.';
const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const { packages } = read('package-lock.json');
const bundled = Object.keys(packages).filter((path) => path !== '' && !packages[path].dev);
const refused = bundled
  .map((path) => ({ path, licence: read(`${path}/package.json`).license ?? 'no licence stated' }))
  .filter(({ licence }) => !isAllowed(licence));

for (const { path, licence } of refused) console.error(`${path}: ${licence} is not among the licences we bundle`);
if (refused.length > 0) process.exit(1);
console.log(`${bundled.length} packages may be bundled, all under licences we accept`);

/** A choice (`A OR B`) needs one allowed licence; a sum (`A AND B`) needs all. */
function isAllowed(licence) {
  const choices = String(licence).replace(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));
}
