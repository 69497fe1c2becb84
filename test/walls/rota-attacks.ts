/** The safety rota, kept and told, tried in SQL of their own. */
import assert from 'node:assert/strict'
import { answers, asWorker, check, entering, many, nothing, person } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

export const aConcern = '01a20000-0000-7000-8000-0000000000c1'
export const aWay = '01a20000-0000-7000-8000-0000000000c2'
export const aLetter = '01a20000-0000-7000-8000-0000000000c3'

export const does = (wall: Wall, name: string, text: string, values: readonly unknown[] = []): Step => ({
  text,
  values,
  enter: entering(wall, name),
})
export const works = (text: string, values: readonly unknown[] = []): Step => ({
  text,
  values,
  enter: asWorker,
})
export const writes = (wall: Wall, name = 'amy', child = wall.facts.children.robin, id = aConcern) =>
  does(wall, name, `select raise_concern($1, $2, 'danger', 'Words', '', '', '{}', null, current_date)`, [
    id,
    child,
  ])
export const takes = (wall: Wall) =>
  does(wall, 'ray', 'select take_concern(gen_random_uuid(), $1, 0)', [aConcern])
export const isDone = byOwner('update concerns set done_at = moment()')
export const quiet = byOwner('update concerns set done_at = at where done_at is null')
/** On the rota after those who are. */
export const reads = (wall: Wall, name: string, place = 2) =>
  byOwner('insert into safety_rota (area_id, staff_id, place) values ($1, $2, $3)', [
    wall.facts.who[name]?.areaId,
    person(wall, name),
    place,
  ])
export const left = (wall: Wall, name: string) =>
  byOwner('update staff set active = false where id = $1', [person(wall, name)])
/** A way to tell Ray, confirmed, unless said otherwise. */
export const isTold = (
  wall: Wall,
  { name = 'ray', kind = 'phone', address = '07700900001', confirmed = 'moment()', id = aWay } = {},
) =>
  byOwner(
    `insert into rota_ways (area_id, staff_id, id, kind, address, asked_at, confirmed_at) values ($1, $2, $3, $4, $5, moment(), ${confirmed})`,
    [wall.facts.kent.id, person(wall, name), id, kind, address],
  )
export const tells = (wall: Wall, name = 'ray', id = aLetter) =>
  works('select tell_on_rota($1, $2, $3)', [id, aConcern, person(wall, name)])
const places = byOwner(`select string_agg(s.name, ', ' order by r.place) from safety_rota r
  join staff s on s.id = r.staff_id where r.area_id = (select id from areas where slug = 'kent-and-medway')`)
const keepers = 'the steward keeps the rota'
const theirs = `this is theirs to say, or the steward's`
const says = (said: string | undefined, expected: string, what: string) => assert.equal(said, expected, what)

