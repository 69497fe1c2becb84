import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { agreedLine, planWorld, typedItem, type Asker } from '../../test/support/plan-world.ts'

const world = await planWorld()
const { parent, teacher } = world.people

/** A child whose family has shared profile and plan with the class teacher. */
async function sharedChild() {
  const childId = await world.addChild(parent)
  await world.shareWith(parent, childId, world.ids.teacher)
  return { childId, here: `/children/${childId}` }
}
const addItem = async (who: Asker, here: string, said: Record<string, string | string[]> = {}) => {
  const added = await world.post(who, `${here}/plan/items/new`, typedItem(said))
  assert.equal(added.status, 303, added.text)
  const { rows } = await sql<{
    id: string
  }>`select id from plan_items order by at desc, id desc limit 1`.execute(world.owner)
  return rows[0]?.id ?? ''
}

describe('Support', () => {
  it('moves in any direction with a reason, and comes back by one press with nothing told again', async () => {
    const { here } = await sharedChild()
    await addItem(parent, here)
    const move = (direction: string, reason: string) =>
      world.post(parent, `${here}/support`, { direction, reason })
    assert.equal((await move('down', 'Going well')).location, `${here}/support`)
    assert.equal((await move('up', 'New school')).location, `${here}/talk?why=moved`)
    assert.equal((await move('sideways', '')).status, 422)
    assert.equal((await move('pause', 'A rest')).status, 303)
    assert.match((await world.get(parent, `${here}/plan`)).text, /Support is paused/)
    const back = await world.post(parent, `${here}/support/back`)
    assert.equal(back.location, `${here}/talk?why=moved`)
    assert.equal((await world.post(parent, `${here}/support/back`)).location, `${here}/support`)
    const plan = await world.get(parent, `${here}/plan`)
    assert.match(plan.text, /Came back/)
    assert.match(plan.text, /Eat in the library/)
    await world.post(parent, `${here}/talk`, { ring: 'yes', why: 'moved' })
    const { rows } = await sql<{
      why: string
    }>`select why from contacts_due order by at desc limit 1`.execute(world.owner)
    assert.equal(rows[0]?.why, 'support moved')
  })

  it('comes back once and promises one call when two people press at the same moment', async () => {
    const { childId, here } = await sharedChild()
    await world.post(parent, `${here}/support`, { direction: 'pause', reason: 'A rest' })
    const back = await Promise.all([parent, teacher].map((who) => world.post(who, `${here}/support/back`)))
    assert.deepEqual(
      back.map(({ location }) => location).toSorted((a, b) => a.length - b.length),
      [`${here}/support`, `${here}/talk?why=moved`],
    )
    await Promise.all(
      [parent, teacher, parent].map((who) => world.post(who, `${here}/talk`, { ring: 'yes', why: 'moved' })),
    )
    const { rows } = await sql`select from contacts_due where child_id = ${childId}`.execute(world.owner)
    assert.equal(rows.length, 1)
  })

  it('never speaks of a pathway, a discharge or a closing', async () => {
    const { here } = await sharedChild()
    await addItem(parent, here)
    await world.post(parent, `${here}/support`, { direction: 'pause', reason: 'A rest' })
    for (const path of ['plan', 'support', 'talk', 'review', 'changes', 'goals', 'tries', 'sheets']) {
      const { text } = await world.get(parent, `${here}/${path}`)
      const words = text.replace(/<style>[^]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ')
      assert.doesNotMatch(words, /pathway|discharg|\bclosed?\b|\bclosing\b/i, path)
    }
  })
})

describe('A review', () => {
  it('says to draft first where nothing is agreed, and stops nothing', async () => {
    const { here } = await sharedChild()
    const page = await world.get(parent, `${here}/review`)
    assert.equal(page.status, 200)
    assert.match(page.text, /Tell us about Robin/)
  })

  it('takes both sides’ word, rates goals on the way and sets the next day', async () => {
    const { childId, here } = await sharedChild()
    await world.letTeamIn(parent, childId)
    assert.equal((await world.agree(childId, [agreedLine('sensory')], 13)).outcome, 'agreed')
    await world.post(parent, `${here}/goals/new`, { words: 'A friend to tea', rating: '3' })
    const form = await world.get(parent, `${here}/review`)
    const goal = /name="(r-[0-9a-f-]{36})"/.exec(form.text)?.[1] ?? ''
    const next = { 'nextOn-day': '1', 'nextOn-month': '3', 'nextOn-year': '2027' }
    const box = (name: string) =>
      new RegExp(`name="${name}"[^>]*value="(\\d+)"|value="(\\d+)"[^>]*name="${name}"`).exec(form.text)
    const boxes = Object.fromEntries(
      Object.keys(next).map((name) => [name, box(name)?.[1] ?? box(name)?.[2] ?? '']),
    )
    const wrong = await world.post(parent, `${here}/review`, {
      words: 'Sleep is better',
      ...boxes,
      [goal]: '12',
    })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Sleep is better/)
    const saved = await world.post(parent, `${here}/review`, {
      answer: 'better',
      words: 'Sleep is better',
      ...boxes,
      [goal]: '6',
    })
    assert.equal(saved.location, `${here}/review/saved`, saved.text)
    await world.post(teacher, `${here}/review`, { answer: 'harder', words: 'Lunch is loud', ...boxes })
    const after = await world.get(teacher, `${here}/review/saved`)
    assert.match(
      after.text,
      /The family says[^]*Sleep is better[^]*Nursery, school or college says[^]*Lunch is loud/,
    )
    assert.match(after.text, /Ask for a call/)
    assert.match((await world.get(parent, `${here}/goals`)).text, /began at 3 out of 10. Now it is 6/)
    const changes = await world.get(parent, `${here}/changes`)
    assert.match(changes.text, /A friend to tea/)
    assert.match((await world.get(parent, `${here}/plan`)).text, /Put the day in my calendar/)
    const file = await world.get(parent, `${here}/review/calendar`)
    assert.equal(file.headers.get('content-disposition'), 'attachment; filename="appointment.ics"')
    assert.match(file.text, /DTSTART;VALUE=DATE:\d{8}\r\n[^]*SUMMARY:An appointment/)
    assert.doesNotMatch(file.text.replaceAll('\r\n ', ''), /Robin|sleep|review|[0-9a-f]{8}-[0-9a-f]{4}/i)
  })
})

