/** Asking for the whole record, and answering it, as somebody inside might try it in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, check, entering, many, nothing, person, refused } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const [request, again, row, other] = [newId(), newId(), newId(), newId()]
const step = (text: string, ...values: unknown[]): Step => ({ text, values })
const as = (wall: Wall, name: string, to: Step): Step => ({ ...to, enter: entering(wall, name) })
const tries = (wall: Wall, name: string, steps: readonly Step[], { text, values }: Step) =>
  wall.as(name, text, values ?? [], steps)

const asks = (child: string, id = request) => step('select ask_for_whole($1, $2, seen_by_me($2))', id, child)
const held = (id = request) => step('select id from whole_held($1, null)', id)
const marking = (
  ids: string[],
  { mark = 'keep back', words = '', why = 'could harm' as string | null, of = request } = {},
) => step('select mark_whole($1, $2, $3, $4, $5)', of, ids, mark, words, why)
const done = step('select finish_whole($1)', request)
const mine = (child: string) => step('select id from my_whole($1) where id = $2', child, request)
const answered = (child: string) =>
  step('select table_name, said, words, reason from my_whole_answer($1)', child)
/** Ben's request about Robin with one row held back, and that row put under an id of ours. */
const one = (wall: Wall, child: string): Step[] => [
  byOwner('delete from whole_marks'),
  byOwner('delete from whole_rows'),
  byOwner('delete from whole_requests'),
  as(wall, 'ben', asks(child)),
  byOwner(
    'delete from whole_rows where request_id = $1 and id <> (select id from whole_rows where request_id = $1 and row_id not in (select row_id from aside_rows) order by table_name, row_id limit 1)',
    [request],
  ),
  byOwner(`update whole_rows set id = $1, said = '{"words": "Held"}' where request_id = $2`, [row, request]),
]
const marked = (wall: Wall, mark: string, words = '', why: string | null = null) =>
  as(wall, 'stella', marking([row], { mark, words, why }))
const fine = ({ code, said }: { code?: string | undefined; said?: unknown }, what: string) =>
  assert.equal(code, undefined, `${what} ${String(said ?? '')}`)

