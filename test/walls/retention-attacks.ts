/** What is due to go, as somebody inside might try it in SQL of their own: looking, keeping, agreeing, and what the worker then does. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, asWorker, check, entering, many, nothing, person, refused } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const [run, other, hold] = [newId(), newId(), newId()]
const step = (text: string, ...values: unknown[]): Step => ({ text, values })
const as = (wall: Wall, name: string, to: Step): Step => ({ ...to, enter: entering(wall, name) })
const tries = (wall: Wall, name: string, steps: readonly Step[], { text, values }: Step) =>
  wall.as(name, text, values ?? [], steps)
const fine = ({ code, said }: { code?: string | undefined; said?: unknown }, what: string) =>
  assert.equal(code, undefined, `${what} ${String(said ?? '')}`)

const looks = (id = run) => step('select preview_erasure($1)', id)
const items = (id = run) => step('select about_id, state from erasure_items_of($1)', id)
const agrees = (id = run) => step('select agree_to_erasure($1)', id)
const keeps = (about: string, { id = hold, look = run, until = `today() + 100` } = {}) =>
  step(`select hold_record($1, $2, $3, 'court', 'A court asked', (${until})::date)`, id, look, about)
const erases = (most = 20): Step => ({ text: `select id from erase_some(${most})`, enter: asWorker })

/** In 41 years: everybody is still signed in, and of all children Robin, Sam and Pip are grown up. */
const later = (wall: Wall): Step[] => {
  const { robin, sam, pip } = wall.facts.children
  return [
    byOwner(`update clock set moved = moved + interval '41 years'`),
    byOwner(`update sessions set idle_until = 'infinity', ends_at = 'infinity', fresh_at = moment()`),
    byOwner('update children set born_on = today() where id <> all ($1)', [[robin, sam, pip]]),
  ]
}
const looked = (wall: Wall): Step[] => [...later(wall), as(wall, 'stella', looks())]
const agreed = (wall: Wall): Step[] => [...looked(wall), as(wall, 'stella', agrees())]
const written = (what: string, child: string | null) =>
  byOwner('select from activity where what = $1 and ($2::uuid is null or $2 = any (children))', [what, child])
const strangers = ['priya', 'grace', 'ray', 'nina', 'hal']

