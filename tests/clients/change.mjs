// Writes one record through a running server, and so one change.
//
//   TOKEN=... node change.mjs http://127.0.0.1:8000/graphql
const [url] = process.argv.slice(2);
const query = 'mutation ($input: CreateEventInput!) { createEvent(input: $input) { outcome errors { message } } }';
const id = `synthetic-${process.pid}-${Date.now()}`;
const input = { id, name: `A synthetic event ${id}`, kind: 'WEBINAR', sourceTitle: 'A synthetic source of a test' };
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${process.env.TOKEN}` },
  body: JSON.stringify({ query, variables: { input } }),
});
const answer = await response.json();
if (answer.data?.createEvent?.outcome !== 'CREATED') {
  console.error(JSON.stringify(answer));
  process.exit(1);
}
