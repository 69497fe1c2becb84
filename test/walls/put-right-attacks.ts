/** Putting a record right, as somebody inside might try it in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, check, entering, many, nothing, person, refused } from './attacking.ts'
import { putAside } from './tables.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const [entry, aside, other] = [newId(), newId(), newId()]
const step = (text: string, ...values: unknown[]): Step => ({ text, values })
const as = (wall: Wall, name: string, to: Step): Step => ({ ...to, enter: entering(wall, name) })

/** A goal with a rating, written by somebody about a child some time ago, on the plan the child has. */
const written = (wall: Wall, by: string, child: string): Step[] => [
  byOwner(
    `insert into goals (area_id, child_id, id, plan_id, words, added_by, at)
     select area_id, child_id, $1, id, 'Sleeps through', $2, moment() - interval '3 days' from plans where child_id = $3`,
    [entry, person(wall, by), child],
  ),
  byOwner(
    `insert into goal_ratings (area_id, child_id, id, goal_id, rating, by_name, rated_by)
     select area_id, child_id, $1, id, 3, 'Amy', added_by from goals where id = $2`,
    [newId(), entry],
  ),
]
const puts = (
  child: string,
  to: string | null = null,
  {
    table = 'goals',
    id = entry,
    as: called = aside,
    later = [] as string[],
    on = 'today() + 5',
    because = 'Police',
  } = {},
) =>
  step(
    `select put_entry_aside($1, $2, $3, $4, $5, 'wrong child', '', $6, ${on}, $7)`,
    called,
    child,
    table,
    id,
    to,
    later,
    because,
  )
const undoes = (id = aside) => step('select undo_put_aside($1) as undone', id)
const goalsOf = (child: string) =>
  step(`select id from goals where child_id = $1 and words = 'Sleeps through'`, child)
const tries = (wall: Wall, name: string, before: readonly Step[], { text, values }: Step) =>
  wall.as(name, text, values ?? [], before)
const reaching = (wall: Wall, name: string, child: string, scope = 'plan') =>
  byOwner(
    `insert into reach (area_id, holder_id, scope, child_id, until) values ($1, $2, $3, $4, 'infinity') on conflict (area_id, holder_id, scope, child_id) do update set until = 'infinity'`,
    [wall.facts.kent.id, person(wall, name), scope, child],
  )
const looks = (wall: Wall, name: string, child: string) =>
  as(wall, name, step('select record($1, true, $2, null)', 'looked', [child]))

