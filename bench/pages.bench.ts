/** Pages against an Express and Nunjucks peer with equal content: CPU of the serving process, three rounds in turn, the least of each. */
import assert from 'node:assert/strict'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { assets } from '#design/assets.ts'
import { openDatabase } from '#platform/database.ts'
import { makeRoles, migrate, withClient } from '#platform/migrate.ts'
import { startPostgres } from '#platform/postgres.ts'
import { signInAs } from '#people/people.ts'
import { loadHandbook } from '#resources/load-handbook.ts'
import { brotliCompressSync } from 'node:zlib'
import { shareCrowd } from '../test/support/crowd.ts'
import { settle } from '../test/support/settle.ts'
import type { Line } from './line.ts'

// The peer of the goal is the stack as it comes, tables by its macro. A team that found the macro slow would write the
// table by hand: much harder to beat, so it is shown beside.
const lists = [
  { template: 'list-macro', what: 'macros', goals: { duties: 2, bare: 1 } },
  { template: 'list-by-hand', what: 'table by hand', goals: undefined },
]
const rounds = { short: 6, long: 3 }
// Fewer of the long pages: the macro takes tens of milliseconds over fifty rows.
const requests = { short: 400, long: 80 }

export async function run(): Promise<Line[]> {
  const postgres = await startPostgres({
    folder: mkdtempSync(join(tmpdir(), 'nf-bench-')),
    throwaway: true,
    log: () => undefined,
  })
  const servers: ChildProcess[] = []
  try {
    const setup = await prepare(postgres)
    const [ours, peer] = [
      await open('ours', { ...setup, port: await freePort() }, servers),
      await open('server', setup, servers),
    ]
    const family = `ninefold=f.${setup.familyKey}`
    const staff = `ninefold=s.${setup.staffKey}`
    const pages: {
      what: string
      ours: string
      peer: string
      cookie: string
      goal?: number | undefined
      same: RegExp
      long?: true
    }[] = [
      {
        what: 'front page',
        ours: '/',
        peer: '/',
        cookie: '',
        goal: 4,
        same: /Keep the place in the queue/,
      },
      {
        what: 'public handbook',
        ours: '/handbook',
        peer: '/handbook',
        cookie: '',
        goal: 4,
        same: /things that may help/,
      },
      {
        what: 'family home, same duties',
        ours: '/home',
        peer: '/family-duties',
        cookie: family,
        goal: 2,
        same: /Robin/,
      },
      {
        what: 'family home, peer bare',
        ours: '/home',
        peer: '/family-bare',
        cookie: family,
        goal: 1,
        same: /Robin/,
      },
      ...lists.flatMap(({ template, what }) => [
        {
          what: `50-row list, ${what}, same duties`,
          ours: '/home?list=reviews',
          peer: `/${template}-duties`,
          cookie: staff,
          goal: 2,
          same: /Number 0/,
          long: true as const,
        },
        {
          what: `50-row list, ${what}, peer bare`,
          ours: '/home?list=reviews',
          peer: `/${template}-bare`,
          cookie: staff,
          goal: 1,
          same: /Number 0/,
          long: true as const,
        },
      ]),
    ]
    const lines: Line[] = []
    for (const page of pages) {
      for (const [server, path] of [
        [ours, page.ours],
        [peer, page.peer],
      ] as const)
        assert.match(
          await text(server.url + path, page.cookie),
          page.same,
          `${page.what}: ${path} shows the same`,
        )
      let [us, them] = [Infinity, Infinity]
      for (let round = 0; round < (page.long ? rounds.long : rounds.short); round++) {
        us = Math.min(us, await cpuEach(ours, page.ours, page))
        them = Math.min(them, await cpuEach(peer, page.peer, page))
      }
      const ratio = them / us
      lines.push({
        what: page.what,
        ours: `${us.toFixed(2)} ms`,
        peer: `${them.toFixed(2)} ms`,
        ratio,
        goal: page.goal ? `≥ ${page.goal}` : '– shown only',
        holds: ratio >= (page.goal ?? 0),
      })
    }
    return [...lines, ...(await weights(ours.url))]
  } finally {
    for (const server of servers) server.kill()
    await postgres.stop()
  }
}

