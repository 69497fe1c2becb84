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

type Setup = {
  adminUrl: string
  webUrl: string
  familyKey: string
  staffKey: string
  holder: string
  carer: string
  areaId: string
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
const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const day = (value: unknown) => long.format(new Date(String(value)))

type Rows = Record<string, unknown>[]
async function withDuties(
  role: 'family' | 'staff',
  text: string,
  values: unknown[],
  what: string,
  childOf: (row: Record<string, unknown>) => unknown,
): Promise<Rows> {
  const client = await web.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('role', $1, true), set_config('ninefold.key', $2, true)`, [
      `app_${role}`,
      role === 'family' ? setup.familyKey : setup.staffKey,
    ])
    await client.query('select * from begin_visit()')
    const { rows } = await client.query(text, values)
    await client.query('select record($1, true, $2::uuid[], null)', [what, rows.map(childOf)])
    await client.query('commit')
    return rows
  } finally {
    client.release()
  }
}

const homeSql = `select c.id, c.known_as, c.born_on::text as born_on, s.name as setting_name,
    extract(year from age(c.born_on))::int as years from children c left join settings s on s.id = c.setting_id`
const listSql = `select d.due_on::text as due_on, d.item_id, d.child_id, c.known_as, c.family_name, c.born_on::text as born_on, c.district, s.name as setting_name
    from desk d join children c on c.area_id = d.area_id and c.id = d.child_id left join settings s on s.id = c.setting_id
    where d.area_id = $1 and d.holder_id = any ($2::uuid[]) and d.list = 'reviews' order by d.due_on, d.item_id limit 51`

const head = ['Child', 'Born', 'Where', 'Setting', 'Due']
const tableRows = (rows: Rows) =>
  rows.slice(0, 50).map((row) => ({
    childId: row['child_id'],
    name: `${String(row['known_as'])} ${String(row['family_name'])}`,
    born: day(row['born_on']),
    where: row['district'],
    setting: row['setting_name'] ?? 'No setting now',
    due: day(row['due_on']),
  }))

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
app.get('/family-bare', async (_, res) => {
  const { rows } = await admin.query(
    `${homeSql} where c.id in (select child_id from reach where holder_id = $1 and scope = 'profile') order by c.born_on limit 20`,
    [setup.carer],
  )
  res.render('family.njk', { rows })
})
app.get('/family-duties', async (_, res) => {
  res.render('family.njk', {
    rows: await withDuties(
      'family',
      `${homeSql} order by c.born_on limit 20`,
      [],
      'looked at their first page',
      (row) => row['id'],
    ),
  })
})
app.get('/list-bare', async (_, res) => {
  const { rows } = await admin.query(listSql, [setup.areaId, [setup.holder]])
  res.render('list.njk', { head, rows: tableRows(rows) })
})
app.get('/list-duties', async (_, res) => {
  const rows = await withDuties(
    'staff',
    listSql,
    [setup.areaId, [setup.holder]],
    'looked at a work list',
    (row) => row['child_id'],
  )
  res.render('list.njk', { head, rows: tableRows(rows) })
})

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 })
})
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
