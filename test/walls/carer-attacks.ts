/** Coming in as a second carer and leaving, tried in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { check, refused, nothing, answers, register, person, entering } from './attacking.ts'
import { byOwner, type Check } from './wall.ts'

const letInvite = 'select invite_carer($1, $2, $3, $4, $5, $6, $7, $8, $9)'
const answerIt = 'select answer_invite($1, $2, $3, $4)'
const takeBack = 'select take_back_invite($1, $2)'
const leave = 'select leave_child($1)'

export const carers: Check[] = [
  check('invites another carer on behalf of nobody else, and to no more than one holds', async (wall) => {
    const { robin, kit, pip } = wall.facts.children
    const to = (child: string, scopes: string[]) => [
      newId(),
      newId(),
      newId(),
      child,
      'Una',
      'other carer',
      'email',
      'una@example.org',
      scopes,
    ]
    const all = byOwner('grant execute on all functions in schema public to app_staff')
    refused(await wall.as('carol', letInvite, to(robin, ['profile'])), 'NF403', 'another parent')
    refused(await wall.as('amy', letInvite, to(pip, ['profile'])), 'NF403', 'to a child of another area')
    refused(await wall.as('ben', letInvite, to(robin, ['profile'])), 'NF403', 'a carer who may not share')
    refused(await wall.as('grace', letInvite, to(robin, ['profile'])), '42501', 'the team')
    const letShare = byOwner(`insert into reach values ($1, $2, 'share', $3, 'infinity')`, [
      wall.facts.kent.id,
      person(wall, 'priya'),
      robin,
    ])
    refused(
      await wall.as('priya', letInvite, to(robin, ['profile']), [all, letShare]),
      'NF403',
      'staff, even where somebody let them',
    )
    for (const scopes of [[], ['plan'], ['profile', 'anything']])
      refused(await wall.as('amy', letInvite, to(robin, scopes)), 'NF403', `to ${scopes.join()}`)
    refused(
      await wall.as('amy', letInvite, to(robin, ['profile', 'plan']), [
        byOwner(`delete from reach where holder_id = $1 and scope = 'plan'`, [person(wall, 'amy')]),
      ]),
      'NF403',
      'to more than the inviter holds',
    )
    const one = { text: letInvite, values: [] as unknown[] }
    const five = Array.from({ length: 4 }, () => ({ ...one, values: to(kit, ['profile']) }))
    refused(await wall.as('amy', letInvite, to(kit, ['profile']), five), 'NF409', 'a sixth at once')
    refused(
      await wall.as('amy', letInvite, to(kit, ['profile']), [
        byOwner(
          `insert into carer_invites (area_id, child_id, id, inviter_id, name, relationship, scopes, link_id, at, expires_at, ended_at, ended_as)
           select area_id, child_id, gen_random_uuid(), inviter_id, name, relationship, scopes, link_id, moment(), expires_at, moment(), 'taken back'
           from carer_invites, generate_series(1, 20) where child_id = $1`,
          [kit],
        ),
      ]),
      'NF409',
      'a twenty-first in a day',
    )
    answers(
      await wall.as(
        'amy',
        'select n from seen',
        [],
        [
          ...Array.from({ length: 4 }, () => ({ ...one, values: to(kit, ['profile']) })),
          ...Array.from({ length: 4 }, () => ({ ...one, values: to(robin, ['profile']) })),
          byOwner(
            `create table seen as select count(*)::int as n from outbox where address = 'una@example.org'; grant select on seen to app_family`,
          ),
        ],
      ),
      5,
      'letters to one address in an hour',
    )
    nothing(
      await wall.as(
        'amy',
        'select l.id from seen l',
        [],
        [
          { ...one, values: to(kit, ['profile']) },
          byOwner(
            `create table seen as select l.id from sign_in_links l where l.address = 'una@example.org' and l.expires_at < moment() + interval '13 days'; grant select on seen to app_family`,
          ),
        ],
      ),
      'a newcomer has the days of the invite',
    )
    nothing(
      await wall.as(
        'amy',
        'select l.id from seen l',
        [],
        [
          { ...one, values: to(kit, ['profile']).with(7, 'carol.diaz@example.org') },
          byOwner(
            `create table seen as select l.id from sign_in_links l where l.address = 'carol.diaz@example.org' and l.expires_at > moment() + interval '1 hour'; grant select on seen to app_family`,
          ),
        ],
      ),
      'what would open somebody’s own record lasts an hour',
    )
  }),
  check(
    'answers an invite only for whom it was sent to, once, in time, and to what its inviter holds',
    async (wall) => {
      const { kit } = wall.facts.children
      const [amy, ben] = [person(wall, 'amy'), person(wall, 'ben')]
      // Ben is invited to Kit and has not answered.
      const [open] = await wall.owner(
        `select i.id from carer_invites i where i.child_id = $1 and i.ended_at is null`,
        [kit],
      )
      const invite = open?.['id']
      const yes = [invite, newId(), true, 'Ben']
      const said = { text: answerIt, values: yes, enter: entering(wall, 'ben') }
      for (const name of ['amy', 'carol', 'dee'])
        refused(await wall.as(name, answerIt, yes), 'NF403', `${name} answers for another`)
      refused(await wall.as('ben', answerIt, [newId(), newId(), true, 'Ben']), 'NF403', 'none such')
      refused(await wall.as('grace', answerIt, yes), '42501', 'staff')
      for (const name of ['amy', 'carol', 'dee'])
        nothing(await wall.as(name, 'select * from my_invites()'), `${name} has none`)
      answers(await wall.as('ben', 'select invite_id from my_invites()'), invite, 'his own')
      refused(await wall.as('ben', answerIt, yes, [said]), 'NF409', 'twice')
      refused(
        await wall.as('ben', answerIt, yes, [{ ...said, values: [invite, newId(), false, 'Ben'] }]),
        'NF409',
        'after a no',
      )
      const over = {
        'too late': byOwner(`update carer_invites set expires_at = moment() where id = $1`, [invite]),
        'once its inviter may no longer share': byOwner(
          `update reach set until = moment() where holder_id = $1 and child_id = $2 and scope = 'share'`,
          [amy, kit],
        ),
        'taken back': { text: takeBack, values: [kit, invite], enter: entering(wall, 'amy') },
      }
      for (const [when, step] of Object.entries(over)) {
        refused(await wall.as('ben', answerIt, yes, [step]), 'NF409', when)
        nothing(await wall.as('ben', 'select * from my_invites()', [], [step]), when)
      }
      nothing(await wall.as('ben', 'select id from children where id = $1', [kit]), 'before a yes')
      assert.equal((await wall.as('ben', 'select id from children where id = $1', [kit], [said])).count, 1)
      const less = byOwner(`delete from reach where holder_id = $1 and child_id = $2 and scope = 'plan'`, [
        amy,
        kit,
      ])
      answers(
        await wall.as('ben', `select may_reach($1, 'plan')`, [kit], [less, said]),
        false,
        'what the inviter no longer holds',
      )
      const shorter = byOwner(
        `update reach set until = moment() + interval '1 week' where holder_id = $1 and child_id = $2`,
        [amy, kit],
      )
      answers(
        await wall.as(
          'amy',
          `select max(until) < moment() + interval '8 days' from grant_events where holder_id = $1 and child_id = $2`,
          [ben, kit],
          [shorter, said],
        ),
        true,
        'no longer than the inviter',
      )
      answers(
        await wall.as('ben', `select may_reach($1, 'share')`, [kit], [said]),
        false,
        'more than was offered',
      )
      const twenty = Array.from({ length: 19 }, () => ({ text: register, values: [newId(), newId()] }))
      refused(await wall.as('ben', answerIt, yes, twenty), 'NF409', 'the twenty-first child')
    },
  ),
  check('lets nobody but its inviter take an invite back, nor read where it went', async (wall) => {
    const { robin, kit } = wall.facts.children
    const [open] = await wall.owner(
      `select id, link_id from carer_invites where child_id = $1 and ended_at is null`,
      [robin],
    )
    const about = [robin, open?.['id']]
    for (const name of ['ben', 'carol', 'dee'])
      refused(await wall.as(name, takeBack, about), 'NF403', `${name} takes it back`)
    const sharing = byOwner(`insert into reach values ($1, $2, 'share', $3, 'infinity')`, [
      wall.facts.kent.id,
      person(wall, 'ben'),
      robin,
    ])
    refused(await wall.as('ben', takeBack, about, [sharing]), 'NF403', 'another carer, who may share')
    refused(await wall.as('amy', takeBack, [kit, open?.['id']]), 'NF403', 'by way of another child')
    refused(await wall.as('amy', takeBack, [robin, newId()]), 'NF403', 'none such')
    refused(
      await wall.as('amy', takeBack, about, [
        byOwner(`delete from reach where holder_id = $1 and scope = 'share'`, [person(wall, 'amy')]),
      ]),
      'NF403',
      'an inviter who may no longer share',
    )
    answers(await wall.as('amy', takeBack, about), true, 'its inviter')
    answers(await wall.as('amy', takeBack, about, [{ text: takeBack, values: about }]), false, 'twice')
    answers(
      await wall.login(
        'ninefold_door',
        `select public.redeem_link('${String(open?.['link_id'])}', sha256('x'), '${newId()}') is null`,
        [],
        [{ text: takeBack, values: about, enter: entering(wall, 'amy') }],
      ),
      true,
      'its link after that',
    )
    for (const right of [
      `insert into carer_invites select * from carer_invites`,
      `update carer_invites set scopes = '{share}'`,
      'delete from carer_invites',
    ])
      refused(await wall.as('amy', right), '42501', right)
  }),
  check('lets a carer leave for themselves alone, and never the last who may share', async (wall) => {
    const { robin, sam } = wall.facts.children
    refused(await wall.as('amy', leave, [robin]), 'NF409', 'the last who may share')
    refused(await wall.as('carol', leave, [robin]), 'NF403', 'a stranger')
    refused(await wall.as('ben', leave, [sam]), 'NF403', 'another family’s')
    refused(await wall.as('priya', leave, [robin]), '42501', 'staff')
    refused(
      await wall.as(
        'priya',
        leave,
        [robin],
        [byOwner('grant execute on all functions in schema public to app_staff')],
      ),
      'NF403',
      'staff, even where it was granted by mistake',
    )
    const left = { text: leave, values: [robin], enter: entering(wall, 'ben') }
    for (const table of ['children where id', 'views where child_id', 'child_carers where child_id'])
      nothing(await wall.as('ben', `select 1 from ${table} = $1`, [robin], [left]), table)
    answers(
      await wall.as(
        'amy',
        `select count(*)::int from grant_events where holder_id = $1 and child_id = $2 and kind = 'ended'`,
        [person(wall, 'ben'), robin],
        [left],
      ),
      // The private parts are a grant of their own.
      2,
      'the ledger says so',
    )
    assert.equal(
      (await wall.as('amy', 'select id from children where id = $1', [robin], [left])).count,
      1,
      'the other stays',
    )
    const stays = byOwner(`insert into reach values ($1, $2, 'share', $3, $4)`, [
      wall.facts.kent.id,
      person(wall, 'ben'),
      robin,
      'infinity',
    ])
    const leaves = { text: leave, values: [robin], enter: entering(wall, 'amy') }
    nothing(
      await wall.as(
        'ben',
        `select 1 from carer_invites where child_id = $1 and ended_at is null`,
        [robin],
        [stays, leaves],
      ),
      'invites of one who has left',
    )
    refused(
      await wall.as(
        'amy',
        leave,
        [robin],
        [stays, byOwner(`update reach set until = moment() where holder_id = $1`, [person(wall, 'ben')])],
      ),
      'NF409',
      'when the other’s time has run out',
    )
    answers(
      await wall.as(
        'ben',
        'select count(*)::int from carer_contacts',
        [],
        [
          byOwner(
            `insert into carer_contacts (area_id, child_id, id, carer_id, phone) values ($1, $2, $3, $4, '1')`,
            [wall.facts.kent.id, robin, newId(), person(wall, 'ben')],
          ),
          left,
        ],
      ),
      0,
      'how to reach who has left',
    )
  }),
  check('tells who holds a child’s profile only to those who hold it', async (wall) => {
    const { robin, sam } = wall.facts.children
    const holders = 'select holder_id from who_holds($1)'
    for (const name of ['carol', 'petra', 'nina', 'edith', 'una', 'hal', 'dee'])
      nothing(await wall.as(name, holders, [robin]), name)
    nothing(await wall.as('amy', holders, [sam]), 'another family’s')
    const given = ['amy', 'ben', 'priya', 'tom']
      .map((name) => person(wall, name))
      .concat(wall.facts.kent.team)
    for (const name of ['amy', 'ben', 'priya', 'grace'])
      assert.deepEqual(
        (await wall.as(name, holders, [robin])).rows.map((row) => String(row['holder_id'])).toSorted(),
        given.toSorted(),
        name,
      )
    const gone = byOwner('update staff set active = false where id = $1', [person(wall, 'tom')])
    assert.equal((await wall.as('amy', holders, [robin], [gone])).count, 4, 'who has left is nobody')
  }),
]
