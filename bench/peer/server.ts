/**
 * The stack most such services are built on: Express, Nunjucks and the NHS macros, with equal content from the same rows.
 * `bare` asks the database as a login no wall holds; `duties` gives it a transaction, a role, a session key and a read event.
 */
import { join } from 'node:path'
import express from 'express'
import nunjucks from 'nunjucks'
import pg from 'pg'
import { filtered, askedFrom } from '#resources/search.ts'
import { all } from '#resources/handbook.ts'
import { lineOf } from '#profiles/instrument.ts'
import { districtName, getArea } from '#areas/areas.ts'

type Setup = {
  adminUrl: string
  webUrl: string
  familyKey: string
  staffKey: string
  holder: string
  carer: string
  areaId: string
  staff: string
}
const setup: Setup = JSON.parse(process.env['BENCH_SETUP'] ?? '{}')
const root = join(import.meta.dirname, '../..')
const admin = new pg.Pool({ connectionString: setup.adminUrl, max: 4 })
const web = new pg.Pool({ connectionString: setup.webUrl, max: 4 })

const app = express()
nunjucks.configure([join(import.meta.dirname, 'views'), join(root, 'node_modules/nhsuk-frontend/dist')], {
  express: app,
  autoescape: true,
  noCache: false,
})
const promises = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'cache-control': 'no-store',
}
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const day = (value: unknown) => long.format(new Date(String(value)))

type Row = Record<string, unknown>
type Ask = (text: string, values: unknown[]) => Promise<Row[]>
const bare: Ask = async (text, values) => (await admin.query(text, values)).rows

/** `work` asks; its first answer is the children looked at. */
async function withDuties(
  role: 'family' | 'staff',
  work: (ask: Ask) => Promise<Row[][]>,
  what: string,
): Promise<Row[][]> {
  const client = await web.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('role', $1, true), set_config('ninefold.key', $2, true)`, [
      `app_${role}`,
      role === 'family' ? setup.familyKey : setup.staffKey,
    ])
    await client.query('select * from begin_visit()')
    const answers = await work(async (text, values) => (await client.query(text, values)).rows)
    await client.query('select record($1, true, $2::uuid[], null)', [
      what,
      answers[0]?.slice(0, 50).map((row) => row['child_id']),
    ])
    await client.query('commit')
    return answers
  } finally {
    client.release()
  }
}

const homeSql = `select c.id as child_id, c.known_as, c.born_on::text as born_on, s.name as setting_name,
    extract(year from age(c.born_on))::int as years from children c left join settings s on s.id = c.setting_id`
const listSql = `select d.due_on::text as due_on, d.item_id, d.child_id, c.known_as, c.family_name, c.born_on::text as born_on, c.district, s.name as setting_name
    from desk d join children c on c.area_id = d.area_id and c.id = d.child_id left join settings s on s.id = c.setting_id
    where d.area_id = $1 and d.holder_id = any ($2::uuid[]) and d.list = 'reviews' order by d.due_on, d.item_id limit 51`

const countsSql = `select list, count(*)::int as n from desk
    where area_id = $1 and holder_id = any ($2::uuid[]) and due_on <= current_date + 14 group by list`
const trainingSql = `select max(until_on)::text as until_on from competencies where area_id = $1 and staff_id = $2 and kind = 'profiling'`

const list = async (ask: Ask) => [
  await ask(listSql, [setup.areaId, [setup.holder]]),
  await ask(countsSql, [setup.areaId, [setup.holder]]),
  await ask(trainingSql, [setup.areaId, setup.staff]),
]
const lists = {
  urgent: 'Urgent: be in touch',
  talk: 'Would like a call',
  reviews: 'Reviews',
  countersign: 'To sign',
  children: 'All my children',
}
const today = Date.parse(new Date().toISOString().slice(0, 10))
function due(value: unknown) {
  const days = Math.round((Date.parse(String(value)) - today) / 86_400_000)
  const late = days === -1 ? '1 day late' : `${-days} days late`
  return `${day(value)}: ${days < 0 ? late : days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`}`
}
const area = getArea('kent-and-medway')

function listView([rows = [], counts = [], training = []]: Row[][]) {
  const waiting = new Map(counts.map(({ list: each, n }) => [each, n]))
  return {
    tabs: Object.entries(lists).map(([key, name]) => ({
      key,
      name,
      n: key === 'children' ? undefined : (waiting.get(key) ?? 0),
    })),
    untrained: !training[0]?.['until_on'],
    head: ['Child', 'Born', 'Where', 'Setting', 'Due'],
    next: rows.length > 50 ? `/home?list=reviews&after=${String(rows[49]?.['due_on'])}` : undefined,
    rows: rows.slice(0, 50).map((row) => ({
      childId: row['child_id'],
      name: `${String(row['known_as'])} ${String(row['family_name'])}`,
      born: day(row['born_on']),
      where: districtName(area, String(row['district'])),
      setting: row['setting_name'] ?? 'No setting now',
      due: due(row['due_on']),
    })),
  }
}

// What any such service promises with every answer, and so do we.
app.use((_, res, next) => {
  res.set(promises)
  next()
})
app.get('/', (_, res) => res.render('front.njk'))
app.get('/handbook', (req, res) => {
  const asked = askedFrom({})
  const items = filtered(all(), asked)
  res.render('handbook.njk', {
    total: items.length,
    items: items
      .slice(0, 30)
      .map((item) => ({ ...item, about: item.lines.map((key) => lineOf(key).label).join(', ') })),
  })
})
const family = { person: 'Amy', area: area.name }
const bareInvites = `select i.id, i.name from carer_invites i join sign_in_links l on l.area_id = i.area_id and l.id = i.link_id
    join sign_in_addresses a on a.area_id = l.area_id and a.kind = l.kind and a.address = l.address
    where a.carer_id = $1 and i.ended_at is null and i.expires_at > now() order by i.at desc limit 20`
app.get('/family-bare', async (_, res) => {
  const rows = await bare(
    `${homeSql} where c.id in (select child_id from reach where holder_id = $1 and scope = 'profile') order by c.born_on limit 20`,
    [setup.carer],
  )
  const invites = await bare(bareInvites, [setup.carer])
  res.render('family.njk', { ...family, rows, invites })
})
app.get('/family-duties', async (_, res) => {
  const [rows, invites] = await withDuties(
    'family',
    async (ask) => [
      await ask(`${homeSql} order by c.born_on limit 20`, []),
      await ask('select invite_id as id, name from my_invites()', []),
    ],
    'looked at their first page',
  )
  res.render('family.njk', { ...family, rows, invites })
})
for (const template of ['list-macro', 'list-by-hand']) {
  app.get(`/${template}-bare`, async (_, res) => res.render(`${template}.njk`, listView(await list(bare))))
  app.get(`/${template}-duties`, async (_, res) =>
    res.render(`${template}.njk`, listView(await withDuties('staff', list, 'looked at a work list'))),
  )
}

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
