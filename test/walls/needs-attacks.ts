/** What somebody needs, whom letters obey, and who tells: tried in SQL of their own. */
import { newId } from '#platform/ids.ts'
import { answers, check, many, person, refused } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const said = `select say_needs($1, $2, 'Bengali', 'none', 'ordinary', 'telephone')`
type Need = { interpreter?: string; format?: string; way?: string }

/** As they said it, `ago` before. */
const needs = (wall: Wall, name: string, { interpreter, format, way }: Need = {}, ago = '0 s'): Step =>
  byOwner(
    `insert into carer_needs select area_id, id, $2, '', $3, $4, $5, id, moment() - $6::interval from carers where id = $1`,
    [person(wall, name), newId(), interpreter ?? 'none', format ?? 'ordinary', way ?? 'telephone', ago],
  )
const letter = (wall: Wall, template = 'something-new', address = 'amy.carter@example.org', id = newId()) =>
  byOwner(
    `insert into outbox (area_id, id, kind, address, template, made_at) values ($1, $2, 'email', $3, $4, moment())`,
    [wall.facts.kent.id, id, address, template],
  )
const none = byOwner('delete from outbox')
/** How many letters there are, and how many things for somebody to tell. */
const counted = byOwner(
  `select (select count(*) from outbox) || ' written, ' || (select count(*) from tellings) || ' told' as n`,
)
const toldBy = byOwner(
  `select coalesce((select coalesce(t.name, s.name) from tellings d left join teams t on t.id = d.holder_id left join staff s on s.id = d.holder_id), 'nobody')`,
)
const reaches = (wall: Wall, holder: string, child: string, until = '1 hour') =>
  byOwner(
    `insert into reach values ($1, $2, 'contact', $3, moment() + $4::interval) on conflict (area_id, holder_id, scope, child_id) do update set until = excluded.until`,
    [wall.facts.kent.id, holder, child, until],
  )
const noTeam = (wall: Wall) => byOwner('delete from reach where holder_id = $1', [wall.facts.kent.team])
/** Nina opened Robin’s record in an emergency, and it is open still. */
const glass = (wall: Wall) => [
  reaches(wall, person(wall, 'nina'), wall.facts.children.robin),
  byOwner(
    `update glass_breakings set at = moment(), until = moment() + interval '1 hour' where staff_id = $1`,
    [person(wall, 'nina')],
  ),
]
const left = (wall: Wall) =>
  byOwner('update child_carers set left_at = moment() where carer_id = $1', [person(wall, 'amy')])
const due = 'select id from tellings_due()'

