/** Parental responsibility, its dispute, court orders and a carer's own notes, tried in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, check, entering, many, nothing, person, refused } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const [order, other, dispute] = [newId(), newId(), newId()]
const by = (wall: Wall, name: string, text: string, ...values: unknown[]): Step => ({
  text,
  values,
  enter: entering(wall, name),
})
const tables = [
  'order_decisions',
  'court_order_people',
  'court_orders',
  'responsibility_disputes',
  'responsibility_words',
]
const none = tables.map((table) => byOwner(`delete from ${table}`))
const say = `select say_responsibility(gen_random_uuid(), $1, $2, $3, $4)`
const said = 'select says from responsibility_words where child_id = $1'
const differ = `select dispute_responsibility($1, $2, $3, 'Not so')`
const looking = 'select about_id, looking from responsibility_disputed($1)'
const settle = 'select settle_dispute(gen_random_uuid(), $1, $2, $3, $4)'
const record = `select record_court_order($1, $2, 'child arrangements', today(), null, 'Saturdays', $3, $4::uuid[], $5::uuid[], $6::uuid[])`
const read = 'select means from court_orders where child_id = $1'
const decide = `select decide_by_order(gen_random_uuid(), $1, $2, $3::text[], 'The order says so')`
const holders = 'select holder_id from order_holders($1) where holder_id = $2'
const end = 'select end_court_order($1, $2)'
const share = `select share_for(gen_random_uuid(), $1, 'staff', $2, '{profile,contact}', 'infinity', 'advice', $3)`

/** Grace's order about Robin: it protects Amy, binds Ben, and Amy may read it. */
const written = (wall: Wall, { id = order, readers = ['amy'] } = {}): Step =>
  by(
    wall,
    'grace',
    record,
    id,
    wall.facts.children.robin,
    '2026-10-01',
    [person(wall, 'amy')],
    [person(wall, 'ben')],
    readers.map((name) => person(wall, name)),
  )
const asked = (wall: Wall): Step[] => [
  ...none,
  by(wall, 'amy', say, wall.facts.children.robin, person(wall, 'amy'), 'holds it', 'nothing'),
  by(wall, 'ben', differ, dispute, wall.facts.children.robin, person(wall, 'amy')),
]

