import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import { planWorld, typedItem, type Asker } from '../../test/support/plan-world.ts'

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
const changedOf = (page: string) => /name="over" value="(\d+)"/.exec(page)?.[1] ?? ''

describe('A plan', () => {
  it('says what to do when there is nothing in it, and needs no profile, school view or diagnosis', async () => {
    const here = `/children/${await world.addChild(parent)}`
    const page = await world.get(parent, `${here}/plan`)
    assert.equal(page.status, 200)
    assert.match(page.text, /Start with one small thing for Robin/)
    assert.match(page.text, /Add the first thing to try/)
    await addItem(parent, here)
    const planned = await world.get(parent, `${here}/plan`)
    assert.match(planned.text, /At Harbour Primary/)
    assert.match(planned.text, /Lunch somewhere quiet/)
    assert.match(planned.text, /Eat in the library with one friend/)
    assert.match(planned.text, /Getting advice · Getting help/)
  })

  it('puts four weeks in the box for the day', async () => {
    const { here } = await sharedChild()
    const page = await world.get(parent, `${here}/plan/items/new`)
    const { rows } = await sql<{ on: string }>`select (today() + 28)::text as "on"`.execute(world.owner)
    const [year, month, day] = (rows[0]?.on ?? '').split('-').map(Number)
    for (const value of [year, month, day]) assert.match(page.text, new RegExp(`value="${value}"`))
  })

  it('gives typed words back with what to do, and asks for at least one kind of help', async () => {
    const { here } = await sharedChild()
    const wrong = await world.post(parent, `${here}/plan/items/new`, typedItem({ who: '', helpKinds: [] }))
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Write who will do it/)
    assert.match(wrong.text, /Choose at least one kind of help/)
    assert.match(wrong.text, /Eat in the library with one friend/)
  })

  it('is written by the family and by staff it is shared with, and by nobody else', async () => {
    const { here } = await sharedChild()
    await addItem(teacher, here)
    assert.match((await world.get(parent, `${here}/plan`)).text, /Lunch somewhere quiet/)
    for (const who of [world.people.other, world.people.stranger, world.people.lead])
      for (const path of [
        'plan',
        'plan/items/new',
        'goals',
        'tries',
        'talk',
        'support',
        'review',
        'changes',
        'sheets/club',
        'sheets/club.pdf',
      ])
        assert.equal((await world.get(who, `${here}/${path}`)).status, 404, path)
    assert.equal((await world.post(world.people.other, `${here}/plan/items/new`, typedItem())).status, 404)
  })

  it('is not seen by someone who was shown only the profile', async () => {
    const childId = await world.addChild(parent)
    await world.as(parent, (tx) =>
      sql`select give_grant(${newId()}, ${childId}, 'staff', ${world.ids.stranger}, '{profile}', 'infinity', '')`.execute(
        tx,
      ),
    )
    assert.equal((await world.get(world.people.stranger, `/children/${childId}/plan`)).status, 404)
  })

  it('looks the same for an id that is wrong, missing or another child’s', async () => {
    const [one, two] = [await sharedChild(), await sharedChild()]
    const item = await addItem(parent, one.here)
    for (const path of [
      `/children/nonsense/plan`,
      `/children/${newId()}/plan`,
      `${two.here}/plan/items/${item}`,
      `${one.here}/plan/items/nonsense`,
      `${one.here}/goals/${newId()}`,
      `${one.here}/tries/${newId()}`,
      `${one.here}/sheets/anything`,
    ])
      assert.equal((await world.get(parent, path)).status, 404, path)
    assert.equal(
      (await world.post(parent, `${two.here}/plan/items/${item}/state`, { state: 'helped' })).status,
      404,
    )
    assert.equal(
      (await world.post(parent, `${one.here}/plan/items/${item}/state`, { state: 'x' })).status,
      404,
    )
  })

  it('tells the second of two people who change one thing, shows both and loses neither', async () => {
    const { here } = await sharedChild()
    const item = await addItem(parent, here)
    const at = `${here}/plan/items/${item}`
    const [mine, theirs] = [await world.get(parent, at), await world.get(teacher, at)]
    const first = await world.post(parent, at, typedItem({ try: 'Eat with Ali', over: changedOf(mine.text) }))
    assert.equal(first.status, 303)
    const second = await world.post(
      teacher,
      at,
      typedItem({ try: 'Eat at 12', over: changedOf(theirs.text) }),
    )
    assert.equal(second.status, 409)
    assert.match(second.text, /Eat with Ali/)
    assert.match(second.text, /Eat at 12/)
    const again = await world.post(
      teacher,
      at,
      typedItem({ try: 'Eat with Ali at 12', over: changedOf(second.text) }),
    )
    assert.equal(again.status, 303)
    const { rows } = await sql<{
      try: string
    }>`select said->>'try' as try from plan_item_history where item_id = ${item} order by at`.execute(
      world.owner,
    )
    assert.deepEqual(
      rows.map((row) => row.try),
      ['Eat in the library with one friend', 'Eat with Ali'],
    )
    assert.match((await world.get(parent, at)).text, /What it said before/)
  })

  it('tells the second of two people who write what matters', async () => {
    const { here } = await sharedChild()
    const said = { liked: 'Funny and kind', matters: 'Trains', over: '0' }
    assert.equal((await world.post(parent, `${here}/plan/about`, said)).status, 303)
    const second = await world.post(teacher, `${here}/plan/about`, { ...said, matters: 'Drawing' })
    assert.equal(second.status, 409)
    assert.match(second.text, /Trains[^]*Drawing/)
  })

  it('keeps one of two changes sent at the same moment, and gives the other back', async () => {
    const { here } = await sharedChild()
    const at = `${here}/plan/items/${await addItem(parent, here)}`
    const both = await Promise.all(
      [parent, teacher].map((who, i) => world.post(who, at, typedItem({ try: `Way ${i}`, over: '0' }))),
    )
    assert.deepEqual(
      both.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 409],
    )
  })

  it('is begun once by two people who begin it at the same moment', async () => {
    const { childId, here } = await sharedChild()
    const both = await Promise.all(
      [parent, teacher].map((who) => world.post(who, `${here}/plan/items/new`, typedItem())),
    )
    assert.deepEqual(
      both.map(({ status }) => status),
      [303, 303],
    )
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from plans where child_id = ${childId}`.execute(world.owner)
    assert.equal(rows[0]?.n, 1)
  })

  it('acts once when a form is sent twice', async () => {
    const { childId, here } = await sharedChild()
    const once = newId()
    for (let i = 0; i < 2; i++)
      assert.equal(
        (await world.post(parent, `${here}/plan/items/new`, typedItem({ once }))).location,
        `${here}/plan`,
      )
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from plan_items where child_id = ${childId}`.execute(world.owner)
    assert.equal(rows[0]?.n, 1)
  })

  it('is kept to forty things at a time', async () => {
    const { childId, here } = await sharedChild()
    const item = await addItem(parent, here)
    await sql`insert into plan_items (area_id, child_id, id, plan_id, line, need, try, place, who, by_on, help_kinds, added_by)
      select area_id, child_id, gen_random_uuid(), plan_id, line, need, try, place, who, by_on, help_kinds, added_by from plan_items, generate_series(1, 39) where id = ${item}`.execute(
      world.owner,
    )
    const more = await world.post(parent, `${here}/plan/items/new`, typedItem())
    assert.equal(more.status, 409)
    assert.match(more.text, /Stop one first/)
    assert.equal((await world.get(parent, `/children/${childId}/plan`)).status, 200)
  })

  it('writes who looked and who changed', async () => {
    const { here } = await sharedChild()
    await addItem(teacher, here)
    await world.get(teacher, `${here}/plan`)
    const log = (await world.get(parent, `${here}/who-looked`)).text
    assert.match(log, /Jo Field[^]*looked at the plan/)
    assert.match(log, /added to the plan/)
  })
})

