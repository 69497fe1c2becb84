import { AsyncLocalStorage } from 'node:async_hooks'

/** What may be said beside an event: numbers, yes or no, and words of the program's own such as a route's pattern or a job's kind. Never what a person wrote, is called, or visited. */
export type Facts = Record<string, string | number | boolean>

const requests = new AsyncLocalStorage<string>()

/** Every line logged by `work`, however deep or late, carries the id. */
export function withRequestId<T>(id: string, work: () => T): T {
  return requests.run(id, work)
}

/** One line of JSON to standard error: at, level, event, request (inside one), then the facts. */
export const log = {
  info: (event: string, facts: Facts = {}) => write('info', event, facts),
  warn: (event: string, facts: Facts = {}) => write('warn', event, facts),
  error: (event: string, error: unknown, facts: Facts = {}) =>
    write('error', event, { ...facts, ...describeError(error) }),
}

function write(level: 'info' | 'warn' | 'error', event: string, facts: Facts) {
  const request = requests.getStore()
  const own = { at: new Date().toISOString(), level, event, ...(request ? { request } : {}) }
  process.stderr.write(`${JSON.stringify({ ...own, ...facts, ...own })}\n`)
}

/** What broke and where, without its message: PostgreSQL and parsers put the value they choked on into theirs. */
function describeError(error: unknown, deeper = 3): Facts {
  if (!(error instanceof Error)) return { error: typeof error }
  // The stack opens with the message, which may run over lines and look like anything.
  const stack = error.stack ?? ''
  const message = stack.indexOf(error.message)
  const frames = stack
    .slice(message < 0 ? 0 : message + error.message.length)
    .split('\n')
    .filter((line) => /^ {4}at .+:\d+:\d+\)?$/.test(line))
  const cause = deeper > 0 && error.cause !== undefined ? describeError(error.cause, deeper - 1) : undefined
  return {
    error: error.name,
    ...pick(error, ['code', 'constraint', 'table']),
    where: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' < '),
    ...(cause ? { cause: Object.values(cause).join(' ') } : {}),
  }
}

function pick(error: Error, names: string[]): Facts {
  const said = Object.entries(error).filter(
    ([name, value]) => names.includes(name) && typeof value === 'string',
  )
  return Object.fromEntries(said)
}
