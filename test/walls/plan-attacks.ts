/** The plan for when things are hard, tried in SQL of their own by those it does not name. */
import { newId } from '#platform/ids.ts'
import { answers, check, entering, many, nothing, person, refused } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const by = (wall: Wall, name: string, text: string, ...values: unknown[]): Step => ({
  text,
  values,
  enter: entering(wall, name),
})
const begin = (days = 28) =>
  `select begin_safety_plan(gen_random_uuid(), $1, '', '', '', '', '', today() + ${days}, $2::uuid[])`
const change = (days = 28) =>
  `select change_safety_plan(gen_random_uuid(), $1, $2, 'New', '', '', '', '', today() + ${days})`
const speak = 'select say_in_safety_plan(gen_random_uuid(), $1, $2, $3)'
const name = 'select name_in_safety_plan(gen_random_uuid(), $1, $2)'
const off = `select take_off_safety_plan($1, (select id from safety_plan_people where child_id = $1 and holder_id = $2 and ended_at is null))`
const part = `select write_safety_part(gen_random_uuid(), $1, $2, 'I come')`
const look = 'select signs from safety_plans where child_id = $1'
const nobodysPlan = (child: string) =>
  ['parts', 'people', 'words']
    .map((each) => byOwner(`delete from safety_plan_${each} where child_id = $1`, [child]))
    .concat(byOwner('delete from safety_plans where child_id = $1', [child]))
const idOf = async (wall: Wall, child: string, holder: string) =>
  String(
    (
      await wall.owner(
        'select id from safety_plan_people where child_id = $1 and holder_id = $2 order by ended_at nulls first limit 1',
        [child, holder],
      )
    )[0]?.['id'],
  )

const reads: Check[] = [
  check('reads it for those it names alone, while they reach the child', async (wall) => {
    const { robin, jay } = wall.facts.children
    for (const who of ['amy', 'priya', 'grace']) many(await wall.as(who, look, [robin]), 1, who)
    for (const who of ['ben', 'tom', 'petra', 'una', 'edith', 'nina', 'stella', 'ray', 'carol', 'dee', 'hal'])
      nothing(await wall.as(who, look, [robin]), who)
    nothing(await wall.as('priya', look, [wall.facts.children.kit]), 'named in another child’s plan')
    for (const who of ['jay', 'yara']) many(await wall.as(who, look, [jay]), 1, who)
    nothing(await wall.as('fay', look, [jay]), 'the mother of a young person who did not name her')
    const stopped = byOwner('delete from reach where holder_id = $1', [person(wall, 'priya')])
    nothing(await wall.as('priya', look, [robin], [stopped]), 'named, and does not see the child any more')
    answers(await wall.as('ben', 'select in_safety_plan($1)', [robin]), false, 'ben')
    answers(
      await wall.as('amy', 'select in_safety_plan($1)', [wall.facts.children.sam]),
      false,
      'of another child',
    )
  }),
  check('opens with the record in an emergency, for reading alone', async (wall) => {
    const { robin } = wall.facts.children
    const search = newId()
    const glass = [
      byOwner('update children set family_name = $2, born_on = $3 where id = $1', [
        robin,
        'Onlyone',
        '2018-05-04',
      ]),
      by(wall, 'nina', `select find_for_glass($1, 'Robin', 'Onlyone', '2018-05-04')`, search),
      by(wall, 'nina', `select break_glass(gen_random_uuid(), $1, 'missing', 'Gone')`, search),
    ]
    many(await wall.as('nina', look, [robin], glass), 1, 'for the hour')
    refused(await wall.as('nina', change(), [robin, 1], glass), 'NF403', 'writes')
    refused(await wall.as('nina', speak, [robin, 'Words', 'me'], glass), 'NF403', 'writes for them')
    // Named once, and let in by nothing but the glass now.
    const nina = byOwner(
      'insert into safety_plan_people (area_id, child_id, id, holder_id, by_id) select area_id, id, gen_random_uuid(), $2, $2 from children where id = $1',
      [robin, person(wall, 'nina')],
    )
    const once = [nina, ...glass]
    const priya = await idOf(wall, robin, person(wall, 'priya'))
    for (const [text, values] of [
      [change(), [robin, 1]],
      [speak, [robin, 'Words', 'me']],
      [name, [robin, person(wall, 'ben')]],
      [part, [robin, priya]],
    ] as const)
      refused(await wall.as('nina', text, values, once), 'NF403', text)
    const over = byOwner(`update clock set moved = moved + interval '2 hours'`)
    nothing(await wall.as('nina', look, [robin], [...glass, over]), 'after it')
    const gone = nobodysPlan(robin)
    refused(
      await wall.as('nina', begin(), [robin, [person(wall, 'amy')]], [...gone, ...glass]),
      'NF403',
      'begins',
    )
  }),
]

