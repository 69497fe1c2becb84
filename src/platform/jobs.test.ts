import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, describe, it, mock } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { inSession } from './database.ts'
import { newId } from './ids.ts'
import { startWorker, type Work } from './jobs.ts'
import { withClient } from './migrate.ts'
import { signInAs } from '#people/people.ts'
import { freshDatabase } from '../../test/support/database.ts'
import { settle } from '../../test/support/settle.ts'

const pace = { look: 0.5, tries: 2, wait: 1, waitAtMost: 1 }
const secret = 'Robin hides under the table'
const nothing = () => Promise.resolve()

const fresh = await freshDatabase()
const { areaId, mother } = await settle(fresh)
const session = await signInAs(fresh.door, { areaId, personId: mother, role: 'family' })

const ask = (id: string) =>
  inSession(fresh.db, session, (tx) => sql`select enqueue('forget-spent', ${id})`.execute(tx))
async function worker(job: Work['jobs']['forget-spent'], nightly: Work['nightly'] = [], { urls } = fresh) {
  const jobs: Work['jobs'] = {
    'anchor-activity': nothing,
    'sweep-grants': nothing,
    'forget-spent': nothing,
    'erase-due': nothing,
    'send-letter': nothing,
    'send-letters': nothing,
    'remind-reviews': nothing,
    'tell-of-this': nothing,
    'tell-readers': nothing,
  }
  const kind = nightly[0] ?? 'forget-spent'
  const work = { jobs: { ...jobs, [kind]: job }, nightly, everyMinute: [] }
  const started = await startWorker({ url: urls.worker, work, pace })
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= started.stop())
  after(stop)
  return stop
}
async function comes(isSo: () => boolean | Promise<boolean>, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(50)) if (await isSo()) return
  assert.fail('it did not come')
}
/** What the log says while `work` goes on. */
async function heard(work: (lines: () => string) => Promise<void>) {
  let said = ''
  const write = mock.method(process.stderr, 'write', (line: string) => {
    said += line
    return true
  })
  await work(() => said).finally(() => write.mock.restore())
  return said
}

describe('the jobs', () => {
  it('does what was asked once, in whichever program, and nothing of what was undone', async () => {
    const done: string[] = []
    const job: Work['jobs']['forget-spent'] = (_, id) => Promise.resolve(done.push(id ?? ''))
    const stops = [await worker(job), await worker(job)]
    const [kept, undone] = [newId(), newId()]
    await ask(kept)
    await assert.rejects(
      inSession(fresh.db, session, async (tx) => {
        await sql`select enqueue('forget-spent', ${undone})`.execute(tx)
        throw new Error('changed their mind')
      }),
    )
    await comes(() => done.includes(kept))
    await sleep(1200)
    assert.deepEqual(done, [kept])
    await Promise.all(stops.map((stop) => stop()))
  })

  it('tries what fails three times, then names it, and never says what was in it', async () => {
    let tries = 0
    const said = await heard(async (lines) => {
      const stop = await worker(() => {
        tries += 1
        return Promise.reject(new Error(secret))
      })
      await ask(newId())
      await comes(() => lines().includes('a job is given up'))
      await stop()
    })
    assert.equal(tries, 3)
    assert.match(said, /"a job failed".*"job":"forget-spent","attempt":3/)
    assert.match(said, /"a job is given up","job":"forget-spent","tries":3/)
    assert.ok(!said.includes('Robin'))
    const { rows } = await sql<{ kept: string }>`select output::text as kept from jobs.job`.execute(
      fresh.owner,
    )
    assert.ok(!JSON.stringify(rows).includes('Robin'), 'nor keeps it beside the job')
  })

  it('takes up what a killed program had begun', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join('test', 'support', 'stuck-worker.ts'), fresh.urls.worker],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    const id = newId()
    await ask(id)
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const done: string[] = []
    const stop = await worker((_, about) => Promise.resolve(done.push(about ?? '')))
    await comes(() => done.includes(id), 60)
    await stop()
  })

  it('does each night’s work at the start, and once though two programs start', async () => {
    let times = 0
    const job = () => {
      times += 1
      return sleep(1500)
    }
    const place = await freshDatabase()
    const begin = () => worker(job, ['sweep-grants'], place)
    const stops = await Promise.all([begin(), begin()])
    await comes(() => times > 0)
    await sleep(1000)
    assert.equal(times, 1)
    await Promise.all(stops.map((stop) => stop()))
  })

  it('stops within six seconds though a job goes on, which is then begun again', async () => {
    let begun = 0
    const stuck = () => {
      begun += 1
      return new Promise<void>(() => undefined)
    }
    const stop = await worker(stuck)
    await ask(newId())
    await comes(() => begun === 1)
    const began = performance.now()
    await stop()
    assert.ok(performance.now() - began < 6_000)
    let again = 0
    const stopAgain = await worker(() => Promise.resolve((again += 1)))
    await comes(() => again === 1)
    await stopAgain()
  })

  it('keeps its tables to the worker alone', async () => {
    for (const url of [fresh.urls.web, fresh.urls.door])
      await assert.rejects(
        withClient(url, (client) => client.query('select from jobs.job')),
        { code: '42501' },
      )
  })
})
