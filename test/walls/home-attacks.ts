/** A home that is kept private, and a record that is kept to a few, as somebody inside might try them in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, check, entering, give, many, nothing, person, refused } from './attacking.ts'
import { keepsNames } from './tables.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const search = newId()
const somebody = 'Somebody who helps your child'
const by = (wall: Wall, name: string, text: string, ...values: unknown[]): Step => ({
  text,
  values,
  enter: entering(wall, name),
})
const keepPrivate = `select keep_home_private(gen_random_uuid(), $1, $2, 'somebody could be hurt', $3::uuid[])`
const tell = 'select tell_of_home($1, $2, $3)'
const open = 'select open_home($1, $2)'
const add = `select add_home(gen_random_uuid(), $1, 'Nan’s', '', 'medway', $2::uuid[])`
const place = 'select district, setting_id from kept_places where child_id = $1'
const toFew = `select keep_to_few(gen_random_uuid(), $1, 'a court said so', $2::uuid[], today() + 84)`
const toAll = 'select open_to_all($1)'
const look = (search: string) => `select find_for_glass('${search}', 'Ivy', 'Reid', '2018-05-04')`
const moved = (wall: Wall) =>
  by(
    wall,
    'sorrel',
    `insert into support_moves (area_id, child_id, id, direction, by_name, moved_by) values (my_area(), '${wall.facts.children.nell}', gen_random_uuid(), 'up', 'Sorrel Finch', my_person())`,
  )

const homes: Check[] = [
  check('keeps the place from whoever was not told: another carer, and a colleague', async (wall) => {
    const { nell } = wall.facts.children
    for (const name of ['mia', 'sorrel']) many(await wall.as(name, place, [nell]), 1, `${name} knows`)
    for (const name of ['dan', 'tom', 'amy', 'priya', 'nina', 'dee', 'stella'])
      nothing(await wall.as(name, place, [nell]), name)
    for (const name of ['mia', 'dan', 'sorrel', 'tom'])
      answers(
        await wall.as(name, 'select coalesce(district, setting_id::text) from children where id = $1', [
          nell,
        ]),
        null,
        name,
      )
    for (const [name, hidden, from] of [
      ['mia', false, false],
      ['dan', true, true],
      ['tom', true, false],
      ['sorrel', false, false],
    ] as const) {
      answers(await wall.as(name, 'select place_hidden($1)', [nell]), hidden, `hidden: ${name}`)
      answers(await wall.as(name, 'select hidden_from($1)', [nell]), from, `from a carer: ${name}`)
      answers(await wall.as(name, 'select place_hidden_from_me()'), from, `of any child: ${name}`)
    }
    answers(
      await wall.as('amy', 'select may_see_home($1, $2)', [nell, wall.facts.homes.mia]),
      false,
      'a stranger',
    )
    const left = byOwner('update child_carers set left_at = moment() where carer_id = $1', [
      person(wall, 'mia'),
    ])
    answers(
      await wall.as('mia', 'select lives_there($1, $2)', [nell, wall.facts.homes.mia], [left]),
      false,
      'left',
    )
    const lapsed = byOwner(`delete from reach where holder_id = $1 and scope = 'contact'`, [
      person(wall, 'sorrel'),
    ])
    nothing(await wall.as('sorrel', place, [nell], [lapsed]), 'told, and may not reach the family any more')
  }),
  check('names no colleague to a carer from whom the place is kept', async (wall) => {
    const { nell } = wall.facts.children
    const held = `select string_agg(distinct name || about, '' order by name || about) from who_holds($1) where kind <> 'carer'`
    answers(await wall.as('dan', held, [nell]), somebody, 'who holds')
    assert.match(String((await wall.as('mia', held, [nell])).rows[0]?.['string_agg']), /Sorrel Finch/)
    const looked = by(wall, 'sorrel', 'select record($1, true, array[$2::uuid], null)', 'looked', nell)
    const who = `select string_agg(distinct actor_name || actor_job, '') from who_looked($1, 'infinity', 200) where role = 'staff'`
    answers(await wall.as('dan', who, [nell], [looked]), somebody, 'who looked')
    answers(await wall.as('mia', who, [nell], [looked]), 'Sorrel FinchColleague', 'who looked, to her')
    const said = by(
      wall,
      'mia',
      'select record($1, false, array[$2::uuid], null)',
      'said that a home is kept private',
      nell,
    )
    const of = `select count(*)::int from who_looked($1, 'infinity', 200) where what like '%private'`
    answers(await wall.as('dan', of, [nell], [said]), 0, 'that there is such a home')
    assert.ok(Number((await wall.as('mia', of, [nell], [said])).rows[0]?.['count']) > 0)
    const glass = [
      by(wall, 'nina', `select find_for_glass('${search}', 'Nell', 'Reid', '2018-05-04')`),
      by(wall, 'nina', `select break_glass(gen_random_uuid(), '${search}', 'missing', 'Words')`),
    ]
    answers(
      await wall.as('dan', 'select name || job from glass_told($1)', [nell], glass),
      somebody,
      'the glass',
    )
    const offer = by(
      wall,
      'sorrel',
      `select raise_concern(gen_random_uuid(), $1, 'worry', 'Words', '', 'A call', '{}', null, today())`,
      nell,
    )
    const offered = `select teller from help_offered($1) where offer = 'A call'`
    answers(await wall.as('dan', offered, [nell], [offer]), somebody, 'help offered')
    answers(await wall.as('mia', offered, [nell], [offer]), 'Sorrel Finch, Colleague', 'help offered, to her')
  }),
  check(
    'takes a colleague’s name out of what they write, and gives it back to those who may know',
    async (wall) => {
      const { nell } = wall.facts.children
      const name = `select name_of(child_id, id, by_name) from support_moves where child_id = $1 and direction = 'up' order by at desc limit 1`
      const written = `select by_name from support_moves where child_id = $1 and direction = 'up' order by at desc limit 1`
      const asOne = [moved(wall)]
      for (const who of ['dan', 'mia'])
        answers(await wall.as(who, written, [nell], asOne), somebody, `as it stands, to ${who}`)
      answers(await wall.as('dan', name, [nell], asOne), somebody, 'to him')
      answers(await wall.as('mia', name, [nell], asOne), 'Sorrel Finch', 'to her')
      const opened = by(wall, 'mia', open, nell, wall.facts.homes.mia)
      answers(await wall.as('dan', written, [nell], [...asOne, opened]), 'Sorrel Finch', 'when it is over')
      const hidden = by(wall, 'mia', keepPrivate, nell, wall.facts.homes.mia, [])
      answers(
        await wall.as('dan', written, [nell], [opened, ...asOne, hidden]),
        somebody,
        'what was written before',
      )
      const own = by(
        wall,
        'mia',
        `insert into support_moves (area_id, child_id, id, direction, by_name, moved_by) values (my_area(), '${nell}', gen_random_uuid(), 'up', 'Mia', my_person())`,
      )
      answers(await wall.as('dan', written, [nell], [own]), 'Mia', 'a carer’s own name')
      const robins = by(
        wall,
        'grace',
        `insert into support_moves (area_id, child_id, id, direction, by_name, moved_by) values (my_area(), '${wall.facts.children.robin}', gen_random_uuid(), 'up', 'Grace', my_person())`,
      )
      answers(
        await wall.as('ben', written, [wall.facts.children.robin], [robins]),
        'Grace',
        'where nothing is kept',
      )
      const view = by(
        wall,
        'sorrel',
        `insert into views (area_id, child_id, id, author_id, voice, author_name, beside, instrument, band) values (my_area(), '${nell}', gen_random_uuid(), my_person(), 'parent', 'Nan', 'Sorrel Finch, by telephone', '1', 'PR')`,
      )
      answers(
        await wall.as(
          'sorrel',
          `select author_name || ': ' || beside from views where author_name = 'Nan'`,
          [],
          [view],
        ),
        `Nan: ${somebody}`,
        'who wrote down what a carer said',
      )
    },
  ),
  check('takes a colleague’s name out of every table in which it would stand', async (wall) => {
    const { robin } = wall.facts.children
    const priya = person(wall, 'priya')
    const home = newId()
    const hidden = [
      byOwner(
        `insert into child_homes (area_id, child_id, id, name, district, told_by) values ($1, $2, $3, 'Nan’s', 'medway', $4)`,
        [wall.facts.kent.id, robin, home, person(wall, 'amy')],
      ),
      byOwner(
        `insert into home_hidings (area_id, child_id, id, home_id, because, by_id, by_role) values ($1, $2, gen_random_uuid(), $3, 'a court said so', $4, 'family')`,
        [wall.facts.kent.id, robin, home, person(wall, 'amy')],
      ),
    ]
    for (const [table, [who, name]] of Object.entries(keepsNames)) {
      const voice = table === 'views' ? ` and voice not in ('parent', 'child')` : ''
      const one = `(select id from ${table} where child_id = $1${voice} order by id limit 1)`
      const writes = byOwner(
        `update ${table} set ${who} = $2, ${name} = 'Priya Nair' where child_id = $1 and id = ${one}`,
        [robin, priya],
      )
      const stands = byOwner(`select ${name} from ${table} where child_id = $1 and id = ${one}`, [robin])
      answers(await wall.inTurn([writes, stands]), 'Priya Nair', `${table}, where nothing is kept`)
      answers(await wall.inTurn([...hidden, writes, stands]), somebody, table)
    }
  }),
  check(
    'takes a place or a postcode told of later, from those who know, and shows it to no other',
    async (wall) => {
      const { nell } = wall.facts.children
      const told = (who: string) =>
        by(wall, who, `update children set district = 'swale' where id = $1`, nell)
      const after =
        'select k.district, c.district as shown from kept_places k join children c on c.id = k.child_id'
      assert.deepEqual((await wall.as('mia', after, [], [told('mia')])).rows[0], {
        district: 'swale',
        shown: null,
      })
      assert.deepEqual(
        (await wall.as('mia', after, [], [told('dan')])).rows[0],
        { district: wall.facts.kent.district, shown: null },
        'not from him',
      )
      const postcode = by(
        wall,
        'mia',
        `insert into carer_contacts (area_id, child_id, id, carer_id, postcode, phone) values (my_area(), $1, gen_random_uuid(), my_person(), 'ME10 1AA', '1')
       on conflict (area_id, child_id, carer_id) do update set postcode = excluded.postcode`,
        nell,
      )
      // Hers and his: whichever has one.
      const kept = 'select max(postcode) from carer_contacts where child_id = $1'
      answers(await wall.as('tom', kept, [nell], [postcode]), null, 'how to reach her')
      const stands = `select postcode from home_carers where home_id = $1`
      answers(
        await wall.as('sorrel', stands, [wall.facts.homes.mia], [postcode]),
        'ME10 1AA',
        'with the home',
      )
      nothing(await wall.as('tom', stands, [wall.facts.homes.mia], [postcode]), 'not told')
      const opened = by(wall, 'mia', open, nell, wall.facts.homes.mia)
      answers(await wall.as('tom', kept, [nell], [postcode, opened]), 'ME10 1AA', 'when it is over')
      const his = by(
        wall,
        'dan',
        `insert into carer_contacts (area_id, child_id, id, carer_id, postcode) values (my_area(), $1, gen_random_uuid(), my_person(), 'CT1 1AA')
       on conflict (area_id, child_id, carer_id) do update set postcode = excluded.postcode`,
        nell,
      )
      answers(await wall.as('dan', kept, [nell], [his]), 'CT1 1AA', 'his own, who lives elsewhere')
    },
  ),
  check(
    'is told of by who lives there, or who may reach the family, of carers alone, six times',
    async (wall) => {
      const { nell, robin } = wall.facts.children
      const [mia, dan] = [person(wall, 'mia'), person(wall, 'dan')]
      for (const [name, child, carers] of [
        ['dan', nell, [mia]],
        ['amy', nell, [person(wall, 'amy')]],
        ['priya', robin, [person(wall, 'amy')]],
        ['mia', nell, [mia, person(wall, 'amy')]],
        ['sorrel', nell, [person(wall, 'amy')]],
        ['sorrel', nell, []],
      ] as const)
        refused(await wall.as(name, add, [child, carers]), 'NF403', name)
      answers(await wall.as('sorrel', add, [nell, [mia, dan]]), '', 'a colleague')
      const more = Array.from({ length: 5 }, () => by(wall, 'dan', add, nell, [dan]))
      refused(await wall.as('dan', add, [nell, [dan]], more), 'NF409', 'a seventh')
      const gone = byOwner('update child_carers set left_at = moment() where carer_id = $1', [mia])
      refused(await wall.as('sorrel', add, [nell, [mia]], [gone]), 'NF403', 'who has left')
    },
  ),
  check('is kept private and told of by those it is for, and ended by nobody else', async (wall) => {
    const { nell, robin } = wall.facts.children
    const { mia, dan } = wall.facts.homes
    for (const [name, child, home] of [
      ['dan', nell, mia],
      ['tom', nell, mia],
      ['mia', nell, dan],
      ['amy', nell, dan],
      ['nina', nell, dan],
      ['dan', robin, dan],
      ['dan', nell, newId()],
    ] as const)
      refused(await wall.as(name, keepPrivate, [child, home, []]), 'NF403', `${name} keeps it`)
    answers(await wall.as('mia', keepPrivate, [nell, mia, []]), false, 'twice')
    answers(await wall.as('tom', keepPrivate, [nell, dan, []]), true, 'a colleague who may reach the family')
    for (const [name, holder] of [
      ['dan', 'dan'],
      ['tom', 'tom'],
      ['sorrel', 'tom'],
      ['mia', 'nina'],
      ['mia', 'amy'],
    ] as const)
      refused(
        await wall.as(name, tell, [nell, mia, person(wall, holder)]),
        'NF403',
        `${name} tells ${holder}`,
      )
    const told = by(wall, 'mia', tell, nell, mia, person(wall, 'tom'))
    many(await wall.as('tom', place, [nell], [told]), 1, 'told')
    const people = 'select string_agg(name, $3 order by name) from may_be_told($1, $2)'
    answers(
      await wall.as('mia', people, [nell, mia, ',']),
      'Dan,Sorrel Finch,Tom Hollis',
      'whom she may tell',
    )
    for (const name of ['dan', 'tom', 'sorrel', 'amy'])
      answers(await wall.as(name, people, [nell, mia, ',']), null, `whom ${name} may tell`)
    for (const name of ['dan', 'tom', 'sorrel', 'amy', 'nina'])
      refused(await wall.as(name, open, [nell, mia]), 'NF403', `${name} ends it`)
    answers(await wall.as('stan', open, [nell, mia]), false, 'another area’s steward')
    for (const name of ['mia', 'stella']) {
      answers(await wall.as(name, open, [nell, mia]), true, name)
      many(
        await wall.as(
          'dan',
          'select 1 from children where id = $1 and district is not null and setting_id is not null',
          [nell],
          [by(wall, name, open, nell, mia)],
        ),
        1,
        `${name}: all is as before`,
      )
    }
    answers(
      await wall.as('stella', `select string_agg(distinct kind, ' ' order by kind) from kept_in_area()`),
      'few home',
      'the steward’s list',
    )
    for (const name of ['nina', 'sorrel']) many(await wall.as(name, 'select 1 from kept_in_area()'), 0, name)
    many(await wall.as('stan', `select 1 from kept_in_area() where known_as <> 'Pip'`), 0, 'stan')
    const hiding = `(select id from home_hidings where ended_at is null limit 1)`
    for (const name of ['nina', 'sorrel', 'mia'])
      assert.ok((await wall.as(name, `select steward_opens(${hiding}, 'said so')`)).code, name)
  }),
  check('is learned by nobody who calls their own home private', async (wall) => {
    const { nell } = wall.facts.children
    const { mia, dan } = wall.facts.homes
    const his = by(wall, 'dan', keepPrivate, nell, dan, [])
    nothing(await wall.as('dan', place, [nell], [his]), 'while hers is private')
    const first = [by(wall, 'mia', open, nell, mia), his]
    nothing(
      await wall.as('dan', place, [nell], [...first, by(wall, 'mia', keepPrivate, nell, mia, [])]),
      'before hers',
    )
    answers(
      await wall.as(
        'dan',
        'select hidden_from($1)',
        [nell],
        [...first, by(wall, 'mia', keepPrivate, nell, mia, [])],
      ),
      true,
      'and no names',
    )
    const both = [his, by(wall, 'mia', open, nell, mia)]
    nothing(await wall.as('mia', place, [nell], both), 'his is private still')
    answers(
      await wall.as('mia', 'select district from children where id = $1', [nell], both),
      null,
      'and nothing is open',
    )
  }),
]
const few: Check[] = [
  check('is found and reached by the few alone, whatever is shared meanwhile', async (wall) => {
    const { ivy } = wall.facts.children
    for (const [name, n] of [
      ['sorrel', 1],
      ['priya', 0],
      ['grace', 0],
      ['nina', 0],
    ] as const) {
      assert.equal((await wall.as(name, `select * from find_children('Ivy')`)).count, n, `${name} finds`)
      answers(await wall.as(name, `select may_reach($1, 'profile')`, [ivy]), n === 1, `${name} reaches`)
      answers(
        await wall.as(name, 'select count(*)::int from desk where child_id = $1', [ivy]),
        n,
        `${name}’s lists`,
      )
    }
    for (const [kind, holder] of [
      ['team', wall.facts.kent.team],
      ['staff', person(wall, 'nina')],
      ['staff', person(wall, 'priya')],
    ])
      refused(
        await wall.as('mia', give, [newId(), ivy, kind, holder, ['profile'], 'infinity', '']),
        'NF403',
        `shared with a ${kind}`,
      )
    const letIn = by(wall, 'mia', `select let_area_team_in(gen_random_uuid(), $1, 'asked for help')`, ivy)
    nothing(await wall.as('grace', 'select id from children where id = $1', [ivy], [letIn]), 'let in anew')
    const due = by(wall, 'mia', `select put_due($1, 'talk', $1, 'profile', today())`, ivy)
    const row = `select count(*)::int from desk where child_id = $1 and list = 'talk' and item_id = $1`
    answers(await wall.as('sorrel', row, [ivy], [due]), 1, 'falls due for one of them')
    answers(await wall.as('grace', row, [ivy], [letIn, due]), 0, 'and for no other')
    const put = byOwner(
      `insert into reach select area_id, $1, 'profile', id, 'infinity' from children where id = $2`,
      [person(wall, 'nina'), ivy],
    )
    nothing(await wall.as('nina', 'select id from children where id = $1', [ivy], [put]), 'by no other door')
    const listed = byOwner(
      `insert into desk select area_id, $1, 'children', today(), id, id, 'infinity' from children where id = $2`,
      [person(wall, 'nina'), ivy],
    )
    nothing(await wall.as('nina', 'select child_id from desk', [], [listed]), 'on no list')
    const opened = by(wall, 'mia', toAll, ivy)
    for (const name of ['priya', 'grace'])
      many(await wall.as(name, 'select id from children where id = $1', [ivy], [opened]), 1, `${name}, after`)
    nothing(await wall.as('nina', 'select id from children where id = $1', [ivy], [opened]), 'nobody new')
  }),
  check(
    'is decided by a carer who may share or the steward who found the child, and ended by no less',
    async (wall) => {
      const { robin, nell, kit, ivy } = wall.facts.children
      const priya = [person(wall, 'priya')]
      for (const [name, child, them] of [
        ['ben', robin, priya],
        ['priya', robin, priya],
        ['stella', robin, priya],
        ['carol', robin, priya],
        ['amy', robin, [person(wall, 'nina')]],
        ['amy', robin, [person(wall, 'edith')]],
        ['amy', robin, [wall.facts.kent.team]],
        ['amy', robin, []],
      ] as const)
        refused(await wall.as(name, toFew, [child, them]), 'NF403', name)
      answers(await wall.as('amy', toFew, [robin, priya]), true, 'a carer who may share')
      answers(await wall.as('mia', toFew, [ivy, [person(wall, 'sorrel')]]), false, 'twice')
      const late = `select keep_to_few(gen_random_uuid(), $1, 'a court said so', $2::uuid[], today() + 367)`
      refused(await wall.as('amy', late, [robin, priya]), 'NF409', 'for more than a year')
      refused(await wall.as('amy', late.replace('+ 367', ''), [robin, priya]), 'NF409', 'for no time')
      const found = by(wall, 'stella', `select find_for_glass('${search}', 'Kit', 'Carter', '2018-05-04')`)
      answers(await wall.as('stella', toFew, [kit, priya], [found]), true, 'the steward')
      refused(await wall.as('stella', toFew, [robin, priya], [found]), 'NF403', 'of another child')
      const others = by(wall, 'nina', `select find_for_glass('${search}', 'Kit', 'Carter', '2018-05-04')`)
      refused(await wall.as('stella', toFew, [kit, priya], [others]), 'NF403', 'by another’s search')
      const older = byOwner(`update glass_searches set at = at - interval '61 minutes'`)
      refused(await wall.as('stella', toFew, [kit, priya], [found, older]), 'NF403', 'long after')
      const hers = [found, by(wall, 'stella', toFew, kit, priya)]
      refused(await wall.as('amy', toAll, [kit], hers), 'NF403', 'what the steward decided')
      answers(await wall.as('stella', toAll, [kit], hers), true, 'the steward again')
      for (const name of ['sorrel', 'priya', 'nina', 'carol'])
        refused(await wall.as(name, toAll, [ivy]), 'NF403', `${name} ends it`)
      answers(await wall.as('dan', toAll, [nell]), false, 'when it is open')
    },
  ),
  check('opens in an emergency, with the steward told', async (wall) => {
    const { ivy } = wall.facts.children
    const before = [
      by(wall, 'nina', look(search)),
      by(wall, 'nina', `select break_glass(gen_random_uuid(), '${search}', 'in danger', 'Words')`),
    ]
    many(await wall.as('nina', 'select id from children where id = $1', [ivy], before), 1, 'for the hour')
    answers(await wall.as('stella', 'select glass_waiting()', [], before), 2, 'she is told')
    nothing(
      await wall.as('grace', 'select id from children where id = $1', [ivy], before),
      'the team is not in',
    )
  }),
  check('stands in no count, and is named to nobody on the rota but one of the few', async (wall) => {
    const { ivy } = wall.facts.children
    const tried = (also: string) =>
      byOwner(
        `insert into tries (area_id, child_id, id, item, result, told_by) select area_id, id, gen_random_uuid(), 'XX-S1', 'helped', id from children where given_name in ('Robin', 'Sam', 'Wren', 'Kit', '${also}')`,
      )
    const counted = `select tried::int from helped_counts() where item = 'XX-S1'`
    many(await wall.as('amy', counted, [], [tried('Ivy')]), 0, 'four and one')
    many(await wall.as('amy', counted, [], [tried('Nell')]), 1, 'five')
    const plans = byOwner(
      `with them as (insert into children (area_id, id, given_name, family_name, known_as, born_on, registered_at)
         select '${wall.facts.kent.id}', gen_random_uuid(), 'A', 'B', 'A', today(), moment() from generate_series(1, 9) returning area_id, id),
       p as (insert into plans (area_id, child_id, id, begun_on, begun_by) select area_id, id, id, today(), id from them returning area_id, child_id, id)
       select count(*) from p`,
    )
    const items = byOwner(
      `insert into plan_items (area_id, child_id, id, plan_id, line, need, try, place, who, by_on, help_kinds, added_by)
       select p.area_id, p.child_id, gen_random_uuid(), p.id, 'sensory', 'A', 'B', 'home', 'C', today(), '{more-help}', p.child_id
       from plans p join children c on c.id = p.child_id where c.given_name = 'A' or c.id = '${ivy}'`,
    )
    const kinds = `select children from kinds_counted('kent-and-medway') where kind = 'more-help'`
    const visitor = { role: 'public', key: '' }
    many(await wall.with(visitor, kinds, [], [plans, items]), 0, 'nine and one')
    many(await wall.with(visitor, kinds, [], [by(wall, 'mia', toAll, ivy), plans, items]), 1, 'ten')
    const concern = newId()
    const raised = by(
      wall,
      'mia',
      `select raise_concern('${concern}', $1, 'danger', 'Words', '', '', '{}', null, today())`,
      ivy,
    )
    const named = `select known_as || ' ' || family_name from open_concerns('danger', '-infinity', '00000000-0000-0000-0000-000000000000', 50) where concern_id = '${concern}'`
    const child = `select known_as || ' ' || family_name || coalesce(born_on::text, '') || setting_name from concern_child('${concern}')`
    answers(await wall.as('ray', named, [], [raised]), 'A child (kept to a few)', 'on the list')
    answers(
      await wall.as('ray', child, [], [raised]),
      'A child (kept to a few)Ask whoever wrote',
      'on its page',
    )
    const sorrels = byOwner('insert into safety_rota values ($1, $2, 9)', [
      wall.facts.kent.id,
      person(wall, 'sorrel'),
    ])
    answers(await wall.as('sorrel', named, [], [sorrels, raised]), 'Ivy Reid', 'to one of the few')
    assert.match(
      JSON.stringify((await wall.as('sorrel', child, [], [sorrels, raised])).rows),
      /Ivy Reid2018-05-04Willow Bank/,
    )
  }),
]

const refuse = 'select say_no_to(gen_random_uuid(), $1, $2, $3)'
const agreed: Check[] = [
  check('is not shared with whom the family said no to, by any door, until they allow it', async (wall) => {
    const { robin, kit } = wall.facts.children
    const [tom, team] = [person(wall, 'tom'), wall.facts.kent.team]
    for (const [name, child, holder] of [
      ['ben', robin, tom],
      ['carol', robin, tom],
      ['amy', robin, person(wall, 'ben')],
      ['amy', kit, tom],
      ['amy', robin, person(wall, 'ray')],
    ] as const)
      refused(await wall.as(name, refuse, [child, holder, 'no']), 'NF403', `${name} says no`)
    for (const name of ['ben', 'carol'])
      refused(await wall.as(name, refuse, [robin, tom, 'allowed again']), 'NF403', `${name} allows it`)
    refused(await wall.as('tom', refuse, [robin, tom, 'allowed again']), '42501', 'a colleague')
    const no = by(wall, 'amy', refuse, robin, tom, 'no')
    nothing(
      await wall.as('tom', 'select id from children where id = $1', [robin], [no]),
      'at the next statement',
    )
    const shared = [newId(), robin, 'staff', tom, ['profile'], 'infinity', 'advice']
    const share = `select share_for($1, $2, $3, $4, $5, $6, $7, '')`
    refused(await wall.as('amy', share, shared, [no]), 'NF403', 'shared again')
    const yes = by(wall, 'amy', refuse, robin, tom, 'allowed again')
    const earlier = byOwner(`update share_refusals set at = at - interval '1 minute' where said = 'no'`)
    answers(await wall.as('amy', share, shared, [no, earlier, yes]), '', 'allowed again')
    const purpose = `select purpose from grant_events where grant_id = '${String(shared[0])}'`
    answers(
      await wall.as('amy', purpose, [], [by(wall, 'amy', share, ...shared)]),
      'advice',
      'what it is for',
    )
    const noTeam = by(wall, 'amy', refuse, robin, team, 'no')
    const letIn = `select let_area_team_in(gen_random_uuid(), $1, 'asked for help')`
    refused(await wall.as('amy', letIn, [robin], [noTeam]), 'NF403', 'let in')
    nothing(await wall.as('grace', 'select id from children where id = $1', [robin], [noTeam]), 'the team')
    const ofKit = byOwner(`update share_refusals set child_id = '${kit}'`)
    answers(await wall.as('amy', share, shared, [no, ofKit]), '', 'said of another child')
    const search = newId()
    const glass = [
      no,
      by(wall, 'tom', `select find_for_glass('${search}', 'Robin', 'Carter', '2018-05-04')`),
      by(wall, 'tom', `select break_glass(gen_random_uuid(), '${search}', 'missing', 'Words')`),
    ]
    many(await wall.as('tom', 'select id from children where id = $1', [robin], glass), 1, 'in an emergency')
  }),
  check('is not shared with anybody of an organisation the family said no to', async (wall) => {
    const { robin, nell } = wall.facts.children
    const [tom, nina] = [person(wall, 'tom'), person(wall, 'nina')]
    const schoolOf = async (setting: string) => {
      const [found] = await wall.owner('select organisation_id as id from settings where id = $1', [setting])
      return String(found?.['id'])
    }
    const school = await schoolOf(wall.facts.kent.setting)
    for (const name of ['ben', 'carol'])
      refused(await wall.as(name, refuse, [robin, school, 'no']), 'NF403', `${name} says no`)
    const elsewhere = await schoolOf(wall.facts.portsmouth.setting)
    refused(await wall.as('amy', refuse, [robin, elsewhere, 'no']), 'NF403', 'another area’s')
    answers(await wall.as('mia', refuse, [nell, school, 'no']), '', 'who knows where the child is')
    refused(await wall.as('dan', refuse, [nell, school, 'no']), 'NF403', 'who may not know which school')
    const no = by(wall, 'amy', refuse, robin, school, 'no')
    const robins = 'select id from children where id = $1'
    for (const name of ['tom', 'priya']) {
      many(await wall.as(name, robins, [robin]), 1, `${name} before`)
      nothing(await wall.as(name, robins, [robin], [no]), `${name} at the next statement`)
    }
    many(await wall.as('grace', robins, [robin], [no]), 1, 'who works elsewhere')
    const share = (holder: string, ...before: Step[]) =>
      wall.as(
        'amy',
        `select share_for(gen_random_uuid(), $1, 'staff', $2, '{profile}', 'infinity', 'advice', '')`,
        [robin, holder],
        before,
      )
    refused(await share(tom, no), 'NF403', 'shared again')
    answers(await share(nina, no), '', 'shared with somebody of nowhere')
    const hired = byOwner(`update staff set organisation_id = $1 where id = $2`, [school, nina])
    refused(await share(nina, no, hired), 'NF403', 'who came to work there since')
    const earlier = byOwner(`update share_refusals set at = at - interval '1 minute' where said = 'no'`)
    const yes = by(wall, 'amy', refuse, robin, school, 'allowed again')
    answers(await share(tom, no, earlier, yes), '', 'allowed again')
    const own = by(wall, 'amy', refuse, robin, tom, 'no')
    refused(await share(tom, own, no, earlier, yes), 'NF403', 'a no to one person stands by itself')
  }),
  check('is said by each side as itself: a family answers, a colleague asks', async (wall) => {
    const { robin } = wall.facts.children
    const support = (said: string) =>
      `insert into support_agreements (area_id, child_id, id, said, by_id, by_name) values (my_area(), '${robin}', gen_random_uuid(), '${said}', my_person(), 'A')`
    const medical = (said: string, right: string) =>
      `insert into medical_consents (area_id, child_id, id, matter_id, kind, words, said, by_right, by_id, by_name) values (my_area(), '${robin}', gen_random_uuid(), gen_random_uuid(), 'medicine', 'B', '${said}', '${right}', my_person(), 'A')`
    for (const said of ['yes', 'no', 'withdrawn'])
      refused(await wall.as('grace', support(said)), '42501', said)
    for (const said of ['given', 'refused', 'withdrawn'])
      refused(await wall.as('grace', medical(said, 'parental responsibility')), '42501', said)
    refused(await wall.as('amy', support('asked')), '42501', 'a family asks')
    refused(await wall.as('amy', medical('asked', '')), '42501', 'a family asks of medicine')
    refused(await wall.as('amy', medical('given', '')), '23514', 'by no right')
    assert.equal((await wall.as('amy', support('yes'))).code, undefined)
    assert.equal((await wall.as('grace', medical('asked', ''))).code, undefined)
    refused(await wall.as('amy', 'delete from support_agreements'), '42501', 'forgets')
    refused(await wall.as('amy', `update medical_consents set said = 'refused'`), '42501', 'rewrites')
  }),
]

export const apart: Check[] = [...homes, ...few, ...agreed]
