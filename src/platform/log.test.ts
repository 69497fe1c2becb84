import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { log, withRequestId } from './log.ts'

async function linesOf(work: () => unknown): Promise<Record<string, unknown>[]> {
  const written: string[] = []
  const listening = mock.method(process.stderr, 'write', (text: string) => written.push(text) > 0)
  try {
    await work()
  } finally {
    listening.mock.restore()
  }
  return written
    .join('')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

describe('the log', () => {
  it('is one line of JSON, with the time, the level and what happened', async () => {
    const [line, ...more] = await linesOf(() =>
      log.info('booking refused', { route: '/groups/:id', places: 0 }),
    )
    assert.deepEqual(more, [])
    assert.match(String(line?.['at']), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    assert.deepEqual(
      { ...line, at: '' },
      {
        at: '',
        level: 'info',
        event: 'booking refused',
        route: '/groups/:id',
        places: 0,
      },
    )
  })

  it('carries the id of its own request and no other, however late', async () => {
    const lines = await linesOf(async () => {
      const late = withRequestId('a', () => sleep(5).then(() => log.warn('late')))
      withRequestId('b', () => log.warn('soon'))
      log.warn('outside')
      await late
    })
    assert.deepEqual(
      lines.map(({ event, request }) => [event, request]),
      [
        ['soon', 'b'],
        ['outside', undefined],
        ['late', 'a'],
      ],
    )
  })

  it('says what broke and where, and nothing a person wrote, even over several lines', async () => {
    const error = Object.assign(new Error('Key (name)=(Robin)\n    at home with Robin'), {
      code: '23505',
      detail: 'Robin',
      cause: new TypeError('Robin again'),
    })
    const [line] = await linesOf(() => log.error('request failed', error, { route: '/children' }))
    assert.equal(line?.['error'], 'Error')
    assert.equal(line?.['code'], '23505')
    assert.match(String(line?.['where']), /log\.test\.ts/)
    assert.match(String(line?.['cause']), /TypeError/)
    assert.doesNotMatch(JSON.stringify(line), /Robin/)
  })
})