const words: Check[] = [
  check('lets a carer say it of themselves alone, and a colleague what they were shown', async (wall) => {
    const { robin, sam, jay } = wall.facts.children
    const [amy, ben] = [person(wall, 'amy'), person(wall, 'ben')]
    refused(await wall.as('amy', say, [robin, ben, 'holds it', 'nothing']), 'NF403', 'of another carer')
    refused(await wall.as('amy', say, [robin, amy, 'holds it', 'birth certificate']), 'NF403', 'as if shown')
    refused(await wall.as('amy', say, [sam, amy, 'holds it', 'nothing']), 'NF403', 'of another family')
    refused(await wall.as('priya', say, [robin, ben, 'holds it', 'nothing']), 'NF403', 'shown nothing')
    refused(
      await wall.as('nina', say, [robin, ben, 'holds it', 'agreement']),
      'NF403',
      'does not see the child',
    )
    refused(
      await wall.as('yara', say, [jay, person(wall, 'jay'), 'holds it', 'agreement']),
      'NF403',
      'of themselves',
    )
    answers(await wall.as('amy', say, [robin, amy, 'holds it', 'nothing'], none), false, 'of herself')
    const shown = by(wall, 'priya', say, robin, amy, 'does not hold it', 'court order')
    answers(
      await wall.as('amy', say, [robin, amy, 'holds it', 'nothing'], [...none, shown]),
      true,
      'against a paper',
    )
    answers(await wall.as('amy', say, [robin, amy, 'not sure', 'nothing'], [...none, shown]), false, 'unsure')
    const before = by(wall, 'amy', say, robin, amy, 'does not hold it', 'nothing')
    answers(
      await wall.as('amy', say, [robin, amy, 'holds it', 'nothing'], [...none, before]),
      false,
      'against herself',
    )
    many(await wall.as('amy', said, [robin], [...none, before, shown]), 2, 'both stand')
  }),
  check('is looked into by the steward of this area alone, who reads why', async (wall) => {
    const { robin, sam } = wall.facts.children
    const amy = person(wall, 'amy')
    const of = asked(wall)
    refused(await wall.as('carol', differ, [newId(), robin, amy]), 'NF403', 'another family')
    refused(await wall.as('ben', differ, [newId(), robin, amy], none), 'NF403', 'of what nobody said')
    for (const who of ['amy', 'ben', 'priya']) many(await wall.as(who, looking, [robin], of), 1, who)
    for (const who of ['carol', 'nina', 'stella', 'hal'])
      nothing(await wall.as(who, looking, [robin], of), who)
    nothing(await wall.as('carol', looking, [sam], of), 'of another child')
    const why = 'select words from responsibility_disputes where child_id = $1'
    many(await wall.as('ben', why, [robin], of), 1, 'who asked')
    for (const who of ['amy', 'priya', 'stella']) nothing(await wall.as(who, why, [robin], of), who)
    const list = 'select words from disputes_in_area()'
    const about = 'select says from words_in_dispute($1)'
    for (const [who, n] of [
      ['stella', 1],
      ['stan', 0],
      ['grace', 0],
      ['hal', 0],
    ] as const) {
      many(await wall.as(who, list, [], of), n, `${who}, the list`)
      many(await wall.as(who, about, [dispute], of), n, `${who}, what was said`)
    }
    nothing(await wall.as('stella', about, [newId()], of), 'of no dispute')
    for (const who of ['grace', 'stan'])
      refused(await wall.as(who, settle, [dispute, 'holds it', 'agreement', 'Seen'], of), 'NF403', who)
    refused(
      await wall.as('stella', settle, [dispute, 'holds it', 'nothing', 'Seen'], of),
      'NF409',
      'shown nothing',
    )
    refused(
      await wall.as('stella', settle, [dispute, 'holds it', 'agreement', ' '], of),
      'NF409',
      'without why',
    )
    const settled = [...of, by(wall, 'stella', settle, dispute, 'holds it', 'agreement', 'Seen')]
    many(await wall.as('ben', said, [robin], settled), 2, 'beside what was said')
    nothing(await wall.as('amy', looking, [robin], settled), 'it is over')
    nothing(await wall.as('stella', list, [], settled), 'it is off the list')
    refused(
      await wall.as('stella', settle, [dispute, 'holds it', 'agreement', 'Seen'], settled),
      'NF409',
      'twice',
    )
    // Of a child whose place is kept from him, he does not learn who the colleagues are.
    const { nell } = wall.facts.children
    const hidden = [...none, by(wall, 'mia', say, nell, person(wall, 'mia'), 'holds it', 'nothing')]
    const kept = [...hidden, by(wall, 'dan', differ, dispute, nell, person(wall, 'mia'))]
    answers(
      await wall.as('dan', 'select looking from responsibility_disputed($1)', [nell], kept),
      'Somebody who helps your child',
      'dan',
    )
    answers(
      await wall.as('mia', 'select looking from responsibility_disputed($1)', [nell], kept),
      'Stella Hart',
      'mia',
    )
  }),
]

