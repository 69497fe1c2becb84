/** Letters, receipts and addresses that do not work, tried in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { check, refused, answers, person, entering, asWorker } from './attacking.ts'
import { byOwner, type Check, type Wall } from './wall.ts'

const aLetter = '01a20000-0000-7000-8000-00000000000a'
const anOlder = '01a20000-0000-7000-8000-00000000000b'
export const letters: Check[] = [
  check('asks for a letter’s own sending as it is written', async (wall) => {
    const written = [byOwner('delete from jobs_asked'), ...letterTo(wall, 'a@example.org')]
    const asked = byOwner(
      `select count(*)::int from jobs_asked where kind = 'send-letter' and about_id = $1`,
      [aLetter],
    )
    answers(await wall.inTurn([...written, asked]), 1, 'asked for')
  }),
  check('hands a letter to one worker, when it is due, and none of a demonstration', async (wall) => {
    const [letter, take] = [letterTo(wall, 'a@example.org'), takesLetter(aLetter)]
    const due = { text: 'select id from due_letters(10)', enter: asWorker }
    for (const [what, before, taken, dues] of [
      ['due', [], 1, 1],
      ['taken already', [take], 0, 0],
      ['not due', [byOwner(`update outbox set next_at = moment() + interval '1 minute'`)], 0, 0],
      ['settled', [byOwner(`update outbox set state = 'undelivered'`)], 0, 0],
      ['of a demonstration', [byOwner('update clock set demonstration = true')], 0, 0],
    ] as const) {
      assert.equal((await wall.inTurn([...letter, ...before, take])).count, taken, what)
      assert.equal((await wall.inTurn([...letter, ...before, due])).count, dues, `${what}, in the list`)
    }
    const settled = byOwner(`update outbox set state = 'undelivered'`)
    const begin = { text: `select begin_letter('${aLetter}')`, enter: asWorker }
    answers(await wall.inTurn([...letter, begin]), true, 'begun')
    answers(await wall.inTurn([...letter, settled, begin]), false, 'not begun once settled')
  }),
  check('hears a receipt of what was handed over, by its own name, and never goes back', async (wall) => {
    const letter = letterTo(wall, 'a@example.org')
    const kept = byOwner(`select state || ' ' || coalesce(provider_id, 'none') from outbox where id = $1`, [
      aLetter,
    ])
    answers(await wall.inTurn([...letter, hears('delivered')]), false, 'never handed over')
    const begun = [...letter, begins(aLetter)]
    answers(await wall.inTurn([...begun, hears('delivered')]), true, 'handed over')
    answers(await wall.inTurn([...begun, hears('delivered', newId())]), false, 'no such letter')
    refused(await wall.inTurn([...begun, hears('waiting')]), 'NF400', 'what no receipt says')
    const other = hears('unreachable', aLetter, 'theirs')
    answers(await wall.inTurn([...begun, hears('accepted'), other]), false, 'another’s')
    answers(await wall.inTurn([...begun, hears('accepted'), other, kept]), 'accepted ours', 'and untouched')
    const back = hears('accepted')
    answers(await wall.inTurn([...begun, hears('delivered'), back, kept]), 'delivered ours', 'back')
    answers(
      await wall.inTurn([...begun, hears('undelivered'), hears('delivered'), kept]),
      'delivered ours',
      'on',
    )
    const note = {
      text: `select note_letter('${aLetter}', 'accepted', 'theirs', public.moment())`,
      enter: asWorker,
    }
    const next = byOwner('select next_at::text from outbox where id = $1', [aLetter])
    answers(await wall.inTurn([...begun, hears('delivered'), note, kept]), 'delivered ours', 'noted late')
    answers(await wall.inTurn([...begun, hears('delivered'), note, next]), 'infinity', 'nor looked at again')
    for (const name of ['amy', 'grace'])
      refused(
        await wall.as(name, `select hear_receipt('${aLetter}', 'ours', 'delivered')`, [], begun),
        '42501',
        `${name} writes a receipt`,
      )
  }),
  check('learns of an address from the newest letter that was handed over', async (wall) => {
    const [older, newer] = [
      letterTo(wall, 'a@example.org', anOlder, '2 hours'),
      letterTo(wall, 'a@example.org', aLetter, '1 hour').slice(1),
    ]
    const both = [...older, ...newer, begins(anOlder), begins(aLetter)]
    const known = byOwner(
      `select coalesce(string_agg(address || ' ' || state, ', ' order by address), '') from address_troubles`,
    )
    const settle = (id: string, state: string) => byOwner(`select settle_letter('${id}', '${state}')`)
    const other = byOwner(
      `insert into address_troubles select id, 'email', 'b@example.org', 'unreachable', moment() - interval '1 day', moment() - interval '1 day' from areas where id = $1`,
      [wall.facts.kent.id],
    )
    for (const [what, steps, expected] of [
      ['never handed over', [...older, settle(anOlder, 'unreachable')], ''],
      ['it came back', [...both, settle(aLetter, 'unreachable')], 'a@example.org unreachable'],
      [
        'an older one arrives',
        [...both, settle(aLetter, 'unreachable'), settle(anOlder, 'delivered')],
        'a@example.org unreachable',
      ],
      ['a newer one arrives', [...both, settle(anOlder, 'unreachable'), settle(aLetter, 'delivered')], ''],
      [
        'a newer one has arrived',
        [...both, settle(aLetter, 'delivered'), settle(anOlder, 'unreachable')],
        '',
      ],
      [
        'worse before',
        [...both, settle(anOlder, 'unreachable'), settle(aLetter, 'undelivered')],
        'a@example.org unreachable',
      ],
      ['another address', [...both, other, settle(aLetter, 'delivered')], 'b@example.org unreachable'],
    ] as const)
      answers(await wall.inTurn([...steps, known]), expected, what)
  }),
  check(
    'tells of an address that does not work to its carer, and to colleagues who may reach them',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      const trouble = (address: string, area = wall.facts.kent.id) =>
        byOwner(`insert into address_troubles values ($1, 'email', $2, 'unreachable', moment(), moment())`, [
          area,
          address,
        ])
      const gives = (child: string, address: string) =>
        byOwner(
          `insert into carer_contacts (area_id, child_id, id, carer_id, email) values ($1, $2, $3, $4, $5)
         on conflict (area_id, child_id, carer_id) do update set email = excluded.email`,
          [wall.facts.kent.id, child, newId(), person(wall, 'amy'), address],
        )
      const amys = 'amy.carter@example.org'
      const seen = `select count(*)::int from contact_troubles($1)`
      const mine = `select count(*)::int from my_address_troubles()`
      for (const [name, n] of [
        ['grace', 1],
        ['tom', 1],
        ['priya', 0],
        ['petra', 0],
        ['edith', 0],
        ['nina', 0],
        ['hal', 0],
      ] as const)
        answers(await wall.as(name, seen, [robin], [trouble(amys)]), n, name)
      refused(await wall.as('amy', seen, [robin]), '42501', 'a family asks')
      answers(
        await wall.as('grace', seen, [robin], [trouble('carol.diaz@example.org')]),
        0,
        'another family’s',
      )
      answers(
        await wall.as('grace', seen, [robin], [trouble(amys, wall.facts.portsmouth.id)]),
        0,
        'in another area',
      )
      const left = byOwner('update child_carers set left_at = moment() where carer_id = $1', [
        person(wall, 'amy'),
      ])
      answers(await wall.as('grace', seen, [robin], [trouble(amys), left]), 0, 'of a carer who has left')
      const elsewhere = [gives(kit, ' Other@Example.org '), trouble('other@example.org')]
      answers(await wall.as('grace', seen, [robin], elsewhere), 0, 'given for another child')
      const given = `select given from contact_troubles($1)`
      answers(await wall.as('grace', given, [robin], [trouble(amys)]), false, 'not given')
      answers(
        await wall.as(
          'grace',
          given,
          [robin],
          [gives(robin, ' Other@Example.org '), trouble('other@example.org')],
        ),
        true,
        'given',
      )
      for (const [name, n] of [
        ['amy', 1],
        ['ben', 0],
        ['carol', 0],
        ['dee', 0],
      ] as const) {
        answers(await wall.as(name, mine, [], [trouble(amys)]), n, `${name}’s own`)
        answers(await wall.as(name, mine, [], elsewhere), n, `${name}’s own, given`)
      }
      answers(await wall.as('amy', mine, [], [trouble(amys, wall.facts.portsmouth.id)]), 0, 'in another area')
      refused(await wall.as('grace', mine), '42501', 'staff ask')
    },
  ),
  check('tells of news and reminds only carers who may see the plan, once, at one address', async (wall) => {
    const { robin } = wall.facts.children
    const [amys, bens] = ['amy.carter@example.org', 'ben.carter@example.org']
    const fresh = byOwner('delete from outbox')
    const said = byOwner(`select coalesce(string_agg(address, ', ' order by address), '') from outbox`)
    const news = (name: string) => ({
      text: 'select tell_of_news($1)',
      values: [robin],
      enter: entering(wall, name),
    })
    const remind = { text: 'select remind_reviews(100)', enter: asWorker }
    const due = (days: number, list = 'reviews') => [
      fresh,
      byOwner(`update dues set due_on = '2099-01-01'`),
      byOwner(
        `update dues set due_on = (moment() at time zone 'Europe/London')::date + ${days} where child_id = $1 and list = '${list}'`,
        [robin],
      ),
    ]
    const second = byOwner(`insert into sign_in_addresses values ($1, 'phone', '07700900111', $2)`, [
      wall.facts.kent.id,
      person(wall, 'amy'),
    ])
    const trouble = byOwner(
      `insert into address_troubles values ($1, 'email', $2, 'unreachable', moment(), moment())`,
      [wall.facts.kent.id, amys],
    )
    const over = byOwner(`update reach set until = moment() where holder_id = $1`, [person(wall, 'ben')])
    for (const [what, steps, expected] of [
      ['a colleague’s news', [fresh, news('grace')], `${amys}, ${bens}`],
      ['twice in a day', [fresh, news('grace'), news('petra')], `${amys}, ${bens}`],
      ['a carer’s own', [fresh, news('ben')], ''],
      ['at one address', [fresh, second, news('grace')], `${amys}, ${bens}`],
      ['that works', [fresh, second, trouble, news('grace')], `07700900111, ${bens}`],
      ['nobody whose time is over', [fresh, over, news('grace')], amys],
      ['a review', [...due(7), remind], `${amys}, ${bens}`],
      ['today', [...due(0), remind], `${amys}, ${bens}`],
      ['only once', [...due(7), remind, remind], `${amys}, ${bens}`],
      ['and on its next day', [...due(7), remind, ...due(3), remind], `${amys}, ${bens}`],
      ['not yet', [...due(8), remind], ''],
      ['over', [...due(-1), remind], ''],
      ['another list', [...due(3, 'children'), remind], ''],
      ['nobody whose time is over', [...due(3), over, remind], amys],
    ] as const)
      answers(await wall.inTurn([...steps, said]), expected, what)
    for (const name of ['priya', 'tom', 'edith', 'nina', 'hal', 'carol', 'dee'])
      refused(await wall.as(name, 'select tell_of_news($1)', [robin]), 'NF403', name)
  }),
  check('forgets letters after a month, and troubles after a year', async (wall) => {
    const forget = { text: 'select forget_letters(1000) as n', enter: asWorker }
    const letter = (age: string) => letterTo(wall, 'a@example.org', aLetter, age)
    answers(await wall.inTurn([...letter('29 days'), forget]), 0, 'a letter of this month')
    answers(await wall.inTurn([...letter('31 days'), forget]), 1, 'an older one')
    const trouble = (age: string) => [
      byOwner('delete from outbox'),
      byOwner(
        `insert into address_troubles values ($1, 'email', 'a@example.org', 'unreachable', moment() - interval '${age}', moment() - interval '${age}')`,
        [wall.facts.kent.id],
      ),
    ]
    answers(await wall.inTurn([...trouble('364 days'), forget]), 0, 'a trouble of this year')
    answers(await wall.inTurn([...trouble('366 days'), forget]), 1, 'an older one')
  }),
]
/** The only letter there is, or one more with the first step left out. */
const letterTo = (wall: Wall, address: string, id = aLetter, age = '0') => [
  byOwner('delete from outbox'),
  byOwner(
    `insert into outbox (area_id, id, kind, address, template, made_at) values ($1, $2, 'email', $3, 'something-new', moment() - interval '${age}')`,
    [wall.facts.kent.id, id, address],
  ),
]
const takesLetter = (id: string) => ({ text: `select id from take_letter('${id}')`, enter: asWorker })
const begins = (id: string) =>
  byOwner(`update outbox set state = 'begun', begun_at = moment() where id = $1`, [id])
const hears = (state: string, id = aLetter, provider = 'ours') => ({
  text: `select public.hear_receipt('${id}', '${provider}', '${state}')`,
  enter: 'set local session authorization ninefold_door',
})
