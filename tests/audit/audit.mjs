// Runs the audits of graphql-http, which follow the GraphQL over HTTP specification, against a running server.
// Every MUST and every SHOULD has to pass; a MAY is only listed.
//
//   npm ci --ignore-scripts && node audit.mjs http://127.0.0.1:8000/graphql
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.mjs <address of the GraphQL endpoint>');
  process.exit(1);
}

try {
  await fetch(url, { method: 'HEAD' });
} catch (error) {
  console.error(`no server answers at ${url}: ${error.cause?.code ?? error.message}`);
  process.exit(1);
}

const results = [];
for (const audit of serverAudits({ url })) {
  try {
    results.push(await audit.fn());
  } catch (error) {
    results.push({ id: audit.id, name: audit.name, status: 'error', reason: String(error) });
  }
}

const level = ({ name }) => name.split(' ')[0];
const passed = results.filter(({ status }) => status === 'ok');
const failed = results.filter((result) => result.status !== 'ok' && level(result) !== 'MAY');
const optional = results.filter((result) => result.status !== 'ok' && level(result) === 'MAY');

const counts = ['MUST', 'SHOULD', 'MAY'].map((word) => {
  const ofLevel = results.filter((result) => level(result) === word);
  return `${word} ${ofLevel.filter(({ status }) => status === 'ok').length}/${ofLevel.length}`;
});
console.log(`${results.length} audits: ${passed.length} pass (${counts.join(', ')})`);
for (const { id, name, reason } of optional) console.log(`  optional, not done: ${name} [${id}]: ${reason}`);
for (const { id, name, reason } of failed) console.error(`  FAILED: ${name} [${id}]: ${reason}`);
process.exit(failed.length > 0 || results.length === 0 ? 1 : 0);