export const needsAttacks: Check[] = [
  check('lets a carer, or a colleague who may reach them, say what they need', async (wall) => {
    const amy = person(wall, 'amy')
    for (const name of ['amy', 'tom', 'grace']) many(await wall.as(name, said, [newId(), amy]), 1, name)
    for (const name of ['ben', 'carol', 'dee', 'priya', 'petra', 'edith', 'nina', 'hal'])
      refused(await wall.as(name, said, [newId(), amy]), 'NF403', name)
    refused(await wall.as('nina', said, [newId(), amy], glass(wall)), 'NF403', 'through the glass')
    refused(await wall.as('tom', said, [newId(), amy], [left(wall)]), 'NF403', 'of a carer who has left')
    const over = reaches(wall, person(wall, 'tom'), wall.facts.children.robin, '-1 second')
    const overs = byOwner('update reach set until = moment() where holder_id = $1', [person(wall, 'tom')])
    refused(await wall.as('tom', said, [newId(), amy], [over, overs]), 'NF403', 'whose time is over')
    refused(await wall.as('priya', `select reaches_carer($1)`, [amy]), '1 rows', 'may ask')
    answers(await wall.as('priya', `select reaches_carer($1)`, [amy]), false, 'without the way to reach them')
    answers(await wall.as('hal', `select reaches_carer($1)`, [amy]), false, 'from another area')
  }),
  check('shows what a carer needs to themselves, and to colleagues who may reach them', async (wall) => {
    const { robin } = wall.facts.children
    const seen = 'select way from needs_of($1)'
    const [before, now] = [needs(wall, 'amy', { way: 'post' }, '1 day'), needs(wall, 'amy')]
    for (const [name, n] of [
      ['grace', 1],
      ['tom', 1],
      ['priya', 0],
      ['petra', 0],
      ['edith', 0],
      ['nina', 0],
      ['hal', 0],
    ] as const)
      many(await wall.as(name, seen, [robin], [now, before]), n, name)
    for (const name of ['amy', 'ben']) refused(await wall.as(name, seen, [robin]), '42501', name)
    answers(await wall.as('tom', seen, [robin], [now, before]), 'telephone', 'what was said last')
    many(await wall.as('tom', seen, [robin], [now, left(wall)]), 0, 'of a carer who has left')
    many(await wall.as('tom', seen, [robin], [needs(wall, 'carol')]), 0, 'of another family')
    many(await wall.as('amy', 'select * from my_needs()', [], [now]), 1, 'amy’s own')
    many(await wall.as('ben', 'select * from my_needs()', [], [now]), 0, 'not ben’s')
    refused(await wall.as('grace', 'select * from my_needs()'), '42501', 'a colleague’s')
  }),
  check('obeys in every letter, whoever writes it', async (wall) => {
    const post = { way: 'post' }
    for (const [what, need, kind, expected] of [
      ['nothing said', undefined, 'something-new', '1 written, 0 told'],
      ['ordinary', { way: 'mail' }, 'something-new', '1 written, 0 told'],
      ['large print', { way: 'mail', format: 'large print' }, 'something-new', '1 written, 0 told'],
      ['telephone', {}, 'something-new', '0 written, 1 told'],
      ['post', post, 'plan-changed', '0 written, 1 told'],
      ['Easy Read', { way: 'mail', format: 'Easy Read' }, 'review-due', '1 written, 1 told'],
      ['braille', { way: 'text', format: 'braille' }, 'access-ends', '1 written, 1 told'],
      ['audio', { way: 'mail', format: 'audio' }, 'access-ends-soon', '1 written, 1 told'],
      [
        'an interpreter',
        { way: 'mail', interpreter: 'British Sign Language' },
        'something-new',
        '1 written, 1 told',
      ],
      ['a link they asked for', {}, 'sign-in', '1 written, 0 told'],
      ['an invite', {}, 'invited', '1 written, 0 told'],
      ['their sign-in', {}, 'signed-in-by-link', '1 written, 1 told'],
    ] as const)
      answers(
        await wall.inTurn([none, ...(need ? [needs(wall, 'amy', need)] : []), letter(wall, kind), counted]),
        expected,
        what,
      )
    const telephone = needs(wall, 'amy')
    answers(
      await wall.inTurn([none, telephone, letter(wall), letter(wall), counted]),
      '0 written, 1 told',
      'once',
    )
    answers(
      await wall.inTurn([none, telephone, letter(wall, 'something-new', 'ben.carter@example.org'), counted]),
      '1 written, 0 told',
      'another carer’s',
    )
    const colleague = byOwner(`insert into staff_emails (area_id, staff_id, email) values ($1, $2, $3)`, [
      wall.facts.kent.id,
      person(wall, 'edith'),
      'amy.carter@example.org',
    ])
    answers(
      await wall.inTurn([none, telephone, colleague, letter(wall), counted]),
      '1 written, 0 told',
      'a colleague’s too',
    )
    const noRule = byOwner(`delete from letter_kinds where template = 'something-new'`)
    refused(await wall.inTurn([none, noRule, letter(wall)]), 'NF400', 'a kind without a rule')
  }),
  check('writes to the number of whoever chose texts, once a day', async (wall) => {
    const [texts, mails] = [needs(wall, 'amy', { way: 'text' }), needs(wall, 'amy', { way: 'mail' })]
    const number = byOwner(`insert into sign_in_addresses values ($1, 'phone', '07700900111', $2)`, [
      wall.facts.kent.id,
      person(wall, 'amy'),
    ])
    const bens = byOwner(`insert into sign_in_addresses values ($1, 'phone', '07700900000', $2)`, [
      wall.facts.kent.id,
      person(wall, 'ben'),
    ])
    const trouble = byOwner(
      `insert into address_troubles values ($1, 'phone', '07700900111', 'unreachable', moment(), moment())`,
      [wall.facts.kent.id],
    )
    const went = byOwner(`select coalesce(string_agg(kind, ', '), 'none') from outbox`)
    for (const [what, steps, expected] of [
      ['a text', [texts, number, letter(wall)], 'phone'],
      ['a mail', [mails, number, letter(wall)], 'email'],
      ['without a number', [texts, letter(wall)], 'email'],
      ['not another’s', [texts, bens, letter(wall)], 'email'],
      ['that does not work', [texts, number, trouble, letter(wall)], 'email'],
      ['once a day', [texts, number, letter(wall), letter(wall)], 'phone'],
      ['the link they asked for', [texts, number, letter(wall, 'sign-in')], 'email'],
    ] as const)
      answers(await wall.inTurn([none, ...steps, went]), expected, what)
  }),
  check('finds who tells among those who may reach the carer', async (wall) => {
    const { robin, nell } = wall.facts.children
    const { team } = wall.facts.kent
    const telephone = [none, needs(wall, 'amy')]
    const dans = [none, needs(wall, 'dan'), letter(wall, 'something-new', 'dan.reid@example.org')]
    const teamName = (await wall.owner('select name from teams where id = $1', [team]))[0]?.['name']
    const tomOnly = [...telephone, noTeam(wall)]
    const toms = (change: string) =>
      byOwner(`update reach set ${change} where holder_id = $1 and child_id = $2 and scope = 'contact'`, [
        person(wall, 'tom'),
        robin,
      ])
    for (const [what, steps, expected] of [
      ['the team before a colleague', [...telephone, letter(wall)], teamName],
      ['a colleague where no team may', [...tomOnly, letter(wall)], 'Tom Hollis'],
      ['nobody whose time is over', [...tomOnly, toms('until = moment()'), letter(wall)], 'nobody'],
      ['nobody by another scope', [...tomOnly, toms(`scope = 'waits'`), letter(wall)], 'nobody'],
      [
        'nobody who has left',
        [...tomOnly, byOwner(`update staff set active = false where name = 'Tom Hollis'`), letter(wall)],
        'nobody',
      ],
      [
        'nobody through the glass',
        [...tomOnly, toms('until = moment()'), ...glass(wall), letter(wall)],
        'nobody',
      ],
      ['nobody of a child they left', [...telephone, left(wall), letter(wall)], 'nobody'],
      ['nobody who would tell where the child is', dans, 'nobody'],
      ['but the area’s team', [reaches(wall, team, nell), ...dans], teamName],
    ] as const)
      answers(await wall.inTurn([...steps, toldBy]), expected, what)
    answers(await wall.inTurn([...dans, counted]), '1 written, 0 told', 'and the letter goes')
    answers(await wall.as('amy', 'select can_be_told()'), true, 'amy can be told')
    answers(await wall.as('dan', 'select can_be_told()'), false, 'dan cannot')
  }),
  check('lists what to tell for those who may, and keeps who told it', async (wall) => {
    const waits = [none, needs(wall, 'amy'), letter(wall)]
    for (const [name, n] of [
      ['grace', 1],
      ['tom', 0],
      ['priya', 0],
      ['edith', 0],
      ['hal', 0],
    ] as const)
      many(await wall.as(name, due, [], waits), n, name)
    refused(await wall.as('amy', due, [], waits), '42501', 'a carer')
    many(await wall.as('tom', due, [], [...waits, noTeam(wall)]), 1, 'when the team may no longer')
    many(await wall.as('priya', due, [], [...waits, noTeam(wall)]), 0, 'without the way to reach them')
    many(await wall.as('nina', due, [], [...waits, noTeam(wall), ...glass(wall)]), 0, 'through the glass')
    many(await wall.as('grace', due, [], [...waits, left(wall)]), 0, 'once the carer has left')
    const over = byOwner('update reach set until = moment() where holder_id = $1', [person(wall, 'tom')])
    many(await wall.as('tom', due, [], [...waits, noTeam(wall), over]), 0, 'when their time is over')
    const later = byOwner(`update tellings set from_at = moment() + interval '1 day'`)
    many(await wall.as('grace', due, [], [...waits, later]), 0, 'before its day')
    const mine = 'select id from my_tellings()'
    many(await wall.as('amy', mine, [], waits), 1, 'her own')
    many(await wall.as('ben', mine, [], waits), 0, 'not his')
    many(await wall.as('amy', mine, [], [...waits, later]), 0, 'her own, before its day')

    const told = 'select have_told((select id from told))'
    const kept = byOwner('create temporary table told as select id from tellings')
    const open = byOwner('grant select on told to public')
    const ready = [...waits, kept, open]
    answers(await wall.as('grace', told, [], ready), true, 'told')
    const already = byOwner('update tellings set done_at = moment(), done_by = $1', [person(wall, 'tom')])
    answers(await wall.as('grace', told, [], [...ready, already]), false, 'told already')
    many(await wall.as('grace', due, [], [...waits, already]), 0, 'off the list')
    for (const name of ['priya', 'edith', 'hal']) refused(await wall.as(name, told, [], ready), 'NF403', name)
    refused(await wall.as('nina', told, [], [...ready, ...glass(wall)]), 'NF403', 'through the glass')
    refused(await wall.as('amy', told, [], ready), '42501', 'the carer')
  }),
  check('stops only what may be stopped, for its reader alone', async (wall) => {
    const stop = (name: string, yes: boolean, ago: string) =>
      byOwner(
        `insert into notice_choices select area_id, id, $2, 'plan-changed', $3, moment() - $4::interval from carers where id = $1`,
        [person(wall, name), newId(), yes, ago],
      )
    for (const [what, steps, expected] of [
      ['stopped', [stop('amy', false, '1 hour'), letter(wall, 'plan-changed')], '0 written, 0 told'],
      [
        'wanted again',
        [stop('amy', true, '1 minute'), stop('amy', false, '1 hour'), letter(wall, 'plan-changed')],
        '1 written, 0 told',
      ],
      ['another kind', [stop('amy', false, '1 hour'), letter(wall, 'review-due')], '1 written, 0 told'],
      [
        'what cannot be stopped',
        [
          stop('amy', false, '1 hour'),
          byOwner(`update notice_choices set template = 'something-new'`),
          letter(wall),
        ],
        '1 written, 0 told',
      ],
      ['another’s', [stop('ben', false, '1 hour'), letter(wall, 'plan-changed')], '1 written, 0 told'],
    ] as const)
      answers(await wall.inTurn([none, ...steps, counted]), expected, what)
    const choose = 'select choose_notice($1, false)'
    many(await wall.as('amy', choose, ['plan-changed']), 1, 'amy')
    for (const kind of ['something-new', 'sign-in', 'made-up'])
      refused(await wall.as('amy', choose, [kind]), 'NF403', kind)
    refused(await wall.as('grace', choose, ['plan-changed']), '42501', 'a colleague')
    many(await wall.as('amy', 'select * from my_notices()'), 2, 'those that may be stopped')

    const id = newId()
    const press = {
      text: `select stop_by_letter('${id}')`,
      enter: 'set local session authorization ninefold_door',
    }
    const sent = (kind: string, address?: string) => [none, letter(wall, kind, address, id)]
    answers(await wall.inTurn([...sent('plan-changed'), press]), true, 'by its letter')
    answers(
      await wall.inTurn([...sent('plan-changed'), press, none, letter(wall, 'plan-changed'), counted]),
      '0 written, 0 told',
      'and it stays so',
    )
    answers(await wall.inTurn([...sent('something-new'), press]), false, 'not of this kind')
    answers(await wall.inTurn([...sent('plan-changed', 'nobody@example.org'), press]), false, 'nobody’s')
    answers(await wall.inTurn([none, press]), false, 'no such letter')
    refused(await wall.as('amy', `select stop_by_letter('${id}')`), '42501', 'amy')
  }),
]