async function prepare(postgres: Awaited<ReturnType<typeof startPostgres>>) {
  const password = 'only-for-the-bench'
  await makeRoles(postgres.superuser.url, { web: password, worker: password, door: password })
  await withClient(postgres.superuser.url, (client) =>
    client.query('create database bench owner ninefold_owner'),
  )
  const adminUrl = postgres.url({ ...postgres.superuser, database: 'bench' })
  const at = (role: string) => postgres.url({ role, password, database: 'bench' })
  await migrate(adminUrl)
  const [owner, door, db] = [
    openDatabase(adminUrl, { most: 2 }),
    openDatabase(at('ninefold_door'), { most: 1 }),
    openDatabase(at('ninefold_web'), { most: 1 }),
  ]
  await loadHandbook(owner)
  const village = await settle({ owner })
  await shareCrowd(owner, { areaId: village.areaId, team: village.team, many: 3000 })
  const family = await signInAs(door, { areaId: village.areaId, personId: village.mother, role: 'family' })
  const staff = await signInAs(door, { areaId: village.areaId, personId: village.lead, role: 'staff' })
  const { inSession } = await import('#platform/database.ts')
  const { registerChild } = await import('#children/children.ts')
  const { Temporal } = await import('#platform/time.ts')
  await inSession(db, family, async (tx) => {
    for (const knownAs of ['Robin', 'Ash', 'Wren'])
      await registerChild(tx, {
        knownAs,
        givenName: knownAs,
        familyName: 'Carter',
        bornOn: Temporal.PlainDate.from('2019-03-27'),
        district: 'ashford',
        settingId: village.setting,
        noSetting: null,
        carerName: 'Amy',
        relationship: 'mother',
      })
  })
  await sql`analyze`.execute(owner)
  await Promise.all([owner.destroy(), door.destroy(), db.destroy()])
  return {
    adminUrl,
    webUrl: at('ninefold_web'),
    doorUrl: at('ninefold_door'),
    areaId: village.areaId,
    holder: village.team,
    carer: village.mother,
    staff: village.lead,
    familyKey: family.key,
    staffKey: staff.key,
  }
}

type Server = { url: string; process: ChildProcess }

async function open(
  which: 'ours' | 'server',
  setup: Record<string, unknown>,
  servers: ChildProcess[],
): Promise<Server> {
  const process_ = fork(join(import.meta.dirname, `peer/${which}.ts`), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production', BENCH_SETUP: JSON.stringify(setup) },
  })
  servers.push(process_)
  const [message]: [{ port: number }] = await Promise.race([
    once(process_, 'message') as Promise<[{ port: number }]>,
    once(process_, 'exit').then(() => {
      throw new Error(`${which} did not open`)
    }),
  ])
  return { url: `http://127.0.0.1:${message.port}`, process: process_ }
}

async function cpuEach(server: Server, path: string, { cookie, long }: { cookie: string; long?: true }) {
  const asked = long ? requests.long : requests.short
  // Neither packs its answer for the wire here.
  const headers = { cookie, 'accept-encoding': 'identity' }
  for (let i = 0; i < (long ? 30 : 60); i++) await (await fetch(server.url + path, { headers })).arrayBuffer()
  const before = await cpu(server)
  for (let i = 0; i < asked; i++) await (await fetch(server.url + path, { headers })).arrayBuffer()
  return ((await cpu(server)) - before) / asked
}

async function cpu({ process: child }: Server): Promise<number> {
  child.send('cpu')
  const [message]: [{ cpu: NodeJS.CpuUsage }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return (message.cpu.user + message.cpu.system) / 1000
}

const text = async (url: string, cookie: string) => (await fetch(url, { headers: { cookie } })).text()

/** What a first visit costs in bytes: the page as packed for the wire, then everything it asks for. */
async function weights(url: string): Promise<Line[]> {
  const html = brotliCompressSync(Buffer.from(await text(`${url}/`, '')))
  const rest = [...assets().values()].reduce((sum, { br }) => sum + br.length, 0)
  const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
  return [
    {
      what: 'first answer of the front page',
      ours: kb(html.length),
      peer: '14.6 KB',
      ratio: html.length / (14.6 * 1024),
      goal: '≤ 1',
      holds: html.length <= 14.6 * 1024,
    },
    {
      what: 'first visit, everything',
      ours: kb(html.length + rest),
      peer: '50.0 KB',
      ratio: (html.length + rest) / (50 * 1024),
      goal: '≤ 1',
      holds: html.length + rest <= 50 * 1024,
    },
  ]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