describe('Sheets', () => {
  async function childWithEverything() {
    const { childId, here } = await sharedChild()
    await world.letTeamIn(parent, childId)
    await world.agree(childId, [
      agreedLine('sensory', {
        strength: 'Notices everything',
        words: 'I like it quiet',
        reason: 'Secret reason',
        positions: { '': 36 },
      }),
    ])
    await world.post(parent, `${here}/plan/about`, { liked: 'Funny', matters: 'Trains', over: '0' })
    await addItem(parent, here, { place: 'home', need: 'HOME NEED', try: 'Dim the lights' })
    await addItem(parent, here, { place: 'setting', need: 'SCHOOL NEED', try: 'Quiet lunch' })
    await addItem(parent, here, { place: 'community', need: 'CLUB NEED', try: 'Come early' })
    const bad = await addItem(parent, here, { place: 'setting', need: 'OTHER NEED', try: 'Sit at the front' })
    await world.post(parent, `${here}/plan/items/${bad}/state`, { state: 'did not help' })
    return here
  }
  const wordsOf = (text: string) => (/<main[^]*<\/main>/.exec(text)?.[0] ?? '').replace(/<[^>]+>/g, ' ')

  it('show each reader only what they need, and never a need, a reason or a mark', async () => {
    const here = await childWithEverything()
    const page = async (kind: string) => wordsOf((await world.get(parent, `${here}/sheets/${kind}`)).text)
    const [one, supply, club] = [await page('one-page'), await page('supply'), await page('club')]
    for (const sheet of [one, supply, club]) {
      assert.doesNotMatch(sheet, / NEED|Secret reason|36/)
      assert.match(sheet, /Notices everything/)
    }
    assert.match(one, /Funny[^]*Trains[^]*I like it quiet[^]*Dim the lights[^]*Quiet lunch[^]*Come early/)
    assert.match(supply, /Quiet lunch[^]*Please do not[^]*Sit at the front/)
    assert.doesNotMatch(supply, /Dim the lights|Come early|Trains|I like it quiet/)
    const plan = await page('support-plan')
    assert.match(plan, /SCHOOL NEED: Quiet lunch. Jo Field, by/)
    assert.doesNotMatch(plan, /HOME NEED|CLUB NEED|Dim the lights|Secret reason/)
    assert.match(club, /Come early/)
    assert.doesNotMatch(club, /Dim the lights|Quiet lunch|Shah-Reed|Harbour|Trains/)
  })

  it('are PDFs that can be read aloud, named for what they are and not for whom', async () => {
    const here = await childWithEverything()
    for (const kind of ['one-page', 'supply', 'club', 'support-plan']) {
      const pdf = await world.get(parent, `${here}/sheets/${kind}.pdf`)
      assert.equal(pdf.status, 200)
      assert.equal(pdf.headers.get('content-type'), 'application/pdf')
      assert.match(pdf.headers.get('content-disposition') ?? '', /^inline; filename="[a-z-]+\.pdf"$/)
      assert.doesNotMatch(pdf.headers.get('content-disposition') ?? '', /robin|shah/i)
      assert.equal(pdf.text.slice(0, 5), '%PDF-')
      assert.match(pdf.text, /pdfuaid:part>1</)
      assert.match(pdf.text, /\/Lang ?\(en-GB\)/)
    }
  })

  it('are made even when a letter cannot be drawn, or words look like markup', async () => {
    const { here } = await sharedChild()
    await world.post(parent, `${here}/plan/about`, {
      liked: '🦖 #eval("1") $x$ \\ *',
      matters: '',
      over: '0',
    })
    const pdf = await world.get(parent, `${here}/sheets/one-page.pdf`)
    assert.equal(pdf.text.slice(0, 5), '%PDF-')
  })

  it('work for a child with nothing written yet', async () => {
    const { here } = await sharedChild()
    for (const kind of ['one-page', 'supply', 'club', 'support-plan']) {
      assert.match((await world.get(parent, `${here}/sheets/${kind}`)).text, /nothing for this sheet yet/)
      assert.equal((await world.get(parent, `${here}/sheets/${kind}.pdf`)).status, 200)
    }
  })
})