export const rota: Check[] = [
  check('is kept by the steward of the area alone', async (wall) => {
    for (const [text, about] of [
      ['select add_to_rota($1)', 'nina'],
      ['select take_off_rota($1)', 'ray'],
      ['select move_on_rota($1, true)', 'ray'],
    ] as const) {
      for (const name of ['ray', 'nina', 'grace', 'hal'])
        says(
          (await wall.inTurn([does(wall, name, text, [person(wall, about)])])).said,
          keepers,
          `${name}: ${text}`,
        )
      answers(
        await wall.inTurn([does(wall, 'stan', text, [person(wall, about)])]),
        'nobody',
        `of another area: ${text}`,
      )
    }
    nothing(
      await wall.inTurn([does(wall, 'ray', `select id from could_read('nina')`)]),
      'whom to add, for a reader',
    )
    many(await wall.inTurn([does(wall, 'stella', `select id from could_read('nina')`)]), 1, 'for the steward')
    nothing(await wall.inTurn([does(wall, 'stan', `select id from could_read('nina')`)]), 'of another area')
    nothing(
      await wall.inTurn([does(wall, 'stella', `select id from could_read('ray osei')`)]),
      'who reads already',
    )
    nothing(
      await wall.inTurn([left(wall, 'nina'), does(wall, 'stella', `select id from could_read('nina')`)]),
      'who has left',
    )
    nothing(await wall.inTurn([does(wall, 'stella', `select id from could_read('n')`)]), 'by one letter')
  }),
  check('takes in a colleague once, twenty at most, and keeps their order', async (wall) => {
    const adds = (name: string) => does(wall, 'stella', 'select add_to_rota($1)', [person(wall, name)])
    answers(await wall.inTurn([adds('nina')]), 'done', 'added')
    answers(await wall.inTurn([adds('nina'), places]), 'Ray Osei, Nina Stone', 'last')
    answers(await wall.inTurn([adds('nina'), adds('nina')]), 'there already', 'twice')
    answers(await wall.inTurn([left(wall, 'nina'), adds('nina')]), 'nobody', 'who has left')
    const crowd = byOwner(
      `with new as (insert into staff (area_id, id, name, job) select $1, gen_random_uuid(), 'Colleague ' || n, 'Colleague' from generate_series(1, 19) n returning id)
       insert into safety_rota (area_id, staff_id, place) select $1, id, 1 + row_number() over () from new`,
      [wall.facts.kent.id],
    )
    answers(await wall.inTurn([crowd, adds('nina')]), 'full', 'a crowd')
    const moves = (name: string, up: boolean) =>
      does(wall, 'stella', 'select move_on_rota($1, $2)', [person(wall, name), up])
    const three = [adds('nina'), adds('grace')]
    answers(
      await wall.inTurn([...three, moves('grace', true), places]),
      'Ray Osei, Grace Adeyemi, Nina Stone',
      'up',
    )
    answers(
      await wall.inTurn([...three, moves('ray', false), places]),
      'Nina Stone, Ray Osei, Grace Adeyemi',
      'down',
    )
    answers(
      await wall.inTurn([...three, left(wall, 'nina'), moves('grace', true), places]),
      'Grace Adeyemi, Nina Stone, Ray Osei',
      'past who has left',
    )
    answers(await wall.inTurn([moves('nina', true)]), 'nobody', 'who is not on it')
  }),
  check('keeps the last while something waits, and somebody on every day', async (wall) => {
    const off = (name = 'ray') => does(wall, 'stella', 'select take_off_rota($1)', [person(wall, name)])
    answers(await wall.inTurn([quiet, off()]), 'done', 'nothing waits')
    answers(await wall.inTurn([quiet, writes(wall), off()]), 'the last', 'something waits')
    answers(
      await wall.inTurn([quiet, writes(wall, 'dee', wall.facts.children.pip), off()]),
      'done',
      'in another area',
    )
    answers(
      await wall.inTurn([writes(wall), reads(wall, 'nina'), left(wall, 'nina'), off()]),
      'the last',
      'who has left',
    )
    answers(await wall.inTurn([writes(wall), reads(wall, 'nina'), off()]), 'done', 'another stays')
    const nina = does(wall, 'stella', 'select away_from_rota($1, today() + 30, today() + 31)', [
      person(wall, 'nina'),
    ])
    answers(await wall.inTurn([reads(wall, 'nina'), nina, off()]), 'alone', 'there alone some day')
    answers(
      await wall.inTurn([isTold(wall), quiet, off(), byOwner('select count(*)::int from rota_ways')]),
      0,
      'where they were told is forgotten',
    )
  }),
  check(
    'is away from by oneself or the steward, for sixty days at most, and somebody stays',
    async (wall) => {
      const away = (by: string, who: string, from = 'today()', until = 'today()') =>
        does(wall, by, `select away_from_rota($1, ${from}, ${until})`, [person(wall, who)])
      const two = reads(wall, 'nina')
      for (const name of ['nina', 'grace', 'hal'])
        says((await wall.inTurn([two, away(name, 'ray')])).said, theirs, name)
      says((await wall.inTurn([away('nina', 'nina')])).said, theirs, 'who is not on it')
      answers(await wall.inTurn([two, away('stan', 'ray')]), 'nobody', 'the steward of another area')
      answers(await wall.inTurn([two, away('ray', 'ray')]), 'done', 'their own')
      answers(await wall.inTurn([two, away('stella', 'ray')]), 'done', 'by the steward')
      answers(await wall.inTurn([away('ray', 'ray')]), 'alone', 'the only one')
      answers(await wall.inTurn([two, left(wall, 'nina'), away('ray', 'ray')]), 'alone', 'the other has left')
      answers(await wall.inTurn([two, away('nina', 'nina'), away('ray', 'ray')]), 'alone', 'both')
      answers(
        await wall.inTurn([two, away('nina', 'nina'), away('ray', 'ray', 'today() + 1', 'today() + 1')]),
        'done',
        'in turn',
      )
      for (const [from, until] of [
        ['today() - 1', 'today()'],
        ['today() + 1', 'today()'],
        ['today()', 'today() + 60'],
      ] as const)
        answers(
          await wall.inTurn([two, away('ray', 'ray', from, until)]),
          'wrong days',
          `${from} to ${until}`,
        )
      const back = (by: string) => does(wall, by, 'select back_on_rota($1)', [person(wall, 'ray')])
      for (const name of ['nina', 'grace', 'hal'])
        says((await wall.inTurn([two, away('ray', 'ray'), back(name)])).said, theirs, `back by ${name}`)
      const gone = byOwner('select count(*)::int from rota_absences')
      answers(await wall.inTurn([two, away('ray', 'ray'), back('stan'), gone]), 1, 'back by another area')
      answers(await wall.inTurn([two, away('ray', 'ray'), back('ray'), gone]), 0, 'back')
    },
  ),
  check(
    'is seen, with where each is told and what was changed, by those on it and the steward',
    async (wall) => {
      const before = [isTold(wall), does(wall, 'stella', 'select add_to_rota($1)', [person(wall, 'nina')])]
      for (const text of ['select address from rota_ways_seen()', 'select what from rota_changes_seen()']) {
        for (const name of ['ray', 'stella'])
          many(await wall.inTurn([...before, does(wall, name, text)]), 1, `${name}: ${text}`)
        for (const name of ['grace', 'hal', 'stan'])
          nothing(await wall.inTurn([...before, does(wall, name, text)]), `${name}: ${text}`)
      }
      const old = byOwner(`update rota_ways set asked_at = moment() - interval '1 day', confirmed_at = null`)
      nothing(
        await wall.inTurn([...before, old, does(wall, 'ray', 'select address from rota_ways_seen()')]),
        'too old to be pressed',
      )
      const ended = byOwner('update rota_ways set ended_at = moment()')
      nothing(
        await wall.inTurn([...before, ended, does(wall, 'ray', 'select address from rota_ways_seen()')]),
        'ended',
      )
      const now = (name: string) => does(wall, name, 'select name, reached from rota_now()')
      for (const name of ['amy', 'nina'])
        assert.deepEqual(
          (await wall.inTurn([isTold(wall), now(name)])).rows,
          [{ name: 'Ray Osei', reached: true }],
          name,
        )
      assert.deepEqual((await wall.inTurn([now('dee')])).rows, [{ name: 'Hal Price', reached: false }])
      nothing(await wall.inTurn([left(wall, 'ray'), now('amy')]), 'who has left')
      const trouble = byOwner(
        `insert into address_troubles (area_id, kind, address, state, since, last_at) values ($1, 'phone', '07700900001', 'undelivered', moment(), moment())`,
        [wall.facts.kent.id],
      )
      for (const step of [trouble, ended, byOwner('update rota_ways set confirmed_at = null')])
        assert.deepEqual((await wall.inTurn([isTold(wall), step, now('amy')])).rows, [
          { name: 'Ray Osei', reached: false },
        ])
      const waiting = (name: string) => does(wall, name, 'select unreached from concerns_waiting()')
      answers(await wall.inTurn([waiting('ray')]), 1, 'no way')
      answers(await wall.inTurn([isTold(wall), waiting('ray')]), 0, 'a way')
    },
  ),
]
