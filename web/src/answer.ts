import type { Fetcher, FetcherParams } from '@graphiql/toolkit';

/** What is known of an answer beside its content. */
export interface Answer {
  /** The HTTP status, such as `200 OK`; `null` when the server could not be reached. */
  status: string | null;
  /** From sending the request to having read the whole answer. */
  milliseconds: number;
  /** The size of the answer before compression. */
  bytes: number;
  /** How many errors the answer lists. */
  errors: number;
}

/** The part of an answer that is looked at here; all of it is shown as it came. */
interface Result {
  data?: Record<string, unknown> | null;
  errors?: { message: string }[];
}

const INTROSPECTION = 'IntrospectionQuery';

let latest: Answer | null = null;
const listeners = new Set<() => void>();

/** The answer that came last, introspection left out, as an external store for React. */
export const latestAnswer = {
  get: () => latest,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/**
 * Sends a request to `/graphql`. It is an observable rather than a promise, because GraphiQL
 * can then stop it: by the stop button, and when another tab is opened while it runs.
 */
export const fetcher: Fetcher = (request, options) => ({
  subscribe(observer: unknown) {
    const { next, error, complete } = observer as {
      next(result: Result): void;
      error(reason: unknown): void;
      complete(): void;
    };
    const stop = new AbortController();
    ask(request, options?.headers ?? {}, stop.signal)
      .then((result) => {
        if (stop.signal.aborted) return;
        next(result);
        complete();
      })
      .catch((reason: unknown) => {
        if (!stop.signal.aborted) error(reason);
      });
    return { unsubscribe: () => stop.abort() };
  },
});

async function ask(request: FetcherParams, headers: Record<string, string>, signal: AbortSignal): Promise<Result> {
  const { query, variables, operationName } = request;
  const started = performance.now();
  const answered = (status: string | null, bytes: number, result: Result) => {
    if (operationName !== INTROSPECTION && !signal.aborted) {
      const milliseconds = performance.now() - started;
      latest = { status, milliseconds, bytes, errors: result.errors?.length ?? 0 };
      listeners.forEach((listener) => listener());
    }
    return result;
  };

  let response: Response;
  let body: ArrayBuffer;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify({ query, variables, operationName: operationName ?? undefined }),
      signal,
    });
    body = await response.arrayBuffer();
  } catch {
    return answered(null, 0, failure('the server could not be reached: is it still running?'));
  }

  const status = `${response.status} ${response.statusText}`.trim();
  try {
    return answered(status, body.byteLength, JSON.parse(new TextDecoder().decode(body)) as Result);
  } catch {
    return answered(status, body.byteLength, failure(`the server answered ${status}, but not in JSON`));
  }
}

function failure(message: string): Result {
  return { errors: [{ message }] };
}