export const whole: Check[] = [
  check('is asked for by a family about its own child, freshly signed in, one at a time', async (wall) => {
    const { robin, sam } = wall.facts.children
    const none = ['whole_marks', 'whole_rows', 'whole_requests'].map((name) => byOwner(`delete from ${name}`))
    for (const who of ['amy', 'ben']) fine(await tries(wall, who, none, asks(robin)), who)
    const strange = await tries(wall, 'amy', none, asks(sam))
    assert.equal(strange.said, "only for a child of one's own", 'another’s child')
    refused(await tries(wall, 'finn', none, asks(robin)), 'NF403', 'somebody who sees the child no more')
    refused(await tries(wall, 'priya', none, asks(robin)), '42501', 'a colleague')
    const stale = byOwner(`update sessions set fresh_at = moment() - interval '15 minutes'`)
    refused(await tries(wall, 'amy', [...none, stale], asks(robin)), 'NF403', 'a sign-in not fresh')
    const first = [...none, as(wall, 'amy', asks(robin))]
    refused(await tries(wall, 'amy', first, asks(robin, again)), 'NF409', 'two at a time')
    fine(await tries(wall, 'ben', first, asks(robin, again)), 'each their own')
    const four = byOwner(
      `insert into whole_requests (area_id, child_id, id, person_id, person_name, due_on, at, done_at, done_by)
       select $1, $2, gen_random_uuid(), $3, 'Amy', today(), moment() - interval '9 days', moment(), 'Stella' from generate_series(1, 4)`,
      [wall.facts.kent.id, robin, person(wall, 'amy')],
    )
    refused(await tries(wall, 'amy', [...none, four], asks(robin)), 'NF409', 'a fifth in a year')
    fine(await tries(wall, 'ben', [...none, four], asks(robin)), 'four of another’s')
    const [due] = await wall.owner(`select (today() + interval '1 month')::date::text as due`)
    const when = step('select due_on::text from my_whole($1) where id = $2', robin, request)
    answers(await tries(wall, 'amy', first, when), due?.['due'], 'one month')
    const seen = step('select unnest(seen_by_me($1))', robin)
    nothing(await tries(wall, 'carol', none, seen), 'what another family sees')
  }),
  check('lies before the steward of its area, while it is open, and leaves a trace', async (wall) => {
    const { robin } = wall.facts.children
    const open = one(wall, robin)
    many(await tries(wall, 'stella', open, held()), 1, 'the steward')
    many(await tries(wall, 'stella', open, step('select id from whole_queue()')), 1, 'in the list')
    for (const who of ['priya', 'grace', 'ray', 'nina', 'hal', 'stan']) {
      nothing(await tries(wall, who, open, held()), `${who} reads what is held`)
      nothing(await tries(wall, who, open, step('select id from whole_queue()')), `${who} reads the list`)
      nothing(
        await tries(wall, who, open, step('select id from whole_people($1)', request)),
        `${who}, people`,
      )
      refused(await tries(wall, who, open, marking([row])), 'NF403', `${who} marks`)
      refused(await tries(wall, who, open, done), 'NF403', `${who} ends it`)
    }
    for (const who of ['amy', 'ben']) refused(await tries(wall, who, open, held()), '42501', who)
    const over = [...open, marked(wall, 'give'), as(wall, 'stella', done)]
    nothing(await tries(wall, 'stella', over, held()), 'what is done')
    nothing(
      await tries(wall, 'stella', over, step('select id from whole_queue()')),
      'the list of what is done',
    )
    const trace = (what: string, steps: Step[]) =>
      wall.as('amy', `select what from who_looked($1, 'infinity', 50) where what = $2`, [robin, what], steps)
    many(
      await trace('read the record to answer somebody who asked for it', [
        ...open,
        as(wall, 'stella', held()),
      ]),
      1,
      'reading',
    )
    many(await trace('answered somebody who asked for the whole record', over), 1, 'answering')
    many(await trace('asked for the whole record', open), 2, 'asking, and once as the neighbourhood was made')
  }),
  check(
    'takes marks on what is held back from this person, until it is done, and ends once',
    async (wall) => {
      const { robin } = wall.facts.children
      const open = one(wall, robin)
      fine(await tries(wall, 'stella', open, marking([row])), 'a row of it')
      refused(await tries(wall, 'stella', open, marking([newId()])), 'NF403', 'a forged row')
      refused(await tries(wall, 'stella', open, marking([row, row])), 'NF403', 'a row twice')
      const amys = byOwner(
        `insert into whole_requests (area_id, child_id, id, person_id, person_name, due_on, at) select area_id, child_id, $1, $2, 'Amy', due_on, at from whole_requests where id = $3`,
        [again, person(wall, 'amy'), request],
      )
      const hers = byOwner(
        `insert into whole_rows select area_id, child_id, $1, $2, table_name, row_id, said from whole_rows where id = $3`,
        [other, again, row],
      )
      refused(
        await tries(wall, 'stella', [...open, amys, hers], marking([other])),
        'NF403',
        'a row of another’s request',
      )
      refused(await tries(wall, 'stella', open, done), 'NF409', 'before each is decided')
      for (const of of [step('select finish_whole($1)', newId()), marking([], { of: newId() })])
        assert.equal((await tries(wall, 'stella', open, of)).said, 'nobody asked')
      const over = [...open, marked(wall, 'give'), as(wall, 'stella', done)]
      refused(await tries(wall, 'stella', over, done), 'NF409', 'twice')
      refused(await tries(wall, 'stella', over, marking([row])), 'NF409', 'a mark afterwards')
      const aside = byOwner(
        `insert into aside_rows (area_id, row_id, aside_id) select h.area_id, h.row_id, p.id from whole_rows h
         join lateral (select id from put_aside where area_id = h.area_id and why = 'wrong child' limit 1) p on true where h.id = $1 on conflict do nothing`,
        [row],
      )
      const gives = marking([row], { mark: 'give', why: null })
      refused(await tries(wall, 'stella', [...open, aside], gives), 'NF409', 'what is another child’s')
      fine(await tries(wall, 'stella', [...open, aside], marking([row])), 'kept back')
    },
  ),
  check('gives what was marked, when it is done, to whoever asked and still sees the child', async (wall) => {
    const { robin } = wall.facts.children
    const open = one(wall, robin)
    const ended = (...steps: Step[]) => [...open, ...steps, as(wall, 'stella', done)]
    const given = ended(marked(wall, 'give'))
    answers(
      await tries(wall, 'ben', given, step('select said from my_whole_answer($1)', robin)),
      { words: 'Held' },
      'given',
    )
    nothing(await tries(wall, 'ben', [...open, marked(wall, 'give')], answered(robin)), 'before it is done')
    nothing(await tries(wall, 'amy', given, answered(robin)), 'the other carer')
    many(await tries(wall, 'ben', given, mine(robin)), 1, 'that he asked')
    nothing(await tries(wall, 'amy', given, mine(robin)), 'that another asked')
    const gone = byOwner('delete from reach where holder_id = $1', [person(wall, 'ben')])
    nothing(await tries(wall, 'ben', [...given, gone], answered(robin)), 'who sees the child no more')
    nothing(await tries(wall, 'ben', [...given, gone], mine(robin)), 'that he asked, no more')
    const kept = step(`select concat(table_name, said, words, reason) as it from my_whole_answer($1)`, robin)
    answers(
      await tries(wall, 'ben', ended(marked(wall, 'keep back', '', 'could harm')), kept),
      'could harm',
      'kept',
    )
    const words = step('select concat(said, words) as it from my_whole_answer($1)', robin)
    answers(
      await tries(wall, 'ben', ended(marked(wall, 'give other words', 'Less')), words),
      'Less',
      'other words alone',
    )
  }),
]
