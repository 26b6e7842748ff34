import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN, HistoryStore } from '@graphiql/plugin-history';
import { GraphiQLProvider, type GraphiQLPlugin } from '@graphiql/react';
import { GraphiQL, GraphiQLInterface } from 'graphiql';
import { fetcher } from './answer';
import { AnswerLine } from './AnswerLine';
import { Editors } from './Editors';
import icon from './icon.svg';
import { QUESTIONS } from './Questions';
import { defaultTabs, initialTab, isFirstVisit, storage } from './start';

// A new array would make GraphiQL reset the visible panel, so there is one for the life of the page.
const PLUGINS: GraphiQLPlugin[] = [
  QUESTIONS,
  DOC_EXPLORER_PLUGIN,
  { ...explorerPlugin(), title: 'Query builder' },
  HISTORY_PLUGIN,
];

/**
 * GraphiQL, put together from its parts rather than taken whole: so the questions stand first,
 * before the documentation.
 */
export function Workbench() {
  return (
    <GraphiQLProvider
      fetcher={fetcher}
      storage={storage}
      plugins={PLUGINS}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      {...(isFirstVisit && { visiblePlugin: QUESTIONS })}
      defaultTabs={defaultTabs}
      initialQuery={initialTab.query ?? ''}
      initialVariables={initialTab.variables ?? ''}
      inputValueDeprecation
      schemaDescription
    >
      <HistoryStore>
        <DocExplorerStore>
          <GraphiQLInterface showPersistHeadersSettings={false} defaultEditorToolsVisibility>
            <GraphiQL.Logo>
              <h1 className="brand">
                <img src={icon} alt="" />
                sun-graph workbench
              </h1>
            </GraphiQL.Logo>
            <GraphiQL.Footer>
              <AnswerLine />
            </GraphiQL.Footer>
            <Editors />
          </GraphiQLInterface>
        </DocExplorerStore>
      </HistoryStore>
    </GraphiQLProvider>
  );
}
