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
describe('The walls of a plan', () => {
  const about = [
    'plans',
    'plan_history',
    'plan_items',
    'plan_item_history',
    'goals',
    'goal_ratings',
    'tries',
    'support_moves',
  ]

  it('stand in the database, whatever a page forgets', async () => {
    const { childId, here } = await sharedChild()
    const item = await addItem(parent, here)
    await world.post(parent, `${here}/plan/items/${item}`, typedItem({ try: 'Other', over: '0' }))
    await world.post(parent, `${here}/plan/about`, { liked: 'Funny', matters: '', over: '0' })
    await world.post(parent, `${here}/goals/new`, { words: 'Calm mornings', rating: '1' })
    await world.post(parent, `${here}/tries`, { item, result: 'helped' })
    await world.post(parent, `${here}/support`, { direction: 'up', reason: 'More' })
    const count = async (who: Asker, table: string) =>
      (
        await world.as(who, (tx) =>
          sql<{
            n: number
          }>`select count(*)::int as n from ${sql.table(table)} where child_id = ${childId}`.execute(tx),
        )
      ).rows[0]?.n
    for (const table of about) {
      assert.notEqual(await count(parent, table), 0, table)
      assert.notEqual(await count(teacher, table), 0, table)
      for (const who of [world.people.other, world.people.stranger, world.people.lead])
        assert.equal(await count(who, table), 0, table)
    }
  })

  it('let nobody write for another’s child, sign with another’s name, or alter what was told', async () => {
    const { childId, here } = await sharedChild()
    const item = await addItem(parent, here)
    await world.post(parent, `${here}/tries`, { item, result: 'helped' })
    const tryAs = (who: Asker, signedBy: string) =>
      world.as(who, (tx) =>
        sql`insert into tries (area_id, child_id, id, item, result, told_by) values (${world.ids.area}, ${childId}, ${newId()}, ${item}, 'helped', ${signedBy})`.execute(
          tx,
        ),
      )
    await assert.rejects(tryAs(world.people.other, world.people.other.personId), { code: '42501' })
    await assert.rejects(tryAs(parent, teacher.personId), { code: '42501' })
    for (const change of [
      sql`update tries set result = 'did not help'`,
      sql`update goal_ratings set rating = 10`,
      sql`update plan_item_history set said = '{}'`,
      sql`delete from support_moves`,
      sql`update plan_items set child_id = ${newId()}`,
    ])
      await assert.rejects(
        world.as(parent, (tx) => change.execute(tx)),
        { code: '42501' },
      )
  })
})