describe('Two things that did not help', () => {
  const didNotHelp = (who: Asker, here: string, item: string) =>
    world.post(who, `${here}/plan/items/${item}/state`, { state: 'did not help' })

  it('bring a person, whom the family is asked about first', async () => {
    const { childId, here } = await sharedChild()
    const [one, two] = [await addItem(parent, here), await addItem(parent, here, { need: 'Calm mornings' })]
    assert.equal((await didNotHelp(parent, here, one)).location, `${here}/plan`)
    assert.equal(
      (await didNotHelp(parent, here, one)).location,
      `${here}/plan`,
      'the same thing twice is one thing',
    )
    assert.equal((await didNotHelp(parent, here, two)).location, `${here}/talk`)
    const offer = await world.get(parent, `${here}/talk`)
    assert.match(offer.text, /Would you like Sam Green to ring you\?/)
    assert.equal(
      (await world.get(world.people.lead, `${here}/plan`)).status,
      404,
      'the team is not let in before the yes',
    )
    assert.equal(
      (await world.post(parent, `${here}/talk`, { ring: 'yes', why: '' })).location,
      `${here}/talk`,
    )
    const promised = await world.get(parent, `${here}/talk`)
    assert.match(promised.text, /Sam Green will be in touch/)
    assert.match(promised.text, /By the end of <strong>\d+ \w+ \d{4}/)
    assert.equal((await world.get(world.people.lead, `${here}/plan`)).status, 200)
    await world.post(parent, `${here}/talk`, { ring: 'yes', why: '' })
    const { rows } = await sql<{
      why: string
    }>`select why from contacts_due where child_id = ${childId}`.execute(world.owner)
    assert.deepEqual(rows, [{ why: 'two did not help' }], 'promised once')
    const three = await addItem(parent, here, { need: 'Sleep' })
    assert.equal(
      (await didNotHelp(parent, here, three)).location,
      `${here}/plan`,
      'a call is on its way already',
    )
  })

  it('do not when one of them is tried again and helps', async () => {
    const { here } = await sharedChild()
    const [one, two] = [await addItem(parent, here), await addItem(parent, here, { need: 'Calm mornings' })]
    await didNotHelp(parent, here, one)
    await world.post(parent, `${here}/tries`, { item: one, result: 'helped', words: 'With Ali it did' })
    assert.equal((await didNotHelp(parent, here, two)).location, `${here}/plan`)
    const page = await world.get(parent, `${here}/tries`)
    assert.match(page.text, /It helped. With Ali it did/)
  })

  it('let staff ask for the call once the family has said yes', async () => {
    const { here } = await sharedChild()
    const [one, two] = [await addItem(teacher, here), await addItem(teacher, here, { need: 'Calm mornings' })]
    await didNotHelp(teacher, here, one)
    assert.equal((await didNotHelp(teacher, here, two)).location, `${here}/talk`)
    assert.match((await world.get(teacher, `${here}/talk`)).text, /Ask the family first/)
    await world.post(teacher, `${here}/talk`, { ring: 'yes', why: '' })
    assert.match((await world.get(parent, `${here}/plan`)).text, /Sam Green will be in touch/)
  })

  it('leave things as they are when the answer is not now', async () => {
    const { childId, here } = await sharedChild()
    assert.equal((await world.post(parent, `${here}/talk`, { ring: 'no' })).location, `${here}/plan`)
    const { rows } = await sql`select from contacts_due where child_id = ${childId}`.execute(world.owner)
    assert.equal(rows.length, 0)
  })

  it('refuse a thing that is neither in the plan nor in the handbook', async () => {
    const { here } = await sharedChild()
    for (const item of ['', newId(), 'x'.repeat(50)])
      assert.equal((await world.post(parent, `${here}/tries`, { item, result: 'helped' })).status, 404)
  })
})

describe('What the handbook says', () => {
  it('is offered in the plan, goes into it in one press, and is not offered twice', async () => {
    const { here } = await sharedChild()
    const page = await world.get(parent, `${here}/plan`)
    const id = /items\/new\?from=([A-Z]{2}-[SE]\d+)/.exec(page.text)?.[1] ?? ''
    const form = await world.get(parent, `${here}/plan/items/new?from=${id}`)
    assert.match(form.text, new RegExp(`name="item" value="${id}"`))
    const kept = /<textarea[^>]*name="try"[^>]*>([^<]+)/.exec(form.text)?.[1] ?? ''
    assert.ok(kept.length > 20, kept)
    await addItem(parent, here, { item: id, place: 'home' })
    assert.doesNotMatch((await world.get(parent, `${here}/plan`)).text, new RegExp(`from=${id}`))
    await world.post(parent, `${here}/tries`, { item: id, result: 'did not help' })
    assert.match((await world.get(parent, `${here}/plan`)).text, /It did not help:/)
  })
})
