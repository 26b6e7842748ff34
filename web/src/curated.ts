/** A question worth asking, ready to run. */
export interface CuratedQuery {
  /** The file's name without its ending, such as `01-country`. */
  name: string;
  /** The question in plain words. */
  title: string;
  /** What the answer is good for, in one line. */
  purpose: string;
  /** The whole file, its head comment included. */
  document: string;
  /** The variables as JSON text; empty when the query takes none. */
  variables: string;
}

const DOCUMENTS = import.meta.glob<string>('../../src/ui/queries/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const VARIABLES = import.meta.glob<string>('../../src/ui/queries/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Every curated query, in the order of the files' numbers. */
export const CURATED: readonly CuratedQuery[] = Object.keys(DOCUMENTS)
  .sort()
  .map((path) => {
    const document = DOCUMENTS[path] ?? '';
    const variables = VARIABLES[path.replace(/\.graphql$/, '.json')] ?? '';
    const name = path.replace(/^.*\//, '').replace(/\.graphql$/, '');
    return { name, ...head(document), document: document.trimEnd(), variables: variables.trim() };
  });

/** The title is the first line of the head comment; the purpose is the rest of it. */
function head(document: string): { title: string; purpose: string } {
  const lines = document.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const [title = '', ...purpose] = lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^#\s?/, '').trim())
    .filter((line) => line !== '');
  return { title, purpose: purpose.join(' ') };
}
