/** Joining two records of one child, as somebody inside might try it in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, check, entering, many, nothing, person, refused } from './attacking.ts'
import { byOwner, type Check, type Outcome, type Step, type Wall } from './wall.ts'

const join = newId()
const step = (text: string, ...values: unknown[]): Step => ({ text, values })
const as = (wall: Wall, name: string, to: Step): Step => ({ ...to, enter: entering(wall, name) })
const tries = (wall: Wall, name: string, before: readonly Step[], { text, values }: Step) =>
  wall.as(name, text, values ?? [], before)
const fine = ({ code, said }: Outcome, what: string) =>
  assert.equal(code, undefined, `${what} ${String(said ?? '')}`)
const says = ({ said }: Outcome, words: RegExp, what: string) => assert.match(String(said), words, what)

const joins = (earlier: string, goesOn: string, { spoke = true, id = join } = {}) =>
  step(
    `select join_records($1, $2, $3, 'begun twice', 'They told me', 'a carer', $4)`,
    id,
    earlier,
    goesOn,
    spoke,
  )
const undoes = step(`select undo_join($1, 'They are cousins') as undone`, join)
const here = (child: string) => step('select earlier, other_id from joined_here($1)', child)
const news = step('select child_id, earlier, undone from my_join_notices()')
const called = (first: string, family = 'Carter', day = '2018-05-04') =>
  step('select * from records_called($1, $2, $3)', first, family, day)
const strangers = ['priya', 'grace', 'ray', 'nina', 'hal', 'sorrel']
const noOrders = byOwner('update court_orders set ended_at = moment(), ended_by = by_id')
/** Robin is the earlier record, Kit’s goes on: Amy and Priya see both, Ben and Tom the first alone. */
const joined = (
  wall: Wall,
  earlier = wall.facts.children.robin,
  goesOn = wall.facts.children.kit,
): Step[] => [as(wall, 'stella', joins(earlier, goesOn))]
const apart = (wall: Wall): Step[] => [...joined(wall), as(wall, 'stella', undoes)]
const tells = (child: string) =>
  step(
    `insert into diagnoses (area_id, child_id, id, words, source, told_by) values (my_area(), $1, gen_random_uuid(), 'W', 'Us', my_person())`,
    child,
  )
const meets = (child: string) =>
  step(
    `insert into meetings (area_id, child_id, id, led_by, led_name) select my_area(), $1, gen_random_uuid(), my_person(), 'Me'`,
    child,
  )