export const retention: Check[] = [
  check('is looked for by the steward of the area alone', async (wall) => {
    const { robin, sam } = wall.facts.children
    many(await tries(wall, 'stella', looked(wall), items()), 2, 'the steward')
    answers(await tries(wall, 'stella', later(wall), looks()), 2, 'how many')
    answers(await tries(wall, 'stella', [], looks()), 0, 'while they are young')
    const lately = byOwner(
      `insert into diagnoses (area_id, child_id, id, words, source, told_by, at) values ($1, $2, gen_random_uuid(), 'W', 'Us', $3, moment())`,
      [wall.facts.kent.id, sam, person(wall, 'carol')],
    )
    answers(
      await tries(wall, 'stella', [...later(wall), lately], looks()),
      1,
      'but what was written in lately',
    )
    many(await tries(wall, 'stella', [], step('select kind from keeps_here()')), 6, 'the periods')
    const kept = [...looked(wall), as(wall, 'stella', keeps(robin))]
    for (const who of strangers) {
      refused(await tries(wall, who, later(wall), looks()), 'NF403', `${who} looks`)
      nothing(await tries(wall, who, looked(wall), items()), `${who} reads what was found`)
      nothing(
        await tries(wall, who, looked(wall), step('select id from erasure_runs_here()')),
        `${who}, looks`,
      )
      nothing(await tries(wall, who, [], step('select kind from keeps_here()')), `${who}, the periods`)
      nothing(await tries(wall, who, kept, step('select id from holds_here()')), `${who}, what is kept`)
    }
    nothing(await tries(wall, 'stan', looked(wall), items()), 'the steward of another area')
    nothing(await tries(wall, 'stan', looked(wall), step('select id from erasure_runs_here()')), 'their list')
    nothing(await tries(wall, 'stan', kept, step('select id from holds_here()')), 'what is kept here')
    refused(await tries(wall, 'amy', later(wall), looks()), '42501', 'a family')
    many(
      await tries(wall, 'stella', [...looked(wall), as(wall, 'stan', looks(other))], items()),
      2,
      'theirs beside ours',
    )
    nothing(
      await tries(wall, 'stella', [...looked(wall), as(wall, 'stella', looks(other))], items()),
      'an older look',
    )
    many(
      await tries(wall, 'stella', [...agreed(wall), as(wall, 'stella', looks(other))], items()),
      2,
      'one agreed to',
    )
    many(
      await tries(wall, 'stella', [...kept, as(wall, 'stella', looks(other))], items(other)),
      1,
      'but what is kept',
    )
    const over = [...kept, byOwner(`update retention_holds set until_on = today() - 1`)]
    many(
      await tries(wall, 'stella', [...over, as(wall, 'stella', looks(other))], items(other)),
      2,
      'no longer',
    )
    const ended = [...kept, as(wall, 'stella', step('select end_hold($1)', hold))]
    many(
      await tries(wall, 'stella', [...ended, as(wall, 'stella', looks(other))], items(other)),
      2,
      'nor when ended',
    )
    many(await tries(wall, 'stella', kept, step('select id from holds_here()')), 1, 'on the list')
    nothing(await tries(wall, 'stella', over, step('select id from holds_here()')), 'what is over')
    nothing(await tries(wall, 'stella', ended, step('select id from holds_here()')), 'what has ended')
    const pips = [...looked(wall), as(wall, 'stan', looks(other))]
    many(await tries(wall, 'stan', pips, items(other)), 1, 'of their own area')
  }),
  check('is kept longer by the steward, where a look found it, for ten years at most', async (wall) => {
    const { robin, kit, sam } = wall.facts.children
    fine(await tries(wall, 'stella', looked(wall), keeps(robin)), 'the steward')
    for (const who of strangers)
      refused(await tries(wall, who, looked(wall), keeps(robin)), 'NF403', `${who} keeps it`)
    refused(await tries(wall, 'stan', looked(wall), keeps(robin)), 'NF403', 'the steward of another area')
    refused(await tries(wall, 'stella', looked(wall), keeps(kit)), 'NF403', 'what is not due')
    const gone = byOwner(`update erasure_items set state = 'gone'`)
    refused(await tries(wall, 'stella', [...looked(wall), gone], keeps(robin)), 'NF403', 'what is gone')
    refused(
      await tries(wall, 'stella', looked(wall), keeps(robin, { until: 'today() - 1' })),
      'NF409',
      'the past',
    )
    refused(
      await tries(
        wall,
        'stella',
        looked(wall),
        keeps(robin, { until: `today() + interval '10 years 1 day'` }),
      ),
      'NF409',
      'too long',
    )
    const kept = [...looked(wall), as(wall, 'stella', keeps(robin))]
    refused(await tries(wall, 'stella', kept, keeps(robin, { id: newId() })), 'NF409', 'twice')
    fine(await tries(wall, 'stella', kept, keeps(sam, { id: newId() })), 'another record')
    many(
      await tries(wall, 'stella', kept, step(`select from erasure_items_of($1) where state = 'held'`, run)),
      1,
      'it stays',
    )
    many(
      await wall.inTurn([...kept, written('keeps the record longer than its period', robin)]),
      1,
      'a trace',
    )
    const end = step('select end_hold($1)', hold)
    for (const who of strangers) refused(await tries(wall, who, kept, end), 'NF403', `${who} ends it`)
    answers(await tries(wall, 'stan', kept, end), false, 'the steward of another area')
    answers(await tries(wall, 'stella', kept, end), true, 'the steward')
    const ended = [...kept, as(wall, 'stella', end)]
    answers(await tries(wall, 'stella', ended, end), false, 'once')
    many(
      await wall.inTurn([...ended, written('no longer keeps the record longer than its period', robin)]),
      1,
      'a trace',
    )
  }),
  check('goes when the steward agreed to it, freshly signed in, within a week, and once', async (wall) => {
    fine(await tries(wall, 'stella', looked(wall), agrees()), 'the steward')
    for (const who of strangers) refused(await tries(wall, who, looked(wall), agrees()), 'NF403', who)
    refused(await tries(wall, 'stan', looked(wall), agrees()), 'NF403', 'the steward of another area')
    refused(await tries(wall, 'stella', looked(wall), agrees(newId())), 'NF403', 'what nobody looked for')
    const stale = byOwner(`update sessions set fresh_at = moment() - interval '15 minutes'`)
    refused(await tries(wall, 'stella', [...looked(wall), stale], agrees()), 'NF403', 'a sign-in not fresh')
    refused(await tries(wall, 'stella', agreed(wall), agrees()), 'NF409', 'twice')
    const old = byOwner(`update erasure_runs set made_at = moment() - interval '8 days'`)
    refused(await tries(wall, 'stella', [...looked(wall), old], agrees()), 'NF409', 'after a week')
    const held = byOwner(`update erasure_items set state = 'held'`)
    refused(await tries(wall, 'stella', [...looked(wall), held], agrees()), 'NF409', 'nothing')
    many(
      await wall.inTurn([...agreed(wall), written('agreed that records whose period is over go', null)]),
      1,
      'a trace',
    )
    many(
      await wall.inTurn([
        ...agreed(wall),
        byOwner(`select from jobs_asked where kind = 'erase-due' and about_id = $1`, [run]),
      ]),
      1,
      'the worker is asked',
    )
  }),
  check('is erased by the worker as it was agreed, and not as it has become', async (wall) => {
    const { robin, sam } = wall.facts.children
    many(await wall.inTurn([...looked(wall), erases()]), 0, 'before anybody agrees')
    many(await wall.inTurn([...agreed(wall), erases()]), 2, 'what was agreed')
    many(await wall.inTurn([...agreed(wall), erases(1)]), 1, 'a few at a time')
    many(await wall.inTurn([...agreed(wall), erases(), erases()]), 0, 'once')
    const left = byOwner('select id from children where id = any ($1)', [[robin, sam]])
    many(await wall.inTurn([...agreed(wall), erases(), left]), 0, 'they are gone')
    const state = (of: string) => byOwner('select state from erasure_items where about_id = $1', [of])
    const stays = async (change: Step, becomes: string, what: string) => {
      many(await wall.inTurn([...agreed(wall), change, erases()]), 1, what)
      answers(await wall.inTurn([...agreed(wall), change, erases(), state(robin)]), becomes, what)
      answers(
        await wall.inTurn([...agreed(wall), change, erases(), state(sam)]),
        'gone',
        `the other, as ${what}`,
      )
    }
    await stays(
      byOwner(`update children set known_as = 'Rob' where id = $1`, [robin]),
      'changed',
      'what changed',
    )
    await stays(
      byOwner(
        `insert into retention_holds (area_id, child_id, id, reason, words, until_on, by_id, by_name, at)
         select area_id, id, gen_random_uuid(), 'court', 'W', today(), $2, 'Stella', moment() from children where id = $1`,
        [robin, person(wall, 'stella')],
      ),
      'held',
      'what is kept',
    )
    const years = byOwner(`update areas set package = package || '{"keepYears": {"record": 90}}'`)
    many(await wall.inTurn([...agreed(wall), years, erases()]), 0, 'what the area keeps longer since')
    const leftOver = { text: 'select erasures_left() as n', enter: asWorker }
    answers(await wall.inTurn([...looked(wall), leftOver]), 0, 'before anybody agrees')
    answers(await wall.inTurn([...agreed(wall), leftOver]), 2, 'what is left')
    answers(await wall.inTurn([...agreed(wall), erases(), leftOver]), 0, 'when it is done')
    for (const who of ['stella', 'amy'])
      refused(await tries(wall, who, agreed(wall), step('select * from erase_some(1)')), '42501', who)
    for (const text of ['select erase_child($1, $2)', `select erase_again($1, $2, 'record', moment())`]) {
      const it = step(text, wall.facts.kent.id, robin)
      for (const who of ['stella', 'amy']) refused(await tries(wall, who, [], it), '42501', who)
      refused(await wall.inTurn([{ ...it, enter: asWorker }]), '42501', 'the worker by itself')
    }
  }),
  check('says until when a record is kept to those who see it', async (wall) => {
    const { robin } = wall.facts.children
    const until = step('select day from kept_until($1) as day where day is not null', robin)
    for (const who of ['amy', 'ben', 'priya']) many(await tries(wall, who, [], until), 1, who)
    for (const who of ['carol', 'finn', 'edith', 'stella', 'dee'])
      nothing(await tries(wall, who, [], until), who)
  }),
  check('forgets copies and sessions after their time only', async (wall) => {
    const done = (age: string) =>
      byOwner(`update whole_requests set done_at = moment() - interval '${age}', done_by = 'Stella'`)
    const copies = { text: 'select forget_copies(1000) as n', enter: asWorker }
    answers(await wall.inTurn([copies]), 0, 'what is not answered')
    answers(await wall.inTurn([done('89 days'), copies]), 0, 'an answer of this season')
    assert.ok(Number((await wall.inTurn([done('91 days'), copies])).rows[0]?.['n']) > 0, 'an older answer')
    const sessions = { text: 'select forget_sessions(1000) as n', enter: asWorker }
    const all = byOwner(`update sessions set idle_until = 'infinity', ends_at = 'infinity', ended_at = null`)
    const ended = (age: string) => byOwner(`update sessions set ended_at = moment() - interval '${age}'`)
    answers(await wall.inTurn([all, sessions]), 0, 'who is signed in')
    answers(await wall.inTurn([all, ended('89 days'), sessions]), 0, 'who was, this season')
    assert.ok(
      Number((await wall.inTurn([all, ended('91 days'), sessions])).rows[0]?.['n']) > 0,
      'who was, before',
    )
  }),
]
