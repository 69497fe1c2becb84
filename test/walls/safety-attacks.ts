/** What is written when something is not safe, tried in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { check, refused, nothing, answers, person, entering } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

/** Something written about a child, as a step; the newest of its child. */
const writes = (
  wall: Wall,
  name: string,
  child: string,
  { id = newId(), keep = [] as string[], offer = '' } = {},
) => ({
  id,
  step: {
    text: 'select raise_concern($1, $2, $3, $4, $5, $6, $7, $8, current_date)',
    values: [
      id,
      child,
      'danger',
      'Words',
      '',
      offer,
      keep,
      keep.length > 0 ? 'could put somebody in danger' : null,
    ],
    enter: entering(wall, name),
  },
})
const takes = (wall: Wall, name: string, id: string, seen = 0): Step => ({
  text: 'select take_concern(gen_random_uuid(), $1, $2)',
  values: [id, seen],
  enter: entering(wall, name),
})
const speaks = (wall: Wall, name: string, id: string, when = 'moment()'): Step => ({
  text: `select close_concern(gen_random_uuid(), $1, 'Amy', 'Said', ${when})`,
  values: [id],
  enter: entering(wall, name),
})

export const notSafe: Check[] = [
  check(
    'writes about a child one reaches only, to somebody who reads, and keeps it from its carers only',
    async (wall) => {
      const { robin } = wall.facts.children
      for (const name of ['carol', 'petra', 'una', 'edith', 'nina', 'ray', 'hal', 'dee'])
        refused(await wall.inTurn([writes(wall, name, robin).step]), 'NF403', name)
      for (const name of ['amy', 'ben', 'priya', 'grace'])
        assert.equal((await wall.inTurn([writes(wall, name, robin).step])).code, undefined, name)
      refused(
        await wall.inTurn([writes(wall, 'priya', robin, { keep: [person(wall, 'carol')] }).step]),
        'NF403',
        'kept from another family',
      )
      const left = byOwner('update staff set active = false where id = $1', [person(wall, 'ray')])
      refused(await wall.inTurn([left, writes(wall, 'amy', robin).step]), 'NF409', 'a rota of who has left')
      refused(
        await wall.inTurn([byOwner('delete from safety_rota'), writes(wall, 'amy', robin).step]),
        'NF409',
        'an empty rota',
      )
      const own = writes(wall, 'amy', robin, { offer: 'Help' })
      refused(await wall.inTurn([own.step]), '23514', 'a family that offers itself help')
    },
  ),
  check('is taken by the rota alone, one after the other, while it is open', async (wall) => {
    const { robin, pip } = wall.facts.children
    const { id, step: written } = writes(wall, 'amy', robin)
    for (const name of ['grace', 'priya', 'nina', 'hal'])
      refused(await wall.inTurn([written, takes(wall, name, id)]), 'NF403', name)
    const elsewhere = writes(wall, 'dee', pip)
    refused(await wall.inTurn([elsewhere.step, takes(wall, 'ray', elsewhere.id)]), 'NF403', 'of another area')
    const first = takes(wall, 'ray', id)
    answers(await wall.inTurn([written, first]), true, 'the first')
    answers(await wall.inTurn([written, first, takes(wall, 'ray', id)]), false, 'who did not see the first')
    answers(await wall.inTurn([written, first, takes(wall, 'ray', id, 1)]), true, 'handed over')
    answers(
      await wall.inTurn([written, first, speaks(wall, 'ray', id), takes(wall, 'ray', id, 1)]),
      false,
      'when it is done',
    )
  }),
  check(
    'is done when it was taken and somebody spoke to them, once, by those who may act on it',
    async (wall) => {
      const { id, step: written } = writes(wall, 'amy', wall.facts.children.robin)
      const taken = takes(wall, 'ray', id)
      for (const name of ['priya', 'nina', 'hal'])
        refused(await wall.inTurn([written, taken, speaks(wall, name, id)]), 'NF403', name)
      refused(await wall.inTurn([written, speaks(wall, 'ray', id)]), 'NF409', 'before it is taken')
      for (const when of [`moment() + interval '1 second'`, `moment() - interval '1 second'`])
        refused(await wall.inTurn([written, taken, speaks(wall, 'ray', id, when)]), 'NF409', when)
      const closed = speaks(wall, 'grace', id)
      answers(await wall.inTurn([written, taken, closed]), true, 'staff the child’s safety is shared with')
      answers(await wall.inTurn([written, taken, closed, speaks(wall, 'ray', id)]), false, 'a second time')
    },
  ),
  check(
    'lists what waits for the rota of the area, and names the child to those who act on it',
    async (wall) => {
      const { robin, pip } = wall.facts.children
      const { id, step: written } = writes(wall, 'amy', robin)
      const listed = (name: string): Step => ({
        text: `select concern_id from open_concerns('danger', '-infinity', '00000000-0000-0000-0000-000000000000', 200)`,
        enter: entering(wall, name),
      })
      const waiting = (name: string): Step => ({
        text: 'select n from concerns_waiting()',
        enter: entering(wall, name),
      })
      const empty = byOwner('update concerns set done_at = moment()')
      const both = [empty, written, writes(wall, 'dee', pip).step]
      assert.deepEqual(
        (await wall.inTurn([...both, listed('ray')])).rows.map((row) => row['concern_id']),
        [id],
        'of the area, and open',
      )
      answers(await wall.inTurn([...both, waiting('ray')]), 1, 'counted')
      for (const name of ['grace', 'priya', 'nina']) {
        nothing(await wall.inTurn([...both, listed(name)]), name)
        nothing(await wall.inTurn([...both, waiting(name)]), name)
      }
      const whom = (name: string): Step => ({
        text: 'select known_as from concern_child($1)',
        values: [id],
        enter: entering(wall, name),
      })
      for (const name of ['ray', 'grace']) {
        const { rows } = await wall.inTurn([written, whom(name)])
        assert.deepEqual(rows, [{ known_as: 'Robin' }], name)
      }
      for (const name of ['priya', 'nina', 'hal']) nothing(await wall.inTurn([written, whom(name)]), name)
    },
  ),
  check('tells how to reach the writer, or the carers it is not kept from', async (wall) => {
    const { robin } = wall.facts.children
    const [own, kept] = [
      writes(wall, 'amy', robin),
      writes(wall, 'priya', robin, { keep: [person(wall, 'amy')] }),
    ]
    const numbers = byOwner(`update carer_contacts set phone = '07700 900001'`)
    const reach = (name: string, id: string): Step => ({
      text: 'select name, phone from concern_contacts($1)',
      values: [id],
      enter: entering(wall, name),
    })
    assert.deepEqual(
      (await wall.inTurn([numbers, own.step, reach('ray', own.id)])).rows.map((row) => row['phone']),
      ['07700 900001'],
      'the writer and no other carer',
    )
    const { rows } = await wall.inTurn([numbers, kept.step, reach('ray', kept.id)])
    assert.equal(rows.length, 2, 'both carers')
    assert.ok(
      rows.every((row) => row['phone'] === null),
      'but not how to reach whom it is kept from',
    )
    nothing(await wall.inTurn([numbers, own.step, reach('nina', own.id)]), 'a stranger')
  }),
  check(
    'tells a family that help was offered: of colleagues’ words only, unless it is kept from them',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      const offered = (name: string, child = robin): Step => ({
        text: 'select concern_id from help_offered($1)',
        values: [child],
        enter: entering(wall, name),
      })
      const open = writes(wall, 'priya', robin)
      const ids = async (...steps: Step[]) => (await wall.inTurn(steps)).rows.map((row) => row['concern_id'])
      assert.deepEqual(await ids(open.step, offered('amy')), [open.id])
      assert.deepEqual(await ids(open.step, offered('ben')), [open.id])
      assert.deepEqual(await ids(open.step, offered('carol')), [], 'another family')
      assert.deepEqual(await ids(open.step, offered('amy', kit)), [], 'about another child')
      assert.deepEqual(
        await ids(writes(wall, 'amy', robin).step, offered('ben')),
        [],
        'another carer’s words',
      )
      const kept = writes(wall, 'priya', robin, { keep: [person(wall, 'ben')] })
      assert.deepEqual(await ids(kept.step, offered('ben')), [], 'kept from him')
      assert.deepEqual(await ids(kept.step, offered('amy')), [kept.id], 'and not from her')
      const later = byOwner(`update grant_events set at = moment() + interval '1 day' where holder_id = $1`, [
        person(wall, 'amy'),
      ])
      assert.deepEqual(await ids(later, kept.step, offered('amy')), [], 'nor from who came later')
    },
  ),
]
