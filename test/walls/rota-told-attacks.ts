/** How those on the safety rota are told, tried in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, check, many, nothing, person, refused } from './attacking.ts'
import {
  aConcern,
  aLetter,
  aWay,
  does,
  isDone,
  isTold,
  left,
  quiet,
  reads,
  takes,
  tells,
  works,
  writes,
} from './rota-attacks.ts'
import { byOwner, type Check, type Step } from './wall.ts'

export const rotaTold: Check[] = [
  check('is told by a way that its own person said and pressed in, within a day', async (wall) => {
    const asks = (name: string, id = aWay, address = '07700900001') =>
      does(wall, name, `select say_way($1, 'phone', $2)`, [id, address])
    const stops = (name: string) => does(wall, name, `select end_way('phone')`)
    const presses = (id = aWay): Step => ({
      text: 'select public.confirm_way($1)',
      values: [id],
      enter: 'set local session authorization ninefold_door',
    })
    for (const name of ['nina', 'grace', 'stella'])
      for (const step of [asks(name), stops(name)])
        assert.equal((await wall.inTurn([step])).said, 'you are not on the rota', name)
    answers(
      await wall.inTurn([asks('ray'), byOwner('select template from outbox where id = $1', [aWay])]),
      'told-here',
      'a letter',
    )
    const five = Array.from({ length: 5 }, () => asks('ray', newId()))
    answers(await wall.inTurn([...five, asks('ray')]), 'too many', 'the sixth')
    const hour = byOwner(`update rota_ways set asked_at = moment() - interval '1 hour'`)
    answers(await wall.inTurn([...five, hour, asks('ray')]), 'done', 'an hour later')
    answers(await wall.inTurn([asks('ray'), presses()]), true, 'pressed')
    answers(await wall.inTurn([asks('ray'), presses(newId())]), false, 'another letter')
    answers(
      await wall.inTurn([
        asks('ray'),
        byOwner(`update rota_ways set asked_at = moment() - interval '1 day'`),
        presses(),
      ]),
      false,
      'a day later',
    )
    answers(await wall.inTurn([asks('ray'), stops('ray'), presses()]), false, 'taken back')
    const next = newId()
    answers(await wall.inTurn([asks('ray'), asks('ray', next), presses()]), false, 'one before the newest')
    const counts = byOwner(
      `select string_agg(address, ', ') from rota_ways where confirmed_at is not null and ended_at is null`,
    )
    const moved = [asks('ray'), presses(), asks('ray', next, '07700900002')]
    answers(await wall.inTurn([...moved, counts]), '07700900001', 'until it is pressed')
    answers(await wall.inTurn([...moved, presses(next), counts]), '07700900002', 'from then on')
    const ninas = [reads(wall, 'nina'), isTold(wall, { name: 'nina', address: '07700900009', id: newId() })]
    answers(await wall.inTurn([...ninas, stops('ray'), counts]), '07700900009', 'nobody ends another’s')
    answers(
      await wall.inTurn([
        ...ninas,
        asks('ray'),
        presses(),
        byOwner('select count(*)::int from rota_ways where ended_at is null'),
      ]),
      2,
      'nor by pressing',
    )
  }),
  check('is told once of what nobody has taken, and of nothing else', async (wall) => {
    const told = [isTold(wall), writes(wall)]
    answers(await wall.inTurn([...told, tells(wall)]), true, 'told')
    answers(
      await wall.inTurn([
        ...told,
        tells(wall),
        byOwner('select address from outbox where id = $1', [aLetter]),
      ]),
      '07700900001',
      'by a letter',
    )
    answers(await wall.inTurn([...told, tells(wall), tells(wall, 'ray', newId())]), false, 'a second time')
    answers(await wall.inTurn([...told, takes(wall), tells(wall)]), false, 'taken')
    answers(await wall.inTurn([...told, isDone, tells(wall)]), false, 'done')
    answers(await wall.inTurn([writes(wall), tells(wall)]), false, 'no way')
    const ninas = [reads(wall, 'nina'), isTold(wall, { name: 'nina' })]
    answers(await wall.inTurn([...ninas, writes(wall), tells(wall)]), false, 'another’s way')
    for (const step of [
      byOwner('update rota_ways set confirmed_at = null'),
      byOwner('update rota_ways set ended_at = moment()'),
      left(wall, 'ray'),
    ])
      answers(await wall.inTurn([...told, step, tells(wall)]), false, step.text)
    const asked = byOwner(
      `select count(*) || ' asked, ' || count(*) filter (where about_id = $1) || ' named' from jobs_asked where kind = 'tell-of-this'`,
      [aConcern],
    )
    const none = byOwner('delete from jobs_asked')
    answers(await wall.inTurn([none, writes(wall), asked]), '1 asked, 0 named', 'as it is written')
    const mail = isTold(wall, { kind: 'email', address: 'ray@example.org', id: newId() })
    const where = byOwner('select address from outbox where id = $1', [aLetter])
    answers(await wall.inTurn([...told, mail, tells(wall), where]), '07700900001', 'a text before a mail')
    const trouble = byOwner(
      `insert into address_troubles (area_id, kind, address, state, since, last_at) values ($1, 'phone', '07700900001', 'unreachable', moment(), moment())`,
      [wall.facts.kent.id],
    )
    answers(
      await wall.inTurn([...told, mail, trouble, tells(wall), where]),
      'ray@example.org',
      'one that works first',
    )
    answers(await wall.inTurn([...told, trouble, tells(wall), where]), '07700900001', 'else the one there is')
    // Nobody of another area is told, nor who is on no rota.
    for (const name of ['hal', 'nina']) answers(await wall.inTurn([...told, tells(wall, name)]), false, name)
  }),
  check('gives the worker what nobody has taken, and who reads in that area', async (wall) => {
    const lists = (canSend: boolean) =>
      works(
        `select concern_id from untaken_concerns($1, '-infinity', '00000000-0000-0000-0000-000000000000', 200)`,
        [canSend],
      )
    const before = [quiet, writes(wall)]
    many(await wall.inTurn([...before, lists(true)]), 1, 'waits')
    many(await wall.inTurn([...before, takes(wall), lists(true)]), 0, 'taken')
    many(await wall.inTurn([...before, isDone, lists(true)]), 0, 'done')
    many(await wall.inTurn([...before, lists(false)]), 0, 'where no letter could go')
    many(
      await wall.inTurn([...before, byOwner('update clock set demonstration = true'), lists(false)]),
      1,
      'but in a demonstration',
    )
    const readers = works('select name from readers_of($1)', [wall.facts.kent.id])
    answers(await wall.inTurn([readers]), 'Ray Osei', 'who reads')
    many(await wall.inTurn([readers]), 1, 'in that area')
    many(await wall.inTurn([left(wall, 'ray'), readers]), 0, 'who has left')
  }),
  check('is told no more once somebody took it, nor by a link that is over', async (wall) => {
    const over = works('select is_over from take_letter($1)', [aLetter])
    const told = [isTold(wall), writes(wall), tells(wall)]
    answers(await wall.inTurn([...told, over]), false, 'waits')
    answers(await wall.inTurn([...told, takes(wall), over]), true, 'taken')
    answers(await wall.inTurn([...told, isDone, over]), true, 'done')
    const asks = does(wall, 'ray', `select say_way($1, 'phone', '07700900001')`, [aLetter])
    answers(await wall.inTurn([asks, over]), false, 'a link')
    for (const change of [
      'confirmed_at = moment()',
      'ended_at = moment()',
      `asked_at = moment() - interval '1 day'`,
    ])
      answers(await wall.inTurn([asks, byOwner(`update rota_ways set ${change}`), over]), true, change)
  }),
  check(
    'says to whom a message went, to the writer and those who may read it, once it has gone',
    async (wall) => {
      const sent = byOwner(`update outbox set state = 'accepted' where id = $1`, [aLetter])
      const before = [isTold(wall), writes(wall), tells(wall), sent]
      const asks = (name: string, id = aConcern) =>
        does(wall, name, 'select staff_name from sent_about($1)', [id])
      for (const name of ['amy', 'ray', 'grace'])
        answers(await wall.inTurn([...before, asks(name)]), 'Ray Osei', name)
      for (const name of ['ben', 'carol', 'nina', 'priya', 'hal', 'dee'])
        nothing(await wall.inTurn([...before, asks(name)]), name)
      nothing(await wall.inTurn([...before, asks('amy', newId())]), 'of something else')
      const ends = byOwner('delete from reach where holder_id = $1', [person(wall, 'amy')])
      nothing(await wall.inTurn([...before, ends, asks('amy')]), 'whose child it is no longer')
      for (const state of ['waiting', 'begun', 'too late', 'undelivered', 'unreachable'])
        nothing(
          await wall.inTurn([
            ...before,
            byOwner(`update outbox set state = $1 where id = $2`, [state, aLetter]),
            asks('amy'),
          ]),
          state,
        )
      const demonstration = byOwner('update clock set demonstration = true')
      answers(
        await wall.inTurn([
          ...before,
          byOwner(`update outbox set state = 'waiting'`),
          demonstration,
          asks('amy'),
        ]),
        'Ray Osei',
        'in a demonstration',
      )
      answers(
        await wall.inTurn([...before, byOwner('delete from outbox'), asks('amy')]),
        'Ray Osei',
        'a letter that is forgotten',
      )
      refused(
        await wall.as('ray', 'insert into concern_tellings select * from concern_tellings'),
        '42501',
        'nobody writes it themselves',
      )
    },
  ),
]
