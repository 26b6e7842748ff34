import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { CURATED, type CuratedQuery } from './curated';

/** The panel of curated queries: a click opens one in a tab, a second button runs it at once. */
export const QUESTIONS: GraphiQLPlugin = {
  title: 'Questions',
  icon: QuestionsIcon,
  content: Questions,
};

function Questions() {
  const open = useOpen();
  const { run } = useGraphiQLActions();
  const shown = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query);
  return (
    <section className="questions" aria-labelledby="questions-title">
      <h2 id="questions-title">Questions</h2>
      <p>
        Ask how countries, networks and organisations work together for nutrition. Choose a question: it opens in a
        tab of its own, to run and to change as you like.
      </p>
      <ol>
        {CURATED.map((query) => (
          <li key={query.name} className="question">
            <button
              type="button"
              className="question-open"
              aria-current={shown === query.document}
              onClick={() => open(query)}
            >
              <span className="question-title">{query.title}</span>
              <span className="question-purpose">{query.purpose}</span>
            </button>
            <button
              type="button"
              className="question-run"
              aria-label={`Run: ${query.title}`}
              title="Open and run"
              onClick={() => {
                open(query);
                run();
              }}
            >
              Run
            </button>
          </li>
        ))}
      </ol>
      <h3>To ask your own</h3>
      <ul className="hints">
        <li>Change the values under <b>Variables</b>: a country’s code, for example.</li>
        <li><b>Query builder</b>, on the left, writes the query while you tick fields.</li>
        <li><b>Documentation</b>, on the left, explains every field: its unit, its order, what an empty value means.</li>
      </ul>
      <p className="notices">
        <a href={`${import.meta.env.BASE_URL}third-party-notices.md`}>Licences of the software in this page</a>
      </p>
    </section>
  );
}

/** Opens a curated query: in the tab that already holds it unchanged, otherwise in a new one. */
function useOpen() {
  const { addTab, changeTab, setOperationFacts, stop, updateActiveTabValues } = useGraphiQLActions();
  const tabs = useGraphiQL((state) => state.tabs);
  const activeTabIndex = useGraphiQL((state) => state.activeTabIndex);
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);

  return ({ document, variables }: CuratedQuery) => {
    stop();
    const held = tabs.findIndex((tab) => tab.query === document && (tab.variables ?? '') === variables);
    if (held < 0) {
      addTab();
      // The editors are the truth; values set on the tab alone would leave them empty.
      queryEditor?.setValue(document);
      variableEditor?.setValue(variables);
    } else if (held !== activeTabIndex) {
      changeTab(held);
    }
    // GraphiQL reads the operation's name a moment after an edit, too late for a run that follows at once.
    const documentAST = parse(document);
    const operations = documentAST.definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const operationName = operations[0]?.name?.value;
    setOperationFacts({ documentAST, operations, ...(operationName && { operationName }) });
    updateActiveTabValues({ query: document, variables, operationName: operationName ?? null });
  };
}

function QuestionsIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M3 2.75h14a.75.75 0 0 1 .75.75v10a.75.75 0 0 1-.75.75H9.5L5.5 17.5v-3.25H3a.75.75 0 0 1-.75-.75v-10A.75.75 0 0 1 3 2.75Z" strokeLinejoin="round" />
      <path d="M7.75 7a2.25 2.25 0 1 1 3.2 2.04c-.6.3-.95.66-.95 1.21" strokeLinecap="round" />
      <circle cx="10" cy="12.1" r=".4" fill="currentColor" />
    </svg>
  );
}
