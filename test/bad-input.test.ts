/** Whatever is sent, the answer is a clear page with the right status, nothing is stored that was refused, and nothing typed is lost. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { signInAs } from '#people/people.ts'
import { freshDatabase } from './support/database.ts'
import { type Fields, goodChild, handOf, houseOf } from './support/hand.ts'
import { settle } from './support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
let village: Awaited<ReturnType<typeof settle>>
let family = ''
let staff = ''
let child = ''

const send = (path: string, cookie: string, fields: Fields) => handOf(app, cookie).post(path, fields)

before(async () => {
  village = await settle(fresh)
  const { areaId } = village
  family = `ninefold=f.${(await signInAs(fresh.door, { areaId, personId: village.mother, role: 'family' })).key}`
  staff = `ninefold=s.${(await signInAs(fresh.door, { areaId, personId: village.senco, role: 'staff' })).key}`
  const answer = await send('/children/new', family, goodChild)
  child = (answer.headers.get('location') ?? '').replace('/view', '')
  assert.match(child, /^\/children\//)
  await send(`${child}/view`, family, {})
  await send(`${child}/share/staff/${village.senco}`, family, {
    scopes: ['profile', 'plan'],
    purpose: 'everyday help',
    until: 'until I say',
    sure: 'yes',
  })
  const begun = await send(`${child}/meetings/new`, staff, {})
  meeting = begun.headers.get('location') ?? ''
  assert.match(meeting, /meetings/)
})
let meeting = ''

/** A carer who has told us of nobody yet: one carer adds twenty children at most. */
async function newCarer() {
  const id = newId()
  await sql`insert into carers values (${village.areaId}, ${id}, 'Sam Okoro', now())`.execute(fresh.owner)
  return `ninefold=f.${(await signInAs(fresh.door, { areaId: village.areaId, personId: id, role: 'family' })).key}`
}

const year = new Date().getFullYear()

/** Every form a person can fill in: where it goes, whose it is, and answers that hold. */
const forms: { path: () => string; cookie: () => string; good: Record<string, string | string[]> }[] = [
  { path: () => '/sign-in', cookie: () => '', good: { area: 'kent-and-medway', reach: 'amy@example.org' } },
  { path: () => '/children/new', cookie: () => family, good: goodChild },
  {
    path: () => `${child}/contact`,
    cookie: () => family,
    good: { phone: '07700 900123', email: 'amy@example.org', postcode: 'TN23 1AA', bestTime: 'After six' },
  },
  {
    path: () => `${child}/share/staff/${village.teacher}`,
    cookie: () => family,
    good: { scopes: ['profile'], until: 'a year' },
  },
  { path: () => `${child}/view/joys`, cookie: () => family, good: { words: 'Stories', go: 'next' } },
  {
    path: () => `${child}/view/energy`,
    cookie: () => family,
    good: { 's-EN-O1': 'a_bit', 'm-': '20', 'n-home': 'some', strength: 'Swims', words: 'Tired', go: 'next' },
  },
  { path: () => `${child}/view/finish`, cookie: () => family, good: { released: 'nobody' } },
  {
    path: () => `${meeting}/lines/motor`,
    cookie: () => staff,
    good: {
      over: '',
      'm-': '20',
      'n-home': 'some',
      reason: 'Seen',
      strength: 'Brave',
      words: 'I climb',
      disagreement: '',
      go: 'agree',
    },
  },
  {
    path: () => `${meeting}/agree`,
    cookie: () => staff,
    good: {
      yesName: 'Amy',
      yesHow: 'in the room',
      youngPerson: 'said yes',
      'reviewOn-day': '1',
      'reviewOn-month': '2',
      'reviewOn-year': String(year + 1),
    },
  },
]

const bad: [string, string][] = [
  ['too long', 'a'.repeat(5000)],
  ['null byte', 'Ro\0bin'],
  ['half a character', 'x'],
  ['script', '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>'],
  ['SQL', "'; drop table children; --"],
  ['emoji', '🦖👩‍👩‍👧‍👦'],
  ['Arabic', 'روبن يحب البحر'],
  ['Nepali', 'रबिन'],
  ['right-to-left mark', '‮Robin'],
  ['a number', '-1e309'],
  ['blank', '   '],
  ['template', '${7*7}{{7*7}}'],
]

const rowsNow = async () => {
  const { rows } = await sql<{ n: string }>`select string_agg(t || ':' || n, ' ' order by t) as n from (
    select relname as t, (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from public.%I', relname), false, true, '')))[1]::text as n
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('sessions', 'activity_heads')) counts`.execute(
    fresh.owner,
  )
  return rows[0]?.n
}
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

