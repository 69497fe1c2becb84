/** Pausing the use of a record, as somebody inside might try it in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { check, entering, many, nothing, refused } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const pause = newId()
const step = (text: string, ...values: unknown[]): Step => ({ text, values })
const as = (wall: Wall, name: string, to: Step): Step => ({ ...to, enter: entering(wall, name) })
const tries = (wall: Wall, name: string, steps: readonly Step[], { text, values }: Step) =>
  wall.as(name, text, values ?? [], steps)
const fine = ({ code, said }: { code?: string | undefined; said?: unknown }, what: string) =>
  assert.equal(code, undefined, `${what} ${String(said ?? '')}`)

const asks = (child: string, id = pause) => step(`select ask_to_pause($1, $2, 'It is wrong')`, id, child)
const says = (said: string) => step(`select answer_pause($1, $2, 'We look into it')`, pause, said)
const lifts = (days: number) => step(`select lift_pause($1, today() + $2::int, 'It was wrong')`, pause, days)
const mine = (child: string) => step('select id from my_pauses($1)', child)
const queue = step('select id from pause_queue()')
const told = (child: string) => step('select since from paused_now($1)', child)
const asked = (wall: Wall): Step[] => [as(wall, 'amy', asks(wall.facts.children.robin))]
const paused = (wall: Wall): Step[] => [...asked(wall), as(wall, 'stella', says('yes'))]
const over = byOwner(`update pauses set lift_on = today(), lift_because = 'W', lift_name = 'Stella'`)
const strangers = ['priya', 'grace', 'ray', 'nina', 'hal', 'stan']
const written = (what: string, child: string) =>
  byOwner('select from activity where what = $1 and $2 = any (children)', [what, child])

export const pauses: Check[] = [
  check('is paused when a family asks about its own child, one at a time', async (wall) => {
    const { robin, kit, sam } = wall.facts.children
    for (const who of ['amy', 'ben']) fine(await tries(wall, who, [], asks(robin)), who)
    refused(await tries(wall, 'amy', [], asks(sam)), 'NF403', 'another’s child')
    assert.match(String((await tries(wall, 'amy', [], asks(sam))).said), /a child of one's own/)
    refused(await tries(wall, 'finn', [], asks(robin)), 'NF403', 'somebody who sees the child no more')
    refused(await tries(wall, 'priya', [], asks(robin)), '42501', 'a colleague')
    refused(await tries(wall, 'ben', asked(wall), asks(robin, newId())), 'NF409', 'two at a time')
    refused(await tries(wall, 'ben', paused(wall), asks(robin, newId())), 'NF409', 'while it is paused')
    fine(await tries(wall, 'amy', paused(wall), asks(kit, newId())), 'another child')
    fine(await tries(wall, 'ben', [...paused(wall), over], asks(robin, newId())), 'when it is over')
    const no = [...asked(wall), as(wall, 'stella', says('no'))]
    fine(await tries(wall, 'amy', no, asks(robin, newId())), 'after a no')
    const four = byOwner(
      `insert into pauses (area_id, child_id, id, asked_by, asked_name, words, due_on, at, said, because, answered_name, answered_at)
       select area_id, child_id, gen_random_uuid(), asked_by, asked_name, words, due_on, at, said, because, answered_name, answered_at from pauses, generate_series(1, 3)`,
    )
    refused(await tries(wall, 'amy', [...no, four], asks(robin, newId())), 'NF409', 'a fifth in a year')
    fine(await tries(wall, 'ben', [...no, four], asks(robin, newId())), 'four of another’s')
    const old = byOwner(`update pauses set at = at - interval '1 year'`)
    fine(await tries(wall, 'amy', [...no, four, old], asks(robin, newId())), 'four of last year')
    many(await tries(wall, 'amy', asked(wall), mine(robin)), 1, 'hers')
    nothing(await tries(wall, 'ben', asked(wall), mine(robin)), 'another carer’s')
    const ended = byOwner('delete from reach where child_id = $1', [robin])
    nothing(await tries(wall, 'amy', [...asked(wall), ended], mine(robin)), 'a child she sees no more')
    const about = [...asked(wall), as(wall, 'amy', asks(kit, newId()))]
    many(await tries(wall, 'amy', about, mine(robin)), 1, 'of this child alone')
    many(
      await wall.inTurn([...asked(wall), written('asked for the use of the record to be paused', robin)]),
      1,
      'a trace',
    )
  }),
  check('is answered and ended by the steward of the area alone, with three days’ notice', async (wall) => {
    const { robin } = wall.facts.children
    many(await tries(wall, 'stella', asked(wall), queue), 1, 'the steward')
    many(await tries(wall, 'stella', paused(wall), queue), 1, 'while it is paused')
    nothing(await tries(wall, 'stella', [...paused(wall), over], queue), 'what is over')
    nothing(
      await tries(wall, 'stella', [...asked(wall), as(wall, 'stella', says('no'))], queue),
      'what was refused',
    )
    for (const who of strangers) {
      nothing(await tries(wall, who, asked(wall), queue), `${who} reads what was asked`)
      refused(await tries(wall, who, asked(wall), says('yes')), 'NF403', `${who} answers`)
      refused(await tries(wall, who, paused(wall), lifts(5)), 'NF403', `${who} ends it`)
    }
    assert.equal(
      (await tries(wall, 'stan', asked(wall), says('yes'))).said,
      'nobody asked',
      'in another area',
    )
    assert.equal((await tries(wall, 'stan', paused(wall), lifts(5))).said, 'nobody asked', 'ended from there')
    refused(await tries(wall, 'amy', asked(wall), says('yes')), '42501', 'the family itself')
    refused(await tries(wall, 'stella', paused(wall), says('no')), 'NF409', 'answered already')
    refused(await tries(wall, 'stella', asked(wall), lifts(5)), 'NF409', 'not paused yet')
    const [early, late] = [2, 31]
    for (const days of [early, late])
      refused(await tries(wall, 'stella', paused(wall), lifts(days)), 'NF409', `in ${days} days`)
    for (const days of [3, 30])
      fine(await tries(wall, 'stella', paused(wall), lifts(days)), `in ${days} days`)
    const lifted = [...paused(wall), as(wall, 'stella', lifts(5))]
    refused(await tries(wall, 'stella', lifted, lifts(6)), 'NF409', 'twice')
    many(await wall.inTurn([...paused(wall), written('paused the use of the record', robin)]), 1, 'a trace')
    many(
      await wall.inTurn([...lifted, written('said until when the use of the record is paused', robin)]),
      1,
      'a trace',
    )
    const letters = byOwner(
      `select from outbox o join sign_in_addresses a on a.area_id = o.area_id and a.address = o.address
        where a.carer_id = (select asked_by from pauses where id = $1) and o.template = 'something-new' and o.made_at = moment()`,
      [pause],
    )
    many(await wall.inTurn([...asked(wall), letters]), 0, 'nothing to tell yet')
    many(await wall.inTurn([...paused(wall), letters]), 1, 'she is told')
    many(await wall.inTurn([...lifted, letters]), 2, 'and told again before it ends')
  }),
  check(
    'is told to whoever sees the record while it lasts, and stops what colleagues write',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      for (const who of ['amy', 'ben', 'priya', 'petra', 'grace'])
        many(await tries(wall, who, paused(wall), told(robin)), 1, who)
      for (const who of ['carol', 'finn', 'edith', 'nina', 'hal'])
        nothing(await tries(wall, who, paused(wall), told(robin)), who)
      nothing(await tries(wall, 'amy', paused(wall), told(kit)), 'another child')
      nothing(await tries(wall, 'amy', asked(wall), told(robin)), 'before it is answered')
      nothing(await tries(wall, 'amy', [...paused(wall), over], told(robin)), 'when it is over')
      const meets = (child: string) =>
        step(
          `insert into meetings (area_id, child_id, id, led_by, led_name) select my_area(), $1, gen_random_uuid(), my_person(), 'Me'`,
          child,
        )
      const corrects = step(
        `insert into corrections (area_id, child_id, id, table_name, row_id, words, by_id, by_name)
       select area_id, child_id, gen_random_uuid(), 'versions', id, 'Not so', my_person(), 'Me' from versions where child_id = $1 limit 1`,
        robin,
      )
      const tells = step(
        `insert into diagnoses (area_id, child_id, id, words, source, told_by) values (my_area(), $1, gen_random_uuid(), 'W', 'Us', my_person())`,
        robin,
      )
      const closes = step(`update meetings set closed_at = moment() where child_id = $1`, robin)
      fine(await tries(wall, 'priya', asked(wall), meets(robin)), 'before it is answered')
      refused(await tries(wall, 'priya', paused(wall), meets(robin)), 'NF423', 'while it is paused')
      refused(await tries(wall, 'priya', paused(wall), closes), 'NF423', 'nor what is there already')
      fine(await tries(wall, 'priya', paused(wall), meets(kit)), 'another child')
      fine(await tries(wall, 'priya', [...paused(wall), over], meets(robin)), 'when it is over')
      const later = byOwner(
        `update pauses set lift_on = today() + 1, lift_because = 'W', lift_name = 'Stella'`,
      )
      refused(await tries(wall, 'priya', [...paused(wall), later], meets(robin)), 'NF423', 'until the day')
      fine(await tries(wall, 'priya', paused(wall), corrects), 'what puts right')
      // It takes names out of entries, and that is nothing written in them.
      const home = newId()
      const nans = byOwner(
        `insert into child_homes (area_id, child_id, id, name, district, told_by) select area_id, id, $2, 'Nan’s', 'medway', $3 from children where id = $1`,
        [robin, home, pause],
      )
      const hides = step(
        `select keep_home_private(gen_random_uuid(), $1, $2, 'somebody could be hurt', '{}')`,
        robin,
        home,
      )
      fine(await tries(wall, 'grace', [nans, ...paused(wall)], hides), 'a home is kept private')
      fine(await tries(wall, 'amy', paused(wall), tells), 'a family')
    },
  ),
]
