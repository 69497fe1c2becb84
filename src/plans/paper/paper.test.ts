import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planWorld, typedItem, type Asker } from '../../../test/support/plan-world.ts'

const world = await planWorld()
const { parent, teacher } = world.people

async function sharedChild() {
  const childId = await world.addChild(parent)
  await world.shareWith(parent, childId, world.ids.teacher)
  return `/children/${childId}`
}
/** A line of the paper as somebody types it; the day is what stands there already. */
const line = (n: number, said: Record<string, string> = {}) => {
  const { need, try: what, place, who, ...rest } = typedItem()
  const day = Object.entries(rest).filter(([name]) => name.startsWith('byOn-'))
  return Object.fromEntries(
    Object.entries({ need, try: what, place, who, kind: 'advice', ...Object.fromEntries(day), ...said }).map(
      ([name, value]) => [`${n}.${name}`, value],
    ),
  )
}
const send = (who: Asker, here: string, body: Record<string, string | string[] | undefined>) =>
  world.post(who, `${here}/plan/from-paper`, body as Record<string, string | string[]>)

describe('a plan on paper', () => {
  it('has room for all that a plan holds', async () => {
    const page = await world.get(parent, '/plan-on-paper')
    assert.equal(page.status, 200)
    for (const words of ['What is needed', 'What we will try', 'Where', 'Who', 'By when', 'What we hope for'])
      assert.match(page.text, new RegExp(words))
  })

  it('is written down on one page, by the family or a colleague, and stands in the plan at once', async () => {
    const here = await sharedChild()
    for (const who of [parent, teacher]) {
      const kept = await send(who, here, {
        ...line(1, { need: `A quiet start for ${who === parent ? 'mornings' : 'Mondays'}` }),
        ...line(2, { place: 'home' }),
        ...(who === teacher ? { 'hope-1': 'Robin has one friend round', 'close-1': '3' } : {}),
      })
      assert.equal(kept.status, 303, kept.text)
    }
    const plan = (await world.get(parent, `${here}/plan`)).text
    for (const words of [
      'A quiet start for mornings',
      'A quiet start for Mondays',
      'Robin has one friend round',
    ])
      assert.match(plan, new RegExp(words))
    assert.equal(plan.match(/Eat in the library with one friend/g)?.length, 4)
  })

  it('says of each line what is missing, keeps what was typed, and keeps nothing by halves', async () => {
    const here = await sharedChild()
    const wrong = await send(parent, here, {
      ...line(1),
      ...line(2, { who: '', kind: '', 'byOn-year': '2001' }),
      'hope-2': 'Sleeps through',
    })
    assert.equal(wrong.status, 422)
    for (const words of [
      'Line 2: write who will do it',
      'Line 2: choose what kind of help it is most',
      'Line 2: choose today or a day still to come',
      'Hope 2: choose how close you are to it today',
    ])
      assert.match(wrong.text, new RegExp(words))
    assert.match(wrong.text, /value="Sleeps through"/)
    assert.match((await world.get(parent, `${here}/plan`)).text, /Add the first thing to try/)
    const empty = await send(parent, here, {})
    assert.equal(empty.status, 422)
    assert.match(empty.text, /Write at least one line, or one thing you hope for/)
  })

  it('shows what to think over in a hope first, and keeps the family’s words at the second press', async () => {
    const here = await sharedChild()
    const body = { 'hope-1': 'Robin makes eye contact', 'close-1': '2' }
    const first = await send(parent, here, body)
    assert.equal(first.status, 200)
    assert.match(first.text, /Nothing is saved yet.*People know Robin can be listening without looking/s)
    assert.doesNotMatch((await world.get(parent, `${here}/goals`)).text, /makes eye contact/)
    assert.equal((await send(parent, here, { ...body, sure: 'yes' })).status, 303)
    assert.match((await world.get(parent, `${here}/goals`)).text, /makes eye contact/)
  })

  it('is refused whole where there is no room for all of it, with what to do', async () => {
    const here = await sharedChild()
    const hope = (n: number) => ({ [`hope-${n}`]: `Hope of number ${n}`, [`close-${n}`]: '1' })
    assert.equal((await send(parent, here, { ...hope(1), ...hope(2) })).status, 303)
    const full = await send(parent, here, { ...line(1), ...hope(1), ...hope(3) })
    assert.equal(full.status, 409)
    assert.match(full.text, /room for 3 hopes at a time, and 2 are in the plan already/)
    assert.match(full.text, /Eat in the library with one friend/)
    assert.match((await world.get(parent, `${here}/plan`)).text, /Add the first thing to try/)
    assert.equal((await world.get(teacher, `${here}/plan`)).status, 200)
  })
})