const writes: Check[] = [
  check('is begun once, by somebody who reaches the child, and names only who may see them', async (wall) => {
    const { jo, robin, sam } = wall.facts.children
    const yara = person(wall, 'yara')
    for (const who of ['amy', 'finn', 'stella', 'nina', 'hal'])
      refused(await wall.as(who, begin(), [jo, []]), 'NF403', who)
    refused(await wall.as('jo', begin(), [jo, [person(wall, 'finn')]]), 'NF403', 'whoever may not see them')
    refused(await wall.as('jo', begin(85), [jo, [yara]]), 'NF409', 'more than twelve weeks')
    refused(await wall.as('jo', begin(-1), [jo, [yara]]), 'NF409', 'a day that is past')
    for (const who of ['amy', 'ben'])
      refused(await wall.as(who, begin(), [robin, []]), 'NF409', `a second, by ${who}`)
    refused(
      await wall.as('carol', begin(), [sam, [person(wall, 'amy')]], nobodysPlan(sam)),
      'NF403',
      'another family',
    )
    const mine = by(wall, 'yara', begin(), jo, [yara])
    many(await wall.as('jo', look, [jo], [mine]), 1, 'the young person is always named')
    const gone = nobodysPlan(robin)
    refused(await wall.as('priya', begin(), [robin, []], gone), 'NF409', 'nobody of the family')
    many(
      await wall.as(
        'amy',
        look,
        [robin],
        [...gone, by(wall, 'priya', begin(), robin, [person(wall, 'amy')])],
      ),
      1,
      'named',
    )
    nothing(
      await wall.as(
        'ben',
        look,
        [robin],
        [...gone, by(wall, 'priya', begin(), robin, [person(wall, 'amy')])],
      ),
      'not named',
    )
  }),
  check('is written by those it names, and keeps what the slower of two wrote', async (wall) => {
    const { robin } = wall.facts.children
    for (const who of ['ben', 'tom', 'nina', 'stella', 'carol', 'hal'])
      refused(await wall.as(who, change(), [robin, 1]), 'NF403', who)
    refused(await wall.as('amy', change(85), [robin, 1]), 'NF409', 'more than twelve weeks')
    refused(await wall.as('amy', change(), [robin, 7]), 'NF409', 'a version nobody wrote')
    answers(await wall.as('amy', change(), [robin, 1]), true, 'the first')
    const first = by(wall, 'amy', change(), robin, 1)
    answers(await wall.as('grace', change(), [robin, 1], [first]), false, 'the second')
    answers(await wall.as('grace', change(), [robin, 2], [first]), true, 'having read the first')
    const second = by(wall, 'grace', change(), robin, 1)
    many(await wall.as('priya', `${look} and signs = 'New'`, [robin], [first, second]), 2, 'both are kept')
  }),
  check('leaves their own words to the young person', async (wall) => {
    const { robin, jay } = wall.facts.children
    refused(await wall.as('yara', speak, [jay, 'Words', 'me']), 'NF403', 'somebody else')
    answers(await wall.as('jay', speak, [jay, 'Words', '']), '', 'their own')
    refused(await wall.as('fay', speak, [jay, 'Words', 'me']), 'NF403', 'who is not named')
    for (const who of ['ben', 'tom', 'hal'])
      refused(await wall.as(who, speak, [robin, 'Words', 'me']), 'NF403', who)
    answers(await wall.as('priya', speak, [robin, 'Words', 'to Priya']), '', 'written down')
    refused(await wall.as('priya', speak, [robin, 'Words', '']), 'NF409', 'said to nobody')
    refused(await wall.as('jay', speak, [jay, 'Words', 'me']), 'NF409', 'said to somebody')
  }),
]

