import { useGraphiQL } from '@graphiql/react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { latestAnswer, type Answer } from './answer';

/** The line under the result: status, time and size of the answer in the open tab. */
export function AnswerLine() {
  const tab = useGraphiQL((state) => state.tabs[state.activeTabIndex]);
  const isFetching = useGraphiQL((state) => state.isFetching);
  const schemaFailed = useGraphiQL((state) => state.fetchError !== null || state.validationErrors.length > 0);
  const latest = useSyncExternalStore(latestAnswer.subscribe, latestAnswer.get);
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  const id = tab?.id ?? '';

  // Changing tabs stops a request, so an answer always belongs to the tab that is open when it comes.
  useEffect(() => {
    if (latest) setAnswers((known) => ({ ...known, [id]: latest }));
  }, [latest]);

  const answer = tab?.response ? answers[id] : undefined;
  return (
    <>
      {!isFetching && !tab?.response && !schemaFailed && (
        <div className="no-answer">
          <p>The answer appears here</p>
          <p>
            Press the <b>▶</b> button, or <kbd>Ctrl</kbd> <kbd>Enter</kbd>, to run the query.
          </p>
        </div>
      )}
      <div className="answer-line">
        <span role="status">{isFetching ? 'Asking…' : answer ? words(answer) : 'Not run yet'}</span>
        <span>
          In an editor, <b>Ctrl M</b> lets Tab leave it
        </span>
      </div>
    </>
  );
}

function words({ status, milliseconds, bytes, errors }: Answer): string {
  const parts = [status ?? 'No answer', duration(milliseconds), size(bytes)];
  if (errors > 0) parts.push(errors === 1 ? '1 error' : `${errors} errors`);
  return parts.join(' · ');
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
