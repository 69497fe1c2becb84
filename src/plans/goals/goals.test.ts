import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planWorld } from '../../../test/support/plan-world.ts'

const world = await planWorld()
const { parent, teacher } = world.people

async function sharedChild() {
  const childId = await world.addChild(parent)
  await world.shareWith(parent, childId, world.ids.teacher)
  return { here: `/children/${childId}` }
}

describe('Goals', () => {
  const goalIn = (page: string) => /goals\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''

  it('are the family’s own, at most three at a time, and rated over time', async () => {
    const { here } = await sharedChild()
    const set = (words: string) => world.post(parent, `${here}/goals/new`, { words, rating: '2' })
    assert.equal((await set('Robin has a friend to tea')).status, 303)
    const goal = `${here}/goals/${goalIn((await world.get(parent, `${here}/goals`)).text)}`
    assert.equal((await world.post(teacher, `${goal}/rate`, { rating: '7' })).status, 303)
    const page = await world.get(parent, goal)
    assert.match(page.text, /You began at 2 out of 10. Now it is 7: closer/)
    assert.match(page.text, /Jo Field/)
    assert.equal((await world.post(parent, `${goal}/rate`, { rating: '11' })).status, 422)
    await set('Calm mornings')
    await set('A club to like')
    assert.equal((await set('One more')).status, 409)
    assert.equal((await world.post(parent, `${goal}/finish`)).status, 303)
    assert.equal((await set('One more')).status, 303)
  })

  it('stay three when five are sent at the same moment', async () => {
    const { here } = await sharedChild()
    const sent = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        world.post(parent, `${here}/goals/new`, { words: `Hope ${n}`, rating: '1' }),
      ),
    )
    assert.deepEqual(
      sent.map(({ status }) => status).toSorted((a, b) => a - b),
      [303, 303, 303, 409, 409],
    )
  })

  it('that reward masking are warned of with kinder words, and kept as they are if the family wishes', async () => {
    const { here } = await sharedChild()
    const typed = { words: 'Robin gives eye contact', rating: '1' }
    const warned = await world.post(parent, `${here}/goals/new`, typed)
    assert.equal(warned.status, 200)
    assert.match(warned.text, /People know Robin can be listening without looking/)
    assert.match(warned.text, /Robin gives eye contact/)
    assert.equal(
      (await world.post(parent, `${here}/goals/new`, { ...typed, sure: 'yes', go: 'keep' })).status,
      303,
    )
    assert.match((await world.get(parent, `${here}/goals`)).text, /<h2[^>]*>Robin gives eye contact/)
    await world.post(parent, `${here}/goals/new`, { ...typed, sure: 'yes', instead: 'eye contact' })
    assert.match(
      (await world.get(parent, `${here}/goals`)).text,
      /<h2[^>]*>People know Robin can be listening/,
    )
  })
})
