import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app.tsx'
import { deskPage, type DeskList } from '#children/children.ts'
import { answersTo, inSession, openDatabase, type Database, type Role } from '#platform/database.ts'
import { makeRoles, migrate, withClient } from '#platform/migrate.ts'
import { signInAs } from '#people/people.ts'
import { startPostgres, type Postgres } from '#platform/postgres.ts'
import { quarter, type Line } from './line.ts'
import { seedMany } from './seed-many.ts'

// design/performance.md: a list costs the same for a holder of 8, 360 or 12,000, and no more in a large area than in a small one.
const SIZES = [10_000, 100_000] as const
const HOLDERS = [8, 360, 12_000] as const
const ROUNDS = 120
const GOAL_RATIO = 1.3
const password = 'only-for-measuring'

export async function run(): Promise<Line[]> {
  const box = mkdtempSync(join(tmpdir(), 'ninefold-bench-'))
  // Open to pass through: under root the server runs as somebody else.
  chmodSync(box, 0o711)
  const postgres = await startPostgres({
    folder: join(box, 'database'),
    throwaway: true,
    log: () => undefined,
  })
  try {
    await makeRoles(postgres.superuser.url, { web: password, worker: password, door: password })
    const small = await opened(postgres, SIZES[0])
    const large = await opened(postgres, SIZES[1])
    const lines: Line[] = []
    for (const [i, { what, once }] of large.tasks.entries()) {
      const { ours, peer, ratio, spread } = await inTurn(once, small.tasks[i]?.once ?? once)
      lines.push({
        what: `${what}: 100,000 children against 10,000`,
        ours: `${ours.toFixed(2)} ms`,
        peer: `${peer.toFixed(2)} ms`,
        ratio,
        spread,
        goal: `≤ ${GOAL_RATIO}`,
        holds: ratio <= GOAL_RATIO,
      })
    }
    await Promise.all([small.close(), large.close()])
    return lines
  } finally {
    await postgres.stop()
    rmSync(box, { recursive: true, force: true })
  }
}

type Task = { what: string; once: () => Promise<number> }

/** A database of so many children, and what is to be timed there. */
async function opened(server: Postgres, children: number) {
  const name = `lists_${children}`
  const owner = server.url({ ...server.superuser, database: name })
  await withClient(server.superuser.url, (client) =>
    client.query(`create database ${name} owner ninefold_owner`),
  )
  await migrate(owner)
  const began = performance.now()
  const { areaId, holders } = await seedMany(owner, { children, holders: HOLDERS })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.error(`${children.toLocaleString('en-GB')} children made in ${seconds} s`)

  const at = (role: string) => server.url({ role, password, database: name })
  const [db, door] = [openDatabase(at('ninefold_web')), openDatabase(at('ninefold_door'), { most: 2 })]
  const publicUrl = 'http://localhost:3000'
  const app = createApp({ db, door, secret: password, publicUrl, demonstration: false })
  const tasks: Task[] = []
  for (const [i, { staffId }] of holders.entries()) {
    const session = await signInAs(door, { areaId, personId: staffId, role: 'staff' })
    const who = `holder of ${(HOLDERS[i] ?? 0).toLocaleString('en-GB')}`
    for (const list of ['children', 'reviews'] as const)
      tasks.push({ what: `deskPage, ${list}, ${who}`, once: () => timedPage(db, session, list) })
    const headers = { cookie: `ninefold=s.${session.key}` }
    tasks.push({
      what: `/home, ${who}`,
      once: async () => {
        const start = performance.now()
        const answer = await app.request('/home', { headers })
        await answer.text()
        if (answer.status !== 200) throw new Error(`/home answered ${answer.status}`)
        return performance.now() - start
      },
    })
  }
  return { tasks, close: () => Promise.all([db.destroy(), door.destroy()]) }
}

/** The query alone, not the session around it. */
async function timedPage(db: Database, session: { role: Role; key: string }, list: DeskList) {
  const ms = await inSession(db, session, async (tx) => {
    const start = performance.now()
    await answersTo(tx, deskPage({ list, most: 51 }))
    return performance.now() - start
  })
  return ms ?? NaN
}

/** Turn and turn about, so that a busy machine weighs on both of a pair alike: the middle of the pairs' own ratios (docs/decisions/0011). */
async function inTurn(one: Task['once'], other: Task['once']) {
  const pairs: [number, number][] = []
  for (let round = 0; round < ROUNDS; round++) pairs.push([await one(), await other()])
  // The first few are left out: plans are made and caches filled.
  const kept = pairs.slice(20)
  const ratios = kept.map(([ours, peer]) => ours / peer)
  return {
    ours: quarter(kept.map(([ours]) => ours)),
    peer: quarter(kept.map(([, peer]) => peer)),
    ratio: quarter(ratios),
    spread: `${quarter(ratios, 1).toFixed(2)} – ${quarter(ratios, 3).toFixed(2)}`,
  }
}