const orders: Check[] = [
  check('lets those who mind safety write an order down, and those it needs read it', async (wall) => {
    const { robin, sam } = wall.facts.children
    const [amy, ben, carol] = ['amy', 'ben', 'carol'].map((name) => person(wall, name))
    for (const who of ['priya', 'tom', 'nina', 'stella', 'hal'])
      refused(await wall.as(who, record, [newId(), robin, '2026-10-01', [amy], [ben], []]), 'NF403', who)
    refused(
      await wall.as('grace', record, [newId(), sam, '2026-10-01', [], [], []]),
      'NF403',
      'of another child',
    )
    refused(
      await wall.as('grace', record, [newId(), robin, '2096-10-01', [amy], [ben], []]),
      'NF409',
      'seen in time to come',
    )
    refused(await wall.as('grace', record, [newId(), robin, '2026-10-01', [amy], [amy], []]), 'NF409', 'both')
    refused(
      await wall.as('grace', record, [newId(), robin, '2026-10-01', [amy], [], [ben]]),
      'NF409',
      'read by who is not of it',
    )
    refused(
      await wall.as('grace', record, [newId(), robin, '2026-10-01', [carol], [], []]),
      '23503',
      'no carer of this child',
    )
    const of = [...none, written(wall)]
    for (const who of ['amy', 'grace']) many(await wall.as(who, read, [robin], of), 1, who)
    for (const who of ['ben', 'priya', 'tom', 'petra', 'nina', 'carol', 'hal', 'stella'])
      nothing(await wall.as(who, read, [robin], of), who)
    const two = [...of, written(wall, { id: other, readers: [] })]
    many(await wall.as('amy', read, [robin], two), 1, 'another order, of which she was not let to know')
    nothing(
      await wall.as('amy', read, [robin], [...of, byOwner('delete from reach where holder_id = $1', [amy])]),
      'sees the child no more',
    )
    const list = 'select means from orders_in_area()'
    for (const [who, n] of [
      ['stella', 1],
      ['stan', 0],
      ['grace', 0],
    ] as const) {
      many(await wall.as(who, list, [], of), n, who)
      many(await wall.as(who, holders, [order, ben], of), n, `${who}, who sees the record`)
    }
  }),
  check(
    'changes somebody’s access by the steward’s decision alone, and holds it against every door',
    async (wall) => {
      const { robin, jay } = wall.facts.children
      const [ben, tom, grace] = ['ben', 'tom', 'grace'].map((name) => person(wall, name))
      const of = [...none, written(wall)]
      const seen = `select id from children where id = $1`
      many(await wall.as('ben', seen, [robin], of), 1, 'by itself it changes nothing')
      for (const who of ['grace', 'hal'])
        assert.equal((await wall.as(who, decide, [order, ben, []], of)).said, 'this is for the steward', who)
      const elsewhere = await wall.as('stan', decide, [order, ben, []], of)
      assert.equal(elsewhere.said, 'no such order stands', 'another area’s steward')
      refused(await wall.as('stella', decide, [newId(), ben, []], of), 'NF403', 'no order')
      refused(
        await wall.as('stella', decide, [order, person(wall, 'carol'), []], of),
        'NF403',
        'who does not see it',
      )
      refused(
        await wall.as('stella', decide, [order, tom, ['contact']], of),
        'NF409',
        'nothing without the profile',
      )
      const closed = [...of, by(wall, 'stella', decide, order, ben, [])]
      nothing(await wall.as('ben', seen, [robin], closed), 'closed at once')
      const shut = [...of, by(wall, 'stella', decide, order, tom, [])]
      nothing(await wall.as('tom', seen, [robin], shut), 'a colleague')
      refused(await wall.as('amy', share, [robin, tom, ''], shut), 'NF403', 'shared again')
      answers(await wall.as('amy', share, [robin, person(wall, 'nina'), ''], shut), '', 'with somebody else')
      const narrow = [...of, by(wall, 'stella', decide, order, tom, ['profile'])]
      many(await wall.as('tom', seen, [robin], narrow), 1, 'narrowed')
      answers(
        await wall.as('tom', `select may_reach($1, 'contact')`, [robin], narrow),
        false,
        'to the profile',
      )
      refused(await wall.as('amy', share, [robin, tom, ''], narrow), 'NF403', 'widened')
      const minute = byOwner(`update order_decisions set at = at - interval '1 minute'`)
      const lifted = [...shut, minute, by(wall, 'stella', decide, order, tom, null)]
      nothing(await wall.as('tom', seen, [robin], lifted), 'nothing is given back by itself')
      answers(await wall.as('amy', share, [robin, tom, ''], lifted), '', 'shared anew')
      refused(await wall.as('stella', end, [order, ' '], shut), 'NF403', 'ended without why')
      refused(await wall.as('grace', end, [order, 'Over'], shut), 'NF403', 'ended by another')
      for (const over of [
        by(wall, 'stella', end, order, 'Over'),
        byOwner(`update court_orders set from_on = today() - 9, until_on = today() - 1`),
      ])
        answers(await wall.as('amy', share, [robin, tom, ''], [...shut, over]), '', over.text)
      const ended = [...of, by(wall, 'stella', end, order, 'Over')]
      refused(await wall.as('stella', end, [order, 'Over'], ended), 'NF409', 'twice')
      refused(await wall.as('stella', decide, [order, ben, []], ended), 'NF403', 'one that stands no more')
      nothing(await wall.as('stella', 'select means from orders_in_area()', [], ended), 'off the list')
      refused(await wall.as('stan', end, [order, 'Over'], of), 'NF409', 'in another area')
      // What a young person sees of their own record is not the steward's to close.
      const own = byOwner(
        `insert into court_orders (area_id, child_id, id, kind, from_on, means, seen_on, by_id, by_name) values ($1, $2, $3, 'care order', today(), 'Words', today(), $4, 'Grace')`,
        [wall.facts.kent.id, jay, other, grace],
      )
      refused(await wall.as('stella', decide, [other, person(wall, 'jay'), []], [own]), 'NF403', 'jay')
      const why = 'select words from order_decisions where child_id = $1'
      many(await wall.as('grace', why, [robin], closed), 1, 'who minds safety reads why')
      for (const who of ['amy', 'priya', 'hal']) nothing(await wall.as(who, why, [robin], closed), who)
      const search = newId()
      const glass = [
        byOwner('update children set family_name = $2 where id = $1', [robin, 'Onlyone']),
        byOwner('delete from reach where holder_id = $1', [person(wall, 'nina')]),
        by(wall, 'amy', share, robin, person(wall, 'nina'), ''),
        by(wall, 'stella', decide, order, person(wall, 'nina'), []),
        by(wall, 'nina', `select find_for_glass($1, 'Robin', 'Onlyone', '2018-05-04')`, search),
        by(wall, 'nina', `select break_glass(gen_random_uuid(), $1, 'missing', 'Gone')`, search),
      ]
      many(await wall.as('nina', seen, [robin], [...of, ...glass]), 1, 'the hour of an emergency')
    },
  ),
]