describe('bad input', () => {
  for (const form of forms)
    it(`${form.path.toString().replace('() => ', '')}: every field, every kind of wrong`, async () => {
      for (const field of Object.keys(form.good))
        for (const [kind, value] of bad) {
          const before = await rowsNow()
          const answer = await send(form.path(), form.cookie(), { ...form.good, [field]: value })
          const html = await answer.text()
          const where = `${form.path()} ${field} ${kind}: ${answer.status}`
          assert.ok([200, 303, 422, 409].includes(answer.status), where)
          assert.doesNotMatch(html, /<script>alert|<img src=x| at .*\.tsx?:\d+/, where)
          if (answer.status === 422) {
            assert.match(html, /There is a problem/, where)
            assert.equal(await rowsNow(), before, `${where}: nothing is stored`)
            const shows = kind !== 'null byte' && kind !== 'half a character' && kind !== 'blank'
            const isWords =
              new RegExp(`<(?:input|textarea)[^>]*(?:name|id)="${field}"`).test(html) &&
              !new RegExp(
                `type="(?:radio|checkbox)"[^>]*name="${field}"|name="${field}"[^>]*type="(?:radio|checkbox)"`,
              ).test(html)
            if (shows && isWords)
              assert.ok(html.includes(escaped(value).slice(0, 60)), `${where}: what was typed is given back`)
          }
        }
    })

  it('takes other alphabets and emoji as they are', async () => {
    const family = await newCarer()
    for (const name of ['Şükrü', 'रबिन', 'O’Brien-Nkemelu', '李小龍', 'Robin 🦖']) {
      const answer = await send('/children/new', family, { ...goodChild, knownAs: name })
      assert.equal(answer.status, 303, name)
      const page = await app.request((answer.headers.get('location') ?? '').replace('/view', ''), {
        headers: { cookie: family },
      })
      assert.ok((await page.text()).includes(name))
    }
  })

  it('refuses a birth date that is still to come, and says what to do', async () => {
    const answer = await send('/children/new', family, { ...goodChild, 'bornOn-year': String(year + 1) })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /The day they were born must be today, .* or before/)
  })

  it('says so for a day that is not in the calendar', async () => {
    const answer = await send('/children/new', family, {
      ...goodChild,
      'bornOn-day': '31',
      'bornOn-month': '2',
    })
    assert.match(await answer.text(), /That day is not in the calendar/)
  })
})

describe('bad addresses', () => {
  for (const path of [
    '/children/not-an-id',
    '/children/01900000-0000-7000-8000-000000000000',
    '/children/%00',
    "/children/'--",
    '/children/../../etc/passwd',
    '/handbook/XX-S99',
    '/mars/help-now',
    '/children/01900000-0000-7000-8000-000000000000/plan',
    '/sign-in/x/y',
  ])
    it(`${path} is a clear page`, async () => {
      const answer = await app.request(path, { headers: { cookie: family } })
      assert.ok([404, 400].includes(answer.status), String(answer.status))
      const html = await answer.text()
      assert.match(html, /<h1>/)
      assert.doesNotMatch(html, /\.tsx?:\d+/)
    })

  it('gives odd questions in the address a page all the same', async () => {
    for (const query of [
      '?q=%00',
      '?q=%27%22%3C',
      '?age=XX&place=mars&line=__proto__',
      '?list=constructor',
      '?after=9999-99-99_x',
      '?before=NaN',
      `?q=${'a'.repeat(3000)}`,
      '?q=rob%00in',
      '?q=%ED%A0%80ro',
      '?list=reviews&after=%00_%00',
    ])
      for (const [path, cookie] of [
        ['/handbook', ''],
        ['/home', staff],
        ['/find', staff],
        [`${child}/who-looked`, family],
        [`${child}/share`, family],
        [`${child}/put-right`, staff],
      ] as const) {
        const answer = await app.request(`${path}${query}`, { headers: { cookie } })
        assert.equal(answer.status, 200, `${path}${query}`)
      }
  })
})

describe('a press that comes twice', () => {
  it('acts once, and goes where the first one went', async () => {
    const [once, family] = [newId(), await newCarer()]
    const [first, second] = await Promise.all([
      send('/children/new', family, { ...goodChild, once, knownAs: 'Twice' }),
      send('/children/new', family, { ...goodChild, once, knownAs: 'Twice' }),
    ])
    assert.equal(first.headers.get('location'), second.headers.get('location'))
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from children where known_as = 'Twice'`.execute(fresh.owner)
    assert.equal(rows[0]?.n, 1)
  })

  it('a form that was refused may be sent again', async () => {
    const [once, family] = [newId(), await newCarer()]
    assert.equal((await send('/children/new', family, { ...goodChild, once, knownAs: '' })).status, 422)
    assert.equal((await send('/children/new', family, { ...goodChild, once, knownAs: 'Again' })).status, 303)
  })
})

describe('one carer with very many children', () => {
  it('is told kindly at twenty, and loses nothing they typed', async () => {
    const family = await newCarer()
    for (let n = 0; n < 20; n++) assert.equal((await send('/children/new', family, goodChild)).status, 303)
    const answer = await send('/children/new', family, { ...goodChild, knownAs: 'Twenty-one' })
    assert.equal(answer.status, 409)
    const html = await answer.text()
    assert.match(html, /Twenty children is the most/)
    assert.match(html, /value="Twenty-one"/)
  })
})

describe('a session that ends while somebody writes', () => {
  it('keeps their words on the page, to send once they are in', async () => {
    const answer = await send(`${child}/view/joys`, '', {
      words: 'He tells stories about the sea',
      go: 'next',
    })
    assert.equal(answer.status, 401)
    const html = await answer.text()
    assert.match(html, /Nothing you wrote is lost/)
    assert.match(html, /name="words" value="He tells stories about the sea"/)
  })
})