export const putRight: Check[] = [
  ...putAside.map((name) =>
    check(`hides what is put aside from everybody, in ${name}`, async (wall) => {
      const { robin } = wall.facts.children
      const hide = (where: string) =>
        byOwner(
          `insert into aside_rows (area_id, row_id, aside_id) select t.area_id, t.id, p.id from ${name} t
             join lateral (select id from put_aside where area_id = t.area_id limit 1) p on true ${where} on conflict do nothing`,
        )
      const robins = hide(`where t.child_id = '${robin}'`)
      let seen = 0
      for (const who of ['amy', 'ben', 'priya', 'tom', 'petra', 'grace', 'ray', 'stella']) {
        const look = step(`select id from ${name} where child_id = $1`, robin)
        seen += (await tries(wall, who, [], look)).rows.length
        nothing(await tries(wall, who, [robins], look), `${who} reads`)
      }
      assert.ok(seen > 0, 'nobody sees a row that could be hidden')
      // Reads no column, so that the policy for changing stands alone.
      const [column] = await wall.owner(
        `select a.attname as column from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and has_column_privilege('app_family', a.attrelid, a.attnum, 'update') order by 1 limit 1`,
        [`public.${name}`],
      )
      if (!column) return
      const change = `update ${name} set ${String(column['column'])} = null`
      assert.deepEqual((await wall.as('amy', change, [], [hide('')])).count, 0, 'amy changes one')
    }),
  ),
  check('hangs nothing on what was put aside', async (wall) => {
    const { robin } = wall.facts.children
    const before = [...written(wall, 'amy', robin), as(wall, 'amy', puts(robin))]
    const rate = step(
      `insert into goal_ratings (area_id, child_id, id, goal_id, rating, by_name, rated_by) values ($1, $2, gen_random_uuid(), $3, 4, 'Amy', $4)`,
      wall.facts.kent.id,
      robin,
      entry,
      person(wall, 'amy'),
    )
    const ratings = step('select id from goal_ratings where goal_id = $1', entry)
    many(await tries(wall, 'amy', before, ratings), 0, 'what hung on it is hidden too')
    refused(await tries(wall, 'amy', before, rate), 'NF409', 'a rating of a goal put aside')
    assert.equal((await tries(wall, 'amy', written(wall, 'amy', robin), rate)).code, undefined, 'before that')
  }),
  check('is put aside by whoever wrote it and still reaches the child, or the steward', async (wall) => {
    const { robin, kit, sam, pip } = wall.facts.children
    const amys = written(wall, 'amy', robin)
    assert.equal((await tries(wall, 'amy', amys, puts(robin))).code, undefined, 'her own')
    assert.equal((await tries(wall, 'stella', amys, puts(robin))).code, undefined, 'the steward')
    for (const who of ['ben', 'grace', 'petra', 'priya', 'nina', 'hal', 'stan'])
      refused(await tries(wall, who, amys, puts(robin)), 'NF403', `${who}, another’s words`)
    refused(
      await tries(wall, 'edith', written(wall, 'edith', robin), puts(robin)),
      'NF403',
      'no longer let in',
    )
    refused(
      await tries(wall, 'priya', written(wall, 'priya', robin), puts(robin)),
      'NF403',
      'without its scope',
    )
    refused(await tries(wall, 'amy', amys, puts(kit)), 'NF403', 'as if of another child')
    refused(await tries(wall, 'stella', amys, puts(sam)), 'NF403', 'the steward, of another child')
    refused(
      await tries(wall, 'amy', [...amys, as(wall, 'amy', puts(robin, null, { as: other }))], puts(robin)),
      'NF403',
      'twice',
    )
    for (const table of [
      'carers',
      'pg_authid',
      'concerns',
      'goals; drop table goals',
      'sessions',
      'put_aside',
      '',
    ])
      refused(await tries(wall, 'amy', amys, puts(robin, null, { table })), 'NF403', `as if of ${table}`)
    refused(
      await tries(wall, 'stella', amys, puts(robin, null, { table: 'carers' })),
      'NF403',
      'a forged table',
    )
    refused(
      await tries(
        wall,
        'stan',
        [byOwner(`update goals set words = words where child_id = $1`, [pip]), ...amys],
        puts(robin),
      ),
      'NF403',
      'the steward of another area',
    )
    const glass = [
      ...written(wall, 'nina', kit),
      as(wall, 'nina', step(`select find_for_glass($1, 'Kit', 'Carter', '2018-05-04')`, other)),
      as(wall, 'nina', step(`select break_glass($1, $2, 'missing', 'Not home')`, newId(), other)),
    ]
    refused(await tries(wall, 'nina', glass, puts(kit)), 'NF403', 'through the glass')
  }),
  check('moves to a child one writes about too, in one’s own area', async (wall) => {
    const { robin, kit, sam, pip } = wall.facts.children
    const amys = written(wall, 'amy', robin)
    const there = (before: Step[], who: string, child: string) => tries(wall, who, before, goalsOf(child))
    many(await there([...amys, as(wall, 'amy', puts(robin, kit))], 'amy', kit), 1, 'there')
    many(await there([...amys, as(wall, 'amy', puts(robin, kit))], 'amy', robin), 0, 'no more here')
    refused(await tries(wall, 'amy', amys, puts(robin, sam)), 'NF403', 'another family’s child')
    refused(await tries(wall, 'amy', amys, puts(robin, pip)), 'NF403', 'another area’s child')
    refused(await tries(wall, 'stella', amys, puts(robin, pip)), 'NF403', 'the steward, to another area')
    assert.equal((await tries(wall, 'stella', amys, puts(robin, sam))).code, undefined, 'the steward, here')
    const petras = written(wall, 'petra', robin)
    refused(
      await tries(wall, 'petra', petras, puts(robin, kit)),
      'NF403',
      'a colleague, to a child they do not see',
    )
    refused(
      await tries(wall, 'petra', [...petras, reaching(wall, 'petra', kit, 'contact')], puts(robin, kit)),
      'NF403',
      'in another scope',
    )
    assert.equal(
      (await tries(wall, 'petra', [...petras, reaching(wall, 'petra', kit)], puts(robin, kit))).code,
      undefined,
      'a colleague who sees both',
    )
    const meeting = byOwner(`update meetings set led_by = $1 where child_id = $2`, [
      person(wall, 'amy'),
      robin,
    ])
    const [met] = await wall.owner(
      'select id from meetings where child_id = $1 order by begun_at desc limit 1',
      [robin],
    )
    refused(
      await tries(wall, 'amy', [meeting], puts(robin, kit, { table: 'meetings', id: String(met?.['id']) })),
      'NF409',
      'what is agreed together',
    )
    const review = byOwner(
      `insert into reviews (area_id, child_id, id, version_id, by_name, by_side, answer, next_on, written_by)
       select area_id, child_id, $1, id, 'Amy', 'family', 'still right', today() + 80, $2 from versions where child_id = $3 limit 1`,
      [entry, person(wall, 'amy'), robin],
    )
    const moved = puts(robin, kit, { table: 'reviews' })
    assert.equal((await tries(wall, 'amy', [review], moved)).code, undefined, 'under the profile there')
    const none = byOwner(
      `insert into aside_rows (area_id, row_id, aside_id) select v.area_id, v.id, (select id from put_aside where area_id = v.area_id limit 1) from versions v where child_id = $1`,
      [kit],
    )
    refused(await tries(wall, 'amy', [review, none], moved), 'NF409', 'where there is no profile')
    const ratings = byOwner(
      `insert into goal_ratings (area_id, child_id, id, goal_id, rating, by_name, rated_by)
       select g.area_id, g.child_id, gen_random_uuid(), g.id, 3, 'Amy', g.added_by from goals g, generate_series(1, 2000) where g.id = $1`,
      [entry],
    )
    refused(await tries(wall, 'amy', [...amys, ratings], puts(robin, kit)), 'NF409', 'more than can be shown')
  }),
  check(
    'writes anew under the right child all that hung on it, as it was, and begins a plan there',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      const noPlan = [
        byOwner(
          `insert into aside_rows (area_id, row_id, aside_id) select v.area_id, v.id, (select id from put_aside where area_id = v.area_id limit 1) from plans v where child_id = $1`,
          [kit],
        ),
        byOwner(`update plans set liked = 'Only Robin’s' where child_id = $1`, [robin]),
      ]
      const copied = byOwner(
        `select g.added_by = $2 and g.at < moment() - interval '2 days' and r.rating = 3 and p.child_id = g.child_id and p.liked <> 'Only Robin’s' as whole
       from goals g join goal_ratings r on r.goal_id = g.id join plans p on p.id = g.plan_id where g.child_id = $1 and g.words = 'Sleeps through'`,
        [kit, person(wall, 'amy')],
      )
      answers(
        await wall.inTurn([...written(wall, 'amy', robin), as(wall, 'amy', puts(robin, kit)), copied]),
        true,
        'the copy',
      )
      refused(
        await wall.inTurn([
          ...noPlan,
          ...written(wall, 'amy', robin),
          as(wall, 'amy', puts(robin, kit)),
          copied,
        ]),
        '23505',
        'a second plan, where the first is put aside',
      )
      const view = byOwner(
        `insert into views (area_id, child_id, id, author_id, voice, author_name, instrument, band, released, released_to)
       values ($1, $2, $3, $4, 'parent', 'Amy', '1', 'PR', 'everyone', $5)`,
        [wall.facts.kent.id, robin, entry, person(wall, 'amy'), [person(wall, 'priya')]],
      )
      const shown = byOwner(
        `select released || cardinality(released_to) as shown from views v join put_aside p on p.moved_as = v.id where p.id = $1`,
        [aside],
      )
      answers(
        await wall.inTurn([view, as(wall, 'amy', puts(robin, kit, { table: 'views' })), shown]),
        'nobody0',
        'a view is its giver’s until they show it there',
      )
    },
  ),
  check(
    'tells everybody who looked since it was written, at once; only the steward has somebody told later',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      const amys = written(wall, 'amy', robin)
      const earlier = byOwner(
        `update activity_children set at = at - interval '9 days' where child_id = $1`,
        [robin],
      )
      const looked = [
        ...amys,
        earlier,
        looks(wall, 'ben', robin),
        looks(wall, 'priya', kit),
        looks(wall, 'petra', robin),
      ]
      const told = byOwner(
        `select string_agg(coalesce(s.name, c.name), ' ' order by coalesce(s.name, c.name)) as who from aside_readers r left join staff s on s.id = r.person_id left join carers c on c.id = r.person_id where r.aside_id = $1 and r.kind = 'taken off'`,
        [aside],
      )
      answers(
        await wall.inTurn([...looked, as(wall, 'amy', puts(robin)), told]),
        'Ben Carter Petra Long',
        'who looked',
      )
      answers(
        await wall.inTurn([...looked, as(wall, 'stella', puts(robin)), told]),
        'Amy Carter Ben Carter Petra Long',
        'and who wrote it, when the steward does it',
      )
      const view = [
        byOwner(
          `insert into views (area_id, child_id, id, author_id, voice, author_name, instrument, band, begun_at) values ($1, $2, $3, $4, 'parent', 'Amy', '1', 'PR', moment() - interval '1 day')`,
          [wall.facts.kent.id, robin, entry, person(wall, 'amy')],
        ),
        looks(wall, 'ben', robin),
        as(wall, 'amy', puts(robin, null, { table: 'views' })),
      ]
      answers(await wall.inTurn([...view, told]), null, 'nobody, of a view shown to nobody')
      const later = [person(wall, 'ben')]
      refused(await tries(wall, 'amy', looked, puts(robin, null, { later })), 'NF403', 'a carer delays')
      for (const wrong of [{ on: 'today() + 91' }, { on: 'today() - 1' }, { because: '' }])
        refused(
          await tries(wall, 'stella', looked, puts(robin, null, { later, ...wrong })),
          'NF409',
          JSON.stringify(wrong),
        )
      const mine = step('select aside_id from my_put_right_notices() where aside_id = $1', aside)
      const now = [...looked, as(wall, 'stella', puts(robin, null, { later }))]
      many(await tries(wall, 'ben', now, mine), 0, 'told later')
      many(await tries(wall, 'petra', now, mine), 1, 'told now')
      many(await tries(wall, 'grace', now, mine), 0, 'another’s')
      const day = byOwner(`update aside_readers set from_on = today() where aside_id = $1`, [aside])
      many(await tries(wall, 'ben', [...now, day], mine), 1, 'on its day')
      const read = step(`select read_put_right($1, 'taken off') as read`, aside)
      answers(await tries(wall, 'grace', now, read), false, 'reads another’s')
      answers(await tries(wall, 'ben', now, read), false, 'reads before its day')
      many(await tries(wall, 'petra', [...now, as(wall, 'petra', read)], mine), 0, 'once it is read')
      const anothers = await tries(wall, 'ben', [...now, day, as(wall, 'petra', read)], mine)
      many(anothers, 1, 'not by another’s reading')
      const goes = byOwner(
        `select count(*)::int as n from outbox where template = 'something-new' and next_at > moment() + interval '3 days'`,
      )
      answers(await wall.inTurn([...now, goes]), 1, 'and the letter waits for that day')
    },
  ),
  check(
    'is delayed for one person by the steward alone, of the area, until they have read it',
    async (wall) => {
      const { robin } = wall.facts.children
      const now = [...written(wall, 'amy', robin), looks(wall, 'ben', robin), as(wall, 'amy', puts(robin))]
      const delay = (on = 'today() + 5', why = 'Police') =>
        step(`select tell_of_it_later($1, $2, ${on}, $3) as later`, aside, person(wall, 'ben'), why)
      answers(await tries(wall, 'stella', now, delay()), true, 'the steward')
      refused(await tries(wall, 'grace', now, delay()), 'NF403', 'a colleague')
      refused(await tries(wall, 'amy', now, delay()), '42501', 'a carer')
      answers(await tries(wall, 'stan', now, delay()), false, 'another area’s steward')
      for (const wrong of [delay('today() + 91'), delay('today() - 1'), delay('today() + 5', '')])
        refused(await tries(wall, 'stella', now, wrong), 'NF409', 'too long, or without a reason')
      const read = as(wall, 'ben', step(`select read_put_right($1, 'taken off')`, aside))
      answers(await tries(wall, 'stella', [...now, read], delay()), false, 'once it is read')
    },
  ),
  check(
    'is undone by whoever did it, while they reach both, or by the steward; once, and the later one first',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      const moved = [...written(wall, 'amy', robin), as(wall, 'amy', puts(robin, kit))]
      answers(await tries(wall, 'amy', moved, undoes()), true, 'her own')
      answers(await tries(wall, 'stella', moved, undoes()), true, 'the steward')
      for (const who of ['ben', 'grace', 'priya', 'petra', 'stan'])
        assert.equal(
          (await tries(wall, who, moved, undoes())).said,
          'this is not yours to undo',
          `${who}, another’s`,
        )
      const both = [...moved, reaching(wall, 'petra', kit)]
      refused(await tries(wall, 'petra', both, undoes()), 'NF403', 'another’s, by who sees both')
      const without = (child: string) =>
        byOwner(`delete from reach where holder_id = $1 and child_id = $2 and scope = 'plan'`, [
          person(wall, 'amy'),
          child,
        ])
      for (const child of [robin, kit])
        refused(
          await tries(wall, 'amy', [...moved, without(child)], undoes()),
          'NF403',
          'who no longer sees one of them',
        )
      refused(await tries(wall, 'amy', moved, undoes(newId())), 'NF403', 'what is not')
      const undone = [...moved, as(wall, 'amy', undoes())]
      answers(await tries(wall, 'amy', undone, undoes()), false, 'twice')
      many(await tries(wall, 'amy', undone, goalsOf(robin)), 1, 'it is back')
      many(await tries(wall, 'amy', undone, goalsOf(kit)), 0, 'and there no more')
      const onward = [
        ...moved,
        byOwner(
          `select set_config('test.copy', (select moved_as::text from put_aside where id = $1), true)`,
          [aside],
        ),
        as(wall, 'amy', {
          text: `select put_entry_aside($1, $2, 'goals', current_setting('test.copy')::uuid, null, 'a mistake', '', '{}', null, null)`,
          values: [other, kit],
        }),
      ]
      refused(await tries(wall, 'amy', onward, undoes()), 'NF409', 'what was moved on')
      answers(
        await tries(wall, 'amy', [...onward, as(wall, 'amy', undoes(other))], undoes()),
        true,
        'the later one first',
      )
    },
  ),
  check(
    'shows the entry and its readers to whoever may put it right, and names as each may know them',
    async (wall) => {
      const { robin } = wall.facts.children
      const amys = [...written(wall, 'amy', robin), looks(wall, 'ben', robin), looks(wall, 'edith', robin)]
      const reach = reaching(wall, 'edith', robin)
      const before = [reach, ...amys]
      const shown = step('select said from entry_to_put_right($1, $2, $3)', robin, 'goals', entry)
      const readers = step(
        `select coalesce(name, '-') as name from entry_readers($1, 'goals', $2) where last_at > moment() - interval '1 hour' order by 1`,
        robin,
        entry,
      )
      for (const who of ['amy', 'stella']) many(await tries(wall, who, before, shown), 1, who)
      for (const who of ['ben', 'grace', 'petra', 'nina', 'stan'])
        for (const look of [shown, readers]) many(await tries(wall, who, before, look), 0, who)
      const names = async (who: string, steps: Step[]) =>
        (await tries(wall, who, steps, readers)).rows.map(({ name }) => name)
      assert.ok((await names('stella', before)).includes('Edith Moss'))
      assert.ok((await names('amy', before)).includes('Edith Moss'), 'as her own account says')
      const petras = [
        reach,
        ...written(wall, 'petra', robin),
        looks(wall, 'edith', robin),
        looks(wall, 'ben', robin),
      ]
      assert.ok((await names('petra', petras)).includes('Edith Moss'), 'a colleague who holds the child')
      const gone = byOwner('delete from reach where holder_id = $1', [person(wall, 'edith')])
      const left = await names('petra', [...petras, gone])
      assert.ok(!left.includes('Edith Moss') && left.includes('-'), 'who holds it no more is counted')
      const hour = byOwner(
        `insert into glass_notes (area_id, child_id, id, breaking_id, kind, words, until_on, by_id, at) select area_id, child_id, gen_random_uuid(), id, 'not yet', 'Police', today() + 5, $2, moment() from glass_breakings where child_id = $1`,
        [robin, person(wall, 'stella')],
      )
      const ninas = [reaching(wall, 'nina', robin), ...amys.slice(0, 2), looks(wall, 'nina', robin)]
      assert.ok((await names('amy', ninas)).includes('Nina Stone'))
      assert.ok(!(await names('amy', [hour, ...ninas])).includes('Nina Stone'), 'whom she is not told of yet')
    },
  ),
  check('tells each child’s people of their own child’s, and the steward of the area’s', async (wall) => {
    const { robin, kit } = wall.facts.children
    const moved = [...written(wall, 'amy', robin), as(wall, 'amy', puts(robin, kit))]
    const about = (child: string) => step('select id from put_right_about($1) where id = $2', child, aside)
    for (const who of ['amy', 'ben', 'priya', 'grace'])
      many(await tries(wall, who, moved, about(robin)), 1, who)
    for (const who of ['carol', 'petra', 'nina', 'stella', 'dee'])
      many(await tries(wall, who, moved, about(robin)), 0, who)
    many(await tries(wall, 'priya', moved, about(kit)), 1, 'the other child’s people')
    many(await tries(wall, 'ben', moved, about(kit)), 0, 'not who sees only the first')
    const kits = [...written(wall, 'amy', kit), as(wall, 'amy', puts(kit))]
    many(await tries(wall, 'amy', kits, about(kit)), 1, 'of this child')
    many(await tries(wall, 'amy', kits, about(robin)), 0, 'another of one’s children')
    const whole = step('select id from put_right_whole($1)', aside)
    for (const who of ['amy', 'stella']) many(await tries(wall, who, moved, whole), 1, who)
    for (const who of ['ben', 'priya', 'grace', 'petra', 'stan'])
      many(await tries(wall, who, moved, whole), 0, who)
    many(await tries(wall, 'petra', [...moved, reaching(wall, 'petra', kit)], whole), 0, 'who sees both')
    const without = (child: string) =>
      byOwner(`delete from reach where holder_id = $1 and child_id = $2 and scope = 'plan'`, [
        person(wall, 'amy'),
        child,
      ])
    for (const child of [robin, kit])
      many(await tries(wall, 'amy', [...moved, without(child)], whole), 0, 'who sees one of them no more')
    const queue = step('select id from put_right_queue() where id = $1', aside)
    const told = step('select name from put_right_told($1)', aside)
    const read = [...moved.slice(0, 2), looks(wall, 'ben', robin), ...moved.slice(2)]
    for (const look of [queue, told]) {
      assert.ok((await tries(wall, 'stella', read, look)).rows.length > 0, 'the steward')
      for (const who of ['grace', 'stan']) many(await tries(wall, who, read, look), 0, who)
      refused(await tries(wall, 'amy', read, look), '42501', 'a carer')
    }
  }),
  check(
    'writes into the account of a child one does not reach for the steward alone, of the area',
    async (wall) => {
      const { robin, pip } = wall.facts.children
      const writes = (child: string) => step('select record($1, false, $2, null)', 'put right', [child])
      assert.equal((await tries(wall, 'stella', [], writes(robin))).code, undefined, 'the steward')
      refused(await tries(wall, 'stella', [], writes(pip)), 'NF403', 'of another area’s child')
      refused(await tries(wall, 'nina', [], writes(robin)), 'NF403', 'a stranger')
      // Both children’s accounts have it.
      const { kit } = wall.facts.children
      const said = (child: string) =>
        byOwner(
          `select count(*)::int as n from activity_children l join activity a on a.shard = l.shard and a.seq = l.seq where l.child_id = $1 and a.subject = $2 and not a.reading`,
          [child, aside],
        )
      const moved = [...written(wall, 'amy', robin), as(wall, 'amy', puts(robin, kit))]
      for (const child of [robin, kit]) answers(await wall.inTurn([...moved, said(child)]), 1, 'moved')
      for (const child of [robin, kit])
        answers(await wall.inTurn([...moved, as(wall, 'amy', undoes()), said(child)]), 2, 'undone')
    },
  ),
  check(
    'leaves what is put aside out of what helped others, and out of the kinds of help there are',
    async (wall) => {
      const { kent, children } = wall.facts
      const five = byOwner(
        `insert into tries (area_id, child_id, id, item, result, told_by)
       select c.area_id, c.id, gen_random_uuid(), 'ZZ-1', 'helped', $1 from children c limit 5`,
        [person(wall, 'amy')],
      )
      const one = byOwner(
        `insert into aside_rows (area_id, row_id, aside_id) select t.area_id, t.id, (select id from put_aside where area_id = t.area_id limit 1) from tries t where item = 'ZZ-1' and child_id = $1`,
        [children.robin],
      )
      const counted = step(`select tried from helped_counts() where item = 'ZZ-1'`)
      many(await tries(wall, 'amy', [five], counted), 1, 'five families')
      many(await tries(wall, 'amy', [five, one], counted), 0, 'four families')
      const ten = [
        byOwner(
          `insert into children (area_id, id, given_name, family_name, known_as, born_on, district, registered_at)
         select $1, gen_random_uuid(), 'Ten', 'Counted', 'Ten', '2018-01-01', 'medway', moment() from generate_series(1, 10)`,
          [kent.id],
        ),
        byOwner(
          `insert into plans (area_id, child_id, id, begun_on, begun_by) select area_id, id, gen_random_uuid(), today(), $1 from children where family_name = 'Counted'`,
          [person(wall, 'amy')],
        ),
        byOwner(`update plan_items set state = 'stopped'`),
        byOwner(
          `insert into plan_items (area_id, child_id, id, plan_id, line, need, try, place, who, by_on, help_kinds, added_by)
         select p.area_id, p.child_id, gen_random_uuid(), p.id, 'energy', 'x', 'y', 'home', 'z', today(), '{safety}', $1 from plans p join children c on c.id = p.child_id where c.family_name = 'Counted'`,
          [person(wall, 'amy')],
        ),
      ]
      const kinds = {
        text: `select kind from kinds_counted('kent-and-medway') where kind = 'safety'`,
        enter: 'set local session authorization ninefold_web; set local role app_public',
      }
      const hide = byOwner(
        `insert into aside_rows (area_id, row_id, aside_id) select t.area_id, t.id, (select id from put_aside where area_id = t.area_id limit 1) from plan_items t where t.state = 'trying' limit 1`,
      )
      many(await wall.inTurn([...ten, kinds]), 1, 'ten children')
      many(await wall.inTurn([...ten, hide, kinds]), 0, 'nine children')
    },
  ),
  check(
    'says that an entry is not right only beside what one reads, and answers no words of one’s own',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      const says = (by: string, child: string, table = 'goals', called = by) =>
        step(
          `insert into corrections (area_id, child_id, id, table_name, row_id, words, by_id, by_name) values ($1, $2, $3, $4, $5, 'Not so', $6, 'Name')`,
          wall.facts.kent.id,
          child,
          aside,
          table,
          entry,
          person(wall, called),
        )
      const amys = written(wall, 'amy', robin)
      for (const who of ['amy', 'ben', 'petra', 'grace'])
        assert.equal((await tries(wall, who, amys, says(who, robin))).code, undefined, who)
      for (const who of ['priya', 'carol', 'nina', 'stella', 'hal'])
        refused(await tries(wall, who, amys, says(who, robin)), '42501', `${who}, of what they do not read`)
      refused(await tries(wall, 'amy', amys, says('amy', robin, 'tries')), '42501', 'of what is not there')
      refused(await tries(wall, 'amy', amys, says('amy', kit)), '42501', 'as if of another child')
      refused(
        await tries(wall, 'amy', amys, says('amy', robin, 'goals', 'ben')),
        '42501',
        'in another’s name',
      )
      const forged = (table: string) => step('select may_read_entry($1, $2, $3)', robin, table, entry)
      refused(await tries(wall, 'amy', amys, forged('put_aside')), '42501', 'a table nobody reads')
      refused(
        await tries(wall, 'amy', amys, forged('goals t; drop table goals; --')),
        '42P01',
        'a forged table',
      )
      const before = [...amys, as(wall, 'amy', says('amy', robin))]
      const read = step('select id from corrections where id = $1', aside)
      for (const who of ['ben', 'petra', 'grace']) many(await tries(wall, who, before, read), 1, who)
      for (const who of ['priya', 'carol', 'nina', 'stella'])
        many(await tries(wall, who, before, read), 0, who)
      const replies = (by: string) =>
        step(
          `insert into correction_answers (area_id, child_id, id, correction_id, answer, words, by_id, by_name) values ($1, $2, $3, $4, 'kept', 'So it is', $5, 'Name')`,
          wall.facts.kent.id,
          robin,
          other,
          aside,
          person(wall, by),
        )
      assert.equal((await tries(wall, 'grace', before, replies('grace'))).code, undefined, 'a colleague')
      refused(await tries(wall, 'priya', before, replies('priya')), '42501', 'who does not read it')
      refused(await tries(wall, 'ben', before, replies('ben')), '42501', 'a carer')
      const own = [...amys, as(wall, 'grace', says('grace', robin))]
      refused(await tries(wall, 'grace', own, replies('grace')), '42501', 'one’s own words')
      many(
        await tries(wall, 'amy', [...before, as(wall, 'amy', puts(robin, null, { as: newId() }))], read),
        0,
        'of what was put aside',
      )
    },
  ),
]