const notes: Check[] = [
  check(
    'keeps a carer’s notes theirs until they show one, also from who asks for the whole record',
    async (wall) => {
      const { robin } = wall.facts.children
      const amy = person(wall, 'amy')
      const note = by(
        wall,
        'amy',
        `insert into carer_notes (area_id, child_id, id, carer_id, words) values (my_area(), $1, gen_random_uuid(), $2, 'At night')`,
        robin,
        amy,
      )
      const look = `select id from carer_notes where words = 'At night'`
      many(await wall.as('amy', look, [], [note]), 1, 'amy')
      for (const who of ['ben', 'priya', 'grace', 'stella', 'carol'])
        nothing(await wall.as(who, look, [], [note]), who)
      const shown = [note, by(wall, 'amy', `update carer_notes set shown = true where words = 'At night'`)]
      for (const who of ['ben', 'priya']) many(await wall.as(who, look, [], shown), 1, `${who}, shown`)
      const bens = by(wall, 'ben', `update carer_notes set shown = true where words = 'At night'`)
      nothing(await wall.as('priya', look, [], [note, bens]), 'shown by another')
      const asks = [
        byOwner('delete from whole_marks'),
        byOwner('delete from whole_rows'),
        byOwner('delete from whole_requests'),
      ]
      const ask = by(wall, 'ben', 'select ask_for_whole(gen_random_uuid(), $1, seen_by_me($1))', robin)
      const laid = byOwner(`select row_id from whole_rows where table_name = 'carer_notes'`)
      nothing(await wall.inTurn([...asks, note, ask, laid]), 'laid before the steward')
    },
  ),
  check('says what a share is for to whom it is shared with, while it lasts', async (wall) => {
    const { kit, robin } = wall.facts.children
    const tom = person(wall, 'tom')
    const given = by(wall, 'amy', share, kit, tom, 'So that mornings go well')
    const what = `select purpose_words from shared_with_me($1) where purpose_words <> ''`
    answers(await wall.as('tom', what, [kit], [given]), 'So that mornings go well', 'tom')
    for (const who of ['priya', 'nina', 'hal']) nothing(await wall.as(who, what, [kit], [given]), who)
    nothing(await wall.as('tom', what, [robin], [given]), 'of another child')
    const over = by(
      wall,
      'amy',
      `select end_grant(gen_random_uuid(), $1, (select grant_id from grant_events where child_id = $1 and holder_id = $2 and purpose_words <> ''), 'said stop')`,
      kit,
      tom,
    )
    nothing(await wall.as('tom', what, [kit], [given, over, by(wall, 'amy', share, kit, tom, '')]), 'ended')
    const past = byOwner(`update grant_events set until = moment() where purpose_words <> ''`)
    nothing(await wall.as('tom', what, [kit], [given, past]), 'run out')
    const unreached = byOwner('delete from reach where holder_id = $1', [tom])
    nothing(await wall.as('tom', what, [kit], [given, unreached]), 'who does not see the child')
  }),
]

export const responsibility = [...words, ...orders, ...notes]