const names: Check[] = [
  check('adds who may see the child, and takes off whose name is one’s to take off', async (wall) => {
    const { robin, jay } = wall.facts.children
    const [amy, ben, priya, yara, own, nina] = ['amy', 'ben', 'priya', 'yara', 'jay', 'nina'].map((who) =>
      person(wall, who),
    )
    for (const who of ['ben', 'tom', 'nina', 'hal'])
      refused(await wall.as(who, name, [robin, ben]), 'NF403', who)
    refused(await wall.as('amy', name, [robin, nina]), 'NF403', 'who may not see the child')
    const named = by(wall, 'amy', name, robin, ben)
    many(await wall.as('ben', look, [robin], [named]), 1, 'at once')
    many(await wall.as('ben', look, [robin], [named, named]), 1, 'twice is once')
    refused(await wall.as('amy', off, [robin, ben], [named]), 'NF403', 'a carer takes off another')
    nothing(
      await wall.as('ben', look, [robin], [named, by(wall, 'priya', off, robin, ben)]),
      'taken off at once',
    )
    nothing(await wall.as('ben', look, [robin], [named, by(wall, 'ben', off, robin, ben)]), 'by himself')
    nothing(await wall.as('priya', look, [robin], [by(wall, 'amy', off, robin, priya)]), 'a colleague')
    refused(await wall.as('priya', off, [robin, amy]), 'NF409', 'the last one of the family')
    refused(await wall.as('yara', off, [jay, own]), 'NF403', 'the young person')
    nothing(await wall.as('yara', look, [jay], [by(wall, 'jay', off, jay, yara)]), 'by the young person')
    const both = by(wall, 'jay', name, jay, person(wall, 'fay'))
    nothing(
      await wall.as('fay', look, [jay], [both, by(wall, 'jay', off, jay, person(wall, 'fay'))]),
      'a carer, by them',
    )
    const id = await idOf(wall, robin, priya ?? '')
    for (const who of ['ben', 'nina', 'hal', 'carol'])
      refused(
        await wall.as(who, 'select take_off_safety_plan($1, $2)', [robin, id]),
        'NF403',
        `${who} takes off`,
      )
    const still = by(wall, 'carol', 'select take_off_safety_plan($1, $2)', wall.facts.children.sam, id)
    many(await wall.as('priya', look, [robin], [still]), 1, 'a name of another child’s plan')
    for (const who of ['ben', 'nina', 'hal'])
      refused(await wall.as(who, part, [robin, id]), 'NF403', `${who} writes a part`)
    refused(
      await wall.as('carol', part, [wall.facts.children.sam, id]),
      'NF403',
      'a part of another child’s plan',
    )
    refused(
      await wall.as('amy', part, [robin, await idOf(wall, robin, person(wall, 'tom'))]),
      'NF403',
      'of who was taken off',
    )
    const agreed = `select agreed from safety_plan_parts where person_id = $1 and words = 'I come'`
    for (const [who, said] of [
      ['amy', false],
      ['priya', true],
    ] as const)
      answers(await wall.as('amy', agreed, [id], [by(wall, who, part, robin, id)]), said, `agreed, by ${who}`)
    answers(
      await wall.as(
        'amy',
        agreed,
        [await idOf(wall, robin, wall.facts.kent.team)],
        [by(wall, 'grace', part, robin, await idOf(wall, robin, wall.facts.kent.team))],
      ),
      true,
      'by one of the team',
    )
  }),
  check('tells those it names, and nobody else, by a letter that says nothing', async (wall) => {
    const { robin } = wall.facts.children
    const emails = ['priya', 'grace', 'tom', 'nina'].map((who) =>
      byOwner(
        `insert into staff_emails (area_id, staff_id, email) select area_id, id, $2 from staff where id = $1 on conflict do nothing`,
        [person(wall, who), `${who}@work.example.org`],
      ),
    )
    const before = [byOwner('delete from outbox'), ...emails]
    const told = byOwner(
      `select string_agg(address, ' ' order by address) as told from outbox where template = 'something-new'`,
    )
    const expected = {
      change: 'grace@work.example.org priya@work.example.org',
      byPriya: 'amy.carter@example.org grace@work.example.org',
    }
    answers(
      await wall.inTurn([...before, by(wall, 'amy', change(), robin, 1), told]),
      expected.change,
      'a change',
    )
    answers(
      await wall.inTurn([...before, by(wall, 'priya', change(), robin, 1), told]),
      expected.byPriya,
      'a change by another',
    )
    for (const [what, step] of [
      ['words', by(wall, 'priya', speak, robin, 'Words', 'me')],
      ['a part', by(wall, 'priya', part, robin, await idOf(wall, robin, person(wall, 'priya')))],
    ] as const)
      answers(await wall.inTurn([...before, step, told]), expected.byPriya, what)
    answers(
      await wall.inTurn([...before, by(wall, 'priya', name, robin, person(wall, 'tom')), told]),
      'amy.carter@example.org grace@work.example.org tom@work.example.org',
      'a name, and who has it',
    )
    answers(
      await wall.inTurn([...before, by(wall, 'amy', off, robin, person(wall, 'priya')), told]),
      'grace@work.example.org',
      'a name taken off',
    )
    const twice = [by(wall, 'amy', change(), robin, 1), by(wall, 'amy', change(), robin, 2)]
    answers(await wall.inTurn([...before, ...twice, told]), expected.change, 'once a day')
    const begun = [...nobodysPlan(robin), by(wall, 'amy', begin(), robin, [person(wall, 'priya')])]
    answers(await wall.inTurn([...before, ...begun, told]), 'priya@work.example.org', 'begun')
  }),
  check('is due on the desk of those it names', async (wall) => {
    const { robin } = wall.facts.children
    const due = 'select count(*)::int from safety_plans_due() where child_id = $1'
    const soon = byOwner('update safety_plans set review_by = today() + 14')
    for (const [who, n] of [
      ['priya', 1],
      ['grace', 1],
      ['tom', 0],
      ['nina', 0],
      ['stella', 0],
    ] as const)
      answers(await wall.as(who, due, [robin], [soon]), n, who)
    answers(
      await wall.as('priya', due, [robin], [byOwner('update safety_plans set review_by = today() + 15')]),
      0,
      'later',
    )
    const stopped = byOwner('delete from reach where holder_id = $1', [person(wall, 'priya')])
    answers(await wall.as('priya', due, [robin], [soon, stopped]), 0, 'who may not see the child any more')
    const beside = byOwner('update safety_plans set beside = true')
    answers(await wall.as('priya', due, [robin], [soon, beside]), 0, 'a version beside the plan')
  }),
]

export const hardDays: Check[] = [...reads, ...writes, ...names]
