/** Pages against an Express and Nunjucks peer with equal content: CPU of the serving process, many short rounds in turn once both are warm, and the median of the rounds' own ratios (docs/decisions/0011). */
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
import { quarter, type Line } from './line.ts'

/** One page of ours, measured in turn with each page of the peer that shows the same. */
type Measured = {
  what: string
  ours: string
  who: 'visitor' | 'family' | 'staff'
  same: RegExp
  /** Where not as many as `atOnce`. */
  together?: number
  /** Asked in each round. Fewer of what the macro takes tens of milliseconds over. */
  peers: { what: string; path: string; goal?: number; asked: number }[]
}
/** Odd, so that the median is a round that was measured; short, so that both sides of one meet the same machine. */
const rounds = 41
const askedFirst = 400
/** Asked at the same time, as a service is: alone, a request pays for waking the process, and most of what is weighed is that. */
const atOnce = 8
const pages: Measured[] = [
  {
    what: 'front page',
    ours: '/',
    who: 'visitor',
    same: /Keep the place in the queue/,
    peers: [{ what: 'peer', path: '/', goal: 4, asked: 80 }],
  },
  {
    what: 'public handbook',
    ours: '/handbook',
    who: 'visitor',
    same: /things that may help/,
    peers: [{ what: 'peer', path: '/handbook', goal: 4, asked: 80 }],
  },
  {
    what: 'family home',
    ours: '/home',
    who: 'family',
    same: /Robin/,
    peers: [
      { what: 'same duties', path: '/family-duties', goal: 2, asked: 80 },
      { what: 'peer bare', path: '/family-bare', goal: 1, asked: 80 },
    ],
  },
  {
    what: 'family home, one at a time',
    ours: '/home',
    who: 'family',
    same: /Robin/,
    together: 1,
    peers: [
      { what: 'same duties', path: '/family-duties', asked: 80 },
      { what: 'peer bare', path: '/family-bare', asked: 80 },
    ],
  },
  {
    what: '50-row list',
    ours: '/home?list=reviews',
    who: 'staff',
    same: /Number 0/,
    // The peer of the goal is the stack as it comes, tables by its macro. A team that found the macro slow would write
    // its table by hand: much harder to beat, so it is shown beside.
    peers: [
      { what: 'same duties', path: '/list-macro-duties', goal: 2, asked: 8 },
      { what: 'peer bare', path: '/list-macro-bare', goal: 1, asked: 8 },
      { what: 'table by hand, same duties', path: '/list-by-hand-duties', asked: 24 },
      { what: 'table by hand, bare', path: '/list-by-hand-bare', asked: 24 },
    ],
  },
]

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
    const cookies = {
      visitor: '',
      family: `ninefold=f.${setup.familyKey}`,
      staff: `ninefold=s.${setup.staffKey}`,
    }
    const lines: Line[] = []
    for (const page of pages) lines.push(...(await measure(page, { ours, peer, cookie: cookies[page.who] })))
    return [...lines, ...(await weights(ours.url))]
  } finally {
    for (const server of servers) server.kill()
    await postgres.stop()
  }
}

async function measure(
  page: Measured,
  { ours, peer, cookie }: { ours: Server; peer: Server; cookie: string },
): Promise<Line[]> {
  assert.match(await text(ours.url + page.ours, cookie), page.same)
  for (const { path } of page.peers)
    assert.match(await text(peer.url + path, cookie), page.same, `${path} shows what ${page.what} shows`)
  const us: number[] = []
  const them: number[][] = page.peers.map(() => [])
  const asked = page.who === 'staff' ? 24 : 80
  const { together = atOnce } = page
  await cpuEach(ours, page.ours, { cookie, together, asked: askedFirst })
  for (const each of page.peers)
    await cpuEach(peer, each.path, { cookie, together, asked: (askedFirst * each.asked) / asked })
  for (let round = 0; round < rounds; round++) {
    us.push(await cpuEach(ours, page.ours, { cookie, together, asked }))
    for (const [i, each] of page.peers.entries())
      them[i]?.push(await cpuEach(peer, each.path, { cookie, together, asked: each.asked }))
  }
  return page.peers.map(({ what, goal = 0 }, i) => {
    const peerMs = them[i] ?? []
    const ratios = peerMs.map((ms, round) => ms / (us[round] ?? NaN))
    const ratio = median(ratios)
    return {
      what: `${page.what}, ${what}`,
      ours: `${median(us).toFixed(2)} ms`,
      peer: `${median(peerMs).toFixed(2)} ms`,
      ratio,
      spread: `${quarter(ratios, 1).toFixed(2)} – ${quarter(ratios, 3).toFixed(2)}`,
      goal: goal ? `≥ ${goal}` : '– shown',
      holds: ratio >= goal,
    }
  })
}

const median = (values: readonly number[]) => quarter(values, 2)

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

async function cpuEach(
  server: Server,
  path: string,
  { cookie, asked, together }: { cookie: string; asked: number; together: number },
) {
  // Neither packs its answer for the wire here.
  const headers = { cookie, 'accept-encoding': 'identity' }
  const ask = async () => (await fetch(server.url + path, { headers })).arrayBuffer()
  await ask()
  const before = await cpu(server)
  let left = asked
  const inTurn = async () => {
    while (left-- > 0) await ask()
  }
  await Promise.all(Array.from({ length: together }, inTurn))
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