export const joinAttacks: Check[] = [
  check('joins two records of the area by its steward alone, each in one place', async (wall) => {
    const { robin, kit, sam, pip, jay, jo } = wall.facts.children
    for (const who of strangers) refused(await tries(wall, who, [], joins(robin, kit)), 'NF403', who)
    refused(await tries(wall, 'amy', [], joins(robin, kit)), '42501', 'a family')
    for (const [who, earlier, goesOn] of [
      ['stan', robin, kit],
      ['stella', robin, pip],
      ['stella', pip, robin],
      ['stella', robin, robin],
      ['stella', robin, newId()],
    ] as const)
      says(await tries(wall, who, [], joins(earlier, goesOn)), /two records of this area/, `${who} joins`)
    fine(await tries(wall, 'stella', [], joins(robin, kit)), 'the steward')
    const next = (earlier: string, goesOn: string, before = joined(wall)) =>
      tries(wall, 'stella', before, joins(earlier, goesOn, { id: newId() }))
    refused(await next(robin, sam), 'NF409', 'twice')
    refused(await next(kit, sam), 'NF409', 'what goes on goes on elsewhere')
    refused(await next(sam, robin), 'NF409', 'goes on in an earlier one')
    fine(await next(sam, kit), 'two before one')
    fine(await next(kit, sam, apart(wall)), 'apart again')
    says(await next(jay, kit, []), /a young person writes there/, 'a young person’s own')
    fine(await next(kit, jay, []), 'theirs goes on')
    const glass = [
      byOwner(
        `insert into duties (area_id, id, staff_id, duty, from_on) values ($1, gen_random_uuid(), $2, 'steward', today())`,
        [wall.facts.kent.id, person(wall, 'nina')],
      ),
      as(wall, 'nina', step(`select find_for_glass($1, 'Kit', 'Carter', '2018-05-04')`, join)),
      as(wall, 'nina', step(`select break_glass(gen_random_uuid(), $1, 'missing', 'Not home')`, join)),
    ]
    says(await tries(wall, 'nina', glass, joins(kit, robin)), /through the glass/, 'in an emergency')
    const left = byOwner(`update child_carers set left_at = moment() where child_id = $1`, [jo])
    fine(await next(jo, kit, [left]), 'they have left')
  }),
  check('asks first whom a private home or an order of a court keeps safe', async (wall) => {
    const { robin, kit, nell } = wall.facts.children
    const unasked = (earlier: string, goesOn: string, before: Step[] = []) =>
      tries(wall, 'stella', before, joins(earlier, goesOn, { spoke: false }))
    for (const [one, other] of [
      [robin, kit],
      [kit, robin],
    ] as const) {
      const others = byOwner(
        'update court_orders set ended_at = moment(), ended_by = by_id where child_id <> $1',
        [one],
      )
      says(await unasked(one, other, [others]), /speak first/, 'an order stands')
    }
    fine(await unasked(robin, kit, [noOrders]), 'no order stands')
    const elsewhere = byOwner(
      'update court_orders set ended_at = moment(), ended_by = by_id where child_id in ($1, $2)',
      [robin, kit],
    )
    fine(await unasked(robin, kit, [elsewhere]), 'about another child')
    const over = byOwner('update court_orders set from_on = today() - 9, until_on = today() - 1')
    fine(await unasked(robin, kit, [over]), 'it is over')
    const today = byOwner('update court_orders set from_on = today() - 9, until_on = today()')
    says(await unasked(robin, kit, [today]), /speak first/, 'its last day')
    for (const [one, other] of [
      [kit, nell],
      [nell, kit],
    ] as const)
      says(await unasked(one, other, [noOrders]), /speak first/, 'a home is kept private')
    const opened = byOwner(
      'update home_hidings set ended_at = moment(), ended_by = by_id where ended_at is null',
    )
    fine(await unasked(kit, nell, [noOrders, opened]), 'it is open again')
  }),
  check('writes in the earlier record for nobody, but what goes on there', async (wall) => {
    const { robin, kit } = wall.facts.children
    const amy = person(wall, 'amy')
    for (const [who, writes] of [
      ['amy', tells(robin)],
      ['ben', tells(robin)],
      ['priya', meets(robin)],
      ['grace', meets(robin)],
      ['grace', step('update meetings set closed_at = moment() where child_id = $1', robin)],
      [
        'amy',
        step('update views set finished_at = null where author_id = my_person() and child_id = $1', robin),
      ],
    ] as const) {
      fine(await tries(wall, who, [], writes), `${who} before`)
      refused(await tries(wall, who, joined(wall), writes), 'NF424', who)
      fine(await tries(wall, who, apart(wall), writes), `${who} when they are apart`)
      fine(await tries(wall, who, joined(wall, kit, robin), writes), `${who} where it goes on`)
    }
    const all: [string, string, Step][] = [
      [
        'a view shown to nobody any more',
        'amy',
        step(
          `update views set released = 'nobody', released_to = '{}', released_at = null where author_id = my_person() and child_id = $1`,
          robin,
        ),
      ],
      [
        'what is not right',
        'amy',
        step(
          `insert into corrections (area_id, child_id, id, table_name, row_id, words, by_id, by_name)
           select area_id, child_id, gen_random_uuid(), 'tries', id, 'Not so', my_person(), 'Me' from tries where child_id = $1 limit 1`,
          robin,
        ),
      ],
      [
        'a yes that is taken back',
        'amy',
        step(
          `insert into support_agreements (area_id, child_id, id, said, by_id, by_name) values (my_area(), $1, gen_random_uuid(), 'withdrawn', my_person(), 'Amy')`,
          robin,
        ),
      ],
      [
        'a home kept private, with the names of colleagues in what is written',
        'amy',
        step(
          `select keep_home_private(gen_random_uuid(), $1, (select home_id from home_carers where child_id = $1 and carer_id = my_person() limit 1), 'a court said so', '{}')`,
          robin,
        ),
      ],
      [
        'a record kept to a few',
        'amy',
        step(
          `select keep_to_few(gen_random_uuid(), $1, 'a court said so', array[$2::uuid], today() + 30)`,
          robin,
          person(wall, 'priya'),
        ),
      ],
      [
        'a share that ends',
        'amy',
        step(
          `select end_grant(gen_random_uuid(), $1, $2, 'the family said stop')`,
          robin,
          wall.facts.grants['priya robin'],
        ),
      ],
      ['a pause', 'amy', step(`select ask_to_pause(gen_random_uuid(), $1, 'It is wrong')`, robin)],
    ]
    for (const [what, who, writes] of all) {
      const outcome = await tries(wall, who, joined(wall), writes)
      fine(outcome, what)
      assert.notEqual(outcome.count, 0, what)
    }
    // Nothing comes in by the back door either; what is on the wrong record may leave.
    const wrong = byOwner(
      `insert into tries (area_id, child_id, id, item, result, told_by) select area_id, id, $2, 'SE-S1', 'helped', $3 from children where id = $1`,
      [kit, join, amy],
    )
    const moves = (from: string, to: string) =>
      step(
        `select put_entry_aside(gen_random_uuid(), $1, 'tries', $2, $3, 'wrong child', '', '{}', null, null)`,
        from,
        join,
        to,
      )
    refused(await tries(wall, 'amy', [wrong, ...joined(wall)], moves(kit, robin)), 'NF424', 'moved in')
    fine(await tries(wall, 'amy', [wrong, ...joined(wall, kit, robin)], moves(kit, robin)), 'moved out')
    const lasting = byOwner(`update meetings set no_setting = not no_setting where child_id = $1`, [robin])
    fine(await wall.inTurn([...joined(wall), lasting]), 'the house itself')
  }),
  check('takes reviews off the lists and leaves calls there, and gives back the same', async (wall) => {
    const { robin, kit } = wall.facts.children
    // But what stood on lists for an hour that is over.
    const stands = byOwner(
      `select (select jsonb_agg(to_jsonb(d) order by to_jsonb(d)::text) from desk d where d.until > moment())::text || (select jsonb_agg(to_jsonb(u) order by to_jsonb(u)::text) from dues u)::text as rows`,
    )
    const [{ rows: before }, { rows: after }] = [
      await wall.inTurn([stands]),
      await wall.inTurn([...apart(wall), stands]),
    ]
    assert.deepEqual(after, before, 'as it was')
    const left = byOwner(
      `select distinct list from (select list from desk where child_id = $1 union all select list from dues where child_id = $1) l order by 1`,
      [robin],
    )
    const lists = async (steps: Step[]) => (await wall.inTurn([...steps, left])).rows.map(({ list }) => list)
    assert.ok((await lists([])).includes('reviews'))
    assert.deepEqual(
      await lists(joined(wall)),
      (await lists([])).filter((list) => !['reviews', 'countersign'].includes(String(list))),
    )
    assert.ok((await lists(joined(wall))).includes('talk'), 'a call that was promised')
    assert.deepEqual(await lists(joined(wall, kit, robin)), await lists([]), 'where it goes on')
  }),
  check('says where it goes on to whoever sees one, and of the other nothing', async (wall) => {
    const { robin, kit, sam } = wall.facts.children
    const rows = async (who: string, child: string, steps = joined(wall)) =>
      (await tries(wall, who, steps, here(child))).rows
    for (const who of ['amy', 'priya']) {
      assert.deepEqual(await rows(who, robin), [{ earlier: true, other_id: kit }], who)
      assert.deepEqual(await rows(who, kit), [{ earlier: false, other_id: robin }], who)
    }
    for (const who of ['ben', 'tom', 'petra', 'grace'])
      assert.deepEqual(await rows(who, robin), [{ earlier: true, other_id: null }], who)
    for (const who of ['carol', 'edith', 'nina', 'stella', 'hal'])
      for (const child of [robin, kit]) assert.deepEqual(await rows(who, child), [], who)
    assert.deepEqual(await rows('amy', robin, apart(wall)), [], 'apart again')
    assert.deepEqual(await rows('carol', sam), [], 'another record')
    const told = async (who: string, steps = joined(wall)) => (await tries(wall, who, steps, news)).rows
    assert.deepEqual(await told('amy'), [{ child_id: robin, earlier: true, undone: false }], 'once')
    assert.deepEqual(await told('ben'), [{ child_id: robin, earlier: true, undone: false }])
    const other = joined(wall, sam, kit)
    assert.deepEqual(await told('amy', other), [{ child_id: kit, earlier: false, undone: false }])
    assert.deepEqual(await told('ben', apart(wall)), [{ child_id: robin, earlier: true, undone: true }])
    for (const who of ['carol', 'dee', 'nina', 'stella']) assert.deepEqual(await told(who), [], who)
    const aged = byOwner(`update joins set at = at - interval '15 days'`)
    assert.deepEqual(await told('amy', [...joined(wall), aged]), [], 'two weeks')
  }),
  check('is taken back by the steward of the area alone', async (wall) => {
    for (const who of strangers) {
      refused(await tries(wall, who, joined(wall), undoes), 'NF403', who)
      nothing(await tries(wall, who, joined(wall), step('select id from joins_here()')), `${who} reads them`)
    }
    refused(await tries(wall, 'amy', joined(wall), undoes), '42501', 'a family')
    says(await tries(wall, 'stan', joined(wall), undoes), /nobody joined this/, 'another area’s steward')
    nothing(await tries(wall, 'stan', joined(wall), step('select id from joins_here()')), 'nor reads them')
    many(await tries(wall, 'stella', joined(wall), step('select id from joins_here()')), 1, 'the steward')
    answers(await tries(wall, 'stella', joined(wall), undoes), true, 'undone')
    answers(await tries(wall, 'stella', apart(wall), undoes), false, 'twice')
  }),
  check(
    'finds records by every word exactly, for the steward, and shows no place kept private',
    async (wall) => {
      const { robin, nell } = wall.facts.children
      const found = async (who: string, look: Step, before: Step[] = []) =>
        (await tries(wall, who, before, look)).rows
      for (const who of strangers) refused(await tries(wall, who, [], called('Robin')), 'NF403', who)
      refused(await tries(wall, 'amy', [], called('Robin')), '42501', 'a family')
      assert.deepEqual(
        (await found('stella', called('robin', 'CARTER'))).map(({ child_id }) => child_id),
        [robin],
      )
      const others = byOwner(`update children set known_as = 'Rob' where id = $1`, [robin])
      many(await tries(wall, 'stella', [others], called('Rob')), 1, 'the name they are called')
      for (const look of [
        called('Rob'),
        called('%'),
        called('Robin', 'Diaz'),
        called('Robin', 'Carter', '2018-05-05'),
      ])
        assert.deepEqual(await found('stella', look), [])
      nothing(await tries(wall, 'stan', [], called('Robin')), 'in another area')
      assert.deepEqual(await found('stella', called('Pip', 'Okoro')), [], 'of another area')
      const [first] = await found('stella', called('Robin'))
      assert.ok(first?.['place'])
      const [hidden] = await found('stella', called('Nell', 'Reid'))
      assert.equal(hidden?.['child_id'], nell)
      assert.equal(hidden?.['place'], null, 'kept private')
      assert.equal(hidden?.['kept_safe'], true)
      assert.equal(String(first?.['carers']), 'Amy Carter, mother,Ben, father')
      const gone = byOwner(
        `update child_carers set left_at = moment() where child_id = $1 and carer_id = $2`,
        [robin, person(wall, 'ben')],
      )
      assert.equal(
        String((await found('stella', called('Robin'), [gone]))[0]?.['carers']),
        'Amy Carter, mother',
      )
      const counted = async (before: Step[]) =>
        JSON.stringify((await found('stella', called('Robin'), before))[0]?.['entries'])
      const aside = byOwner(
        `insert into aside_rows (area_id, row_id, aside_id) select g.area_id, g.id, (select id from put_aside p where p.area_id = g.area_id limit 1) from goals g where child_id = $1`,
        [robin],
      )
      assert.match(await counted([]), /"goals":1/)
      assert.doesNotMatch(await counted([aside]), /"goals"/, 'what is put aside')
      const trace = byOwner(
        `select from activity a where a.actor_id = $1 and a.what like 'looked for a record by%' and $2 = any (a.children)`,
        [person(wall, 'stella'), robin],
      )
      many(await wall.inTurn([as(wall, 'stella', called('Robin')), trace]), 1, 'a trace')
      const state = async (before: Step[]) => (await found('stella', called('Robin'), before))[0]?.['joined']
      assert.equal(await state([]), null)
      assert.equal(await state(joined(wall)), 'earlier')
      assert.equal(await state(joined(wall, wall.facts.children.sam, robin)), 'goes on')
      assert.equal(await state(apart(wall)), null)
    },
  ),
  check('keeps both as long as the one that is kept longest', async (wall) => {
    const { robin, kit, sam } = wall.facts.children
    const { kent } = wall.facts
    const until = (child: string) =>
      byOwner('select until_on::text from retention_of($1, $2)', [kent.id, child])
    const worries = byOwner(`update concerns set at = '2001-01-01'`)
    const older = byOwner(`update children set born_on = '2000-01-01' where id = $1`, [robin])
    const lasts = async (child: string, steps: Step[]) =>
      (await wall.inTurn([worries, ...steps, until(child)])).rows[0]?.['until_on']
    for (const pair of [joined(wall), joined(wall, kit, robin)])
      for (const child of [robin, kit])
        assert.equal(await lasts(child, [older, ...pair]), await lasts(kit, [older]), 'the longest')
    const kits = byOwner(`update children set born_on = '2000-01-01' where id = $1`, [kit])
    for (const child of [robin, kit])
      assert.equal(await lasts(child, [kits, ...joined(wall)]), await lasts(robin, [kits]), 'whichever it is')
    assert.notEqual(await lasts(robin, [older]), await lasts(kit, [older]))
    assert.equal(await lasts(robin, [older, ...apart(wall)]), await lasts(robin, [older]), 'apart again')
    const two = [...joined(wall), as(wall, 'stella', joins(sam, kit, { id: newId() }))]
    assert.equal(await lasts(robin, [older, ...two]), await lasts(sam, []), 'all that go on in one')
    const held = byOwner(
      `insert into retention_holds (area_id, child_id, id, reason, words, until_on, by_id, by_name, at) select area_id, $1, $2, 'court', 'W', today() + 9, id, 'S', moment() from staff where id = $3`,
      [robin, join, person(wall, 'stella')],
    )
    const isHeld = (child: string) => byOwner('select is_held($1, $2) as held', [kent.id, child])
    // The filling holds each record: only this one counts here.
    const none = byOwner('delete from retention_holds')
    answers(await wall.inTurn([none, held, ...joined(wall), isHeld(kit)]), true, 'held with it')
    answers(await wall.inTurn([none, held, isHeld(kit)]), false, 'by itself')
    answers(await wall.inTurn([none, held, ...apart(wall), isHeld(kit)]), false, 'apart again')
    const print = byOwner('select print from child_print($1, $2)', [kent.id, kit])
    assert.deepEqual(
      (await wall.inTurn([...joined(wall, kit, robin), print])).rows,
      (await wall.inTurn([...joined(wall, kit, sam), print])).rows,
      'a look at what is due is not changed by it',
    )
    for (const child of [robin, kit]) {
      const goes = byOwner('select erase_child($1, $2)', [kent.id, child])
      many(await wall.inTurn([...joined(wall), goes, byOwner('select from joins')]), 0, 'gone with either')
    }
  }),
  check(
    'is told to those who see either, once, by a letter that names nobody, and stays in both accounts',
    async (wall) => {
      const { robin, kit, sam } = wall.facts.children
      const quiet = byOwner('delete from outbox')
      const letters = byOwner(`select address from outbox where template = 'something-new' order by 1`)
      const to = async (steps: Step[]) =>
        (await wall.inTurn([quiet, ...steps, letters])).rows.map(({ address }) => address)
      assert.deepEqual(await to(joined(wall)), ['amy.carter@example.org', 'ben.carter@example.org'])
      assert.deepEqual(await to(joined(wall, sam, kit)), ['amy.carter@example.org', 'carol.diaz@example.org'])
      assert.deepEqual(
        await to(apart(wall)),
        ['amy.carter@example.org', 'ben.carter@example.org'],
        'once a day',
      )
      assert.deepEqual(
        await to([...joined(wall), quiet, as(wall, 'stella', undoes)]),
        ['amy.carter@example.org', 'ben.carter@example.org'],
        'of the undoing',
      )
      const mail = (who: string) =>
        byOwner(`insert into staff_emails (area_id, email, staff_id) values ($1, $2, $3)`, [
          wall.facts.kent.id,
          `${who}@work.example`,
          person(wall, who),
        ])
      const reached = [mail('priya'), mail('edith'), mail('petra')]
      assert.deepEqual(await to([...reached, ...joined(wall)]), [
        'amy.carter@example.org',
        'ben.carter@example.org',
        'priya@work.example',
      ])
      const over = byOwner('update reach set until = moment() where child_id = $1', [robin])
      assert.deepEqual(await to([over, ...joined(wall)]), ['amy.carter@example.org'], 'who sees it no more')
      const stella = [
        mail('stella'),
        byOwner(`insert into reach values ($1, $2, 'profile', $3, 'infinity')`, [
          wall.facts.kent.id,
          person(wall, 'stella'),
          robin,
        ]),
      ]
      assert.deepEqual(await to([...stella, ...joined(wall)]), [
        'amy.carter@example.org',
        'ben.carter@example.org',
      ])
      const broken = byOwner(
        `insert into address_troubles (area_id, kind, address, state, since, last_at) select area_id, kind, address, 'unreachable', moment(), moment() from sign_in_addresses where address = 'ben.carter@example.org'
       on conflict (area_id, kind, address) do update set state = 'unreachable'`,
      )
      assert.deepEqual(
        await to([broken, ...joined(wall)]),
        ['amy.carter@example.org'],
        'an address that does not work',
      )
      const traces = (child: string) =>
        byOwner(`select from activity where children = array[$1::uuid] and subject = $2 and not reading`, [
          child,
          join,
        ])
      for (const child of [robin, kit]) {
        many(await wall.inTurn([...joined(wall), traces(child)]), 1, 'joined')
        many(await wall.inTurn([...apart(wall), traces(child)]), 2, 'and apart')
      }
    },
  ),
]
