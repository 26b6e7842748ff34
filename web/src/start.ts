import { CURATED } from './curated';

/** How many of the curated queries stand open when somebody comes for the first time. */
const OPEN_AT_FIRST = 3;
const TABS = 'graphiql:tabState';

interface Tab {
  query: string | null;
  variables?: string | null;
}

/** Where GraphiQL keeps tabs and settings: the browser's storage or, where that is refused, memory. */
export const storage: Storage = allowedStorage() ?? forgetfulStorage();

const kept = keptTab();

/** Nothing is remembered yet, so the page introduces itself. */
export const isFirstVisit = kept === undefined;

/** The tabs of a first visit. */
export const defaultTabs: Tab[] = CURATED.slice(0, OPEN_AT_FIRST).map(({ document, variables }) => ({
  query: document,
  variables,
}));

/**
 * What the editors hold at first. GraphiQL fills them from keys that are written only once something
 * was edited, and forgets the variables of `defaultTabs`; so the open tab is always passed explicitly.
 */
export const initialTab: Tab = kept ?? defaultTabs[0] ?? { query: '', variables: '' };

/** The tab that was open at the last visit, if there was one. */
function keptTab(): Tab | undefined {
  try {
    const state = JSON.parse(storage.getItem(TABS) ?? 'null') as { tabs: Tab[]; activeTabIndex: number } | null;
    return state?.tabs[state.activeTabIndex];
  } catch {
    return undefined;
  }
}

function allowedStorage(): Storage | undefined {
  try {
    const probe = 'graphiql:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return undefined;
  }
}

function forgetfulStorage(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
  };
}
