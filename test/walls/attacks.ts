/** What somebody inside might try, each in SQL of their own on the web's login. Every one is refused. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import {
  check,
  refused,
  nothing,
  answers,
  give,
  end,
  due,
  drop,
  letIn,
  register,
  write,
  person,
  key,
  entering,
  grant,
  asWorker,
} from './attacking.ts'
import { byOwner, type Check } from './wall.ts'
import { carers } from './carer-attacks.ts'
import { young } from './young-attacks.ts'
import { glass } from './glass-attacks.ts'
import { apart } from './home-attacks.ts'
import { putRight } from './put-right-attacks.ts'
import { joinAttacks } from './join-attacks.ts'
import { pauses } from './pause-attacks.ts'
import { retention } from './retention-attacks.ts'
import { responsibility } from './responsibility-attacks.ts'
import { whole } from './whole-attacks.ts'
import { letters } from './letter-attacks.ts'
import { needsAttacks } from './needs-attacks.ts'
import { responsibleAttacks } from './responsible-attacks.ts'
import { hardDays } from './plan-attacks.ts'
import { rota } from './rota-attacks.ts'
import { rotaTold } from './rota-told-attacks.ts'
import { notSafe } from './safety-attacks.ts'
import { workAccounts } from './work-account-attacks.ts'

const whoIsAsking: Check[] = [
  check('is nobody without a key, with another’s role, or with a made-up key', async (wall) => {
    for (const odd of [
      { role: 'family', key: '' },
      { role: 'family', key: newId() },
      { role: 'staff', key: key(wall, 'amy') },
      { role: 'family', key: key(wall, 'grace') },
      { role: 'insight', key: key(wall, 'grace') },
      { role: 'public', key: key(wall, 'grace') },
    ])
      answers(await wall.with(odd, 'select my_person()'), null, `${odd.role} with a key that is not theirs`)
  }),
  check('stays nobody when a family’s query makes itself staff', async (wall) => {
    nothing(
      await wall.as(
        'amy',
        'select id from public.children',
        [],
        [`select set_config('role', 'app_staff', true)`],
      ),
      'the parent as staff',
    )
    nothing(
      await wall.as(
        'grace',
        'select id from children',
        [],
        [`select set_config('role', 'app_family', true)`],
      ),
      'the coordinator as family',
    )
    refused(
      await wall.as('amy', 'select id from public.children', [], [`select set_config('role', 'none', true)`]),
      '42501',
      'the web’s own login',
    )
    for (const role of ['ninefold_owner', 'ninefold_door', 'app_worker', 'postgres'])
      refused(await wall.as('amy', `select set_config('role', '${role}', true)`), '42501', `becoming ${role}`)
  }),
  check('forgets a session that was idle, ended or is over, and staff who have left', async (wall) => {
    for (const name of ['priya, idle too long', 'priya, past the end', 'priya, signed out']) {
      answers(await wall.as(name, 'select my_person()'), null, name)
      nothing(await wall.as(name, 'select area_id from begin_visit()'), name)
    }
    const left = byOwner('update staff set active = false where id = $1', [person(wall, 'grace')])
    answers(await wall.as('grace', 'select my_person()', [], [left]), null, 'a coordinator who has left')
    nothing(await wall.as('grace', 'select id from children', [], [left]), 'a coordinator who has left')
  }),
  check('shows a family nothing once its own time with the child has run out', async (wall) => {
    const over = byOwner(`update reach set until = moment() where holder_id = $1`, [person(wall, 'amy')])
    for (const table of ['children', 'plans', 'views', 'grant_events'])
      nothing(await wall.as('amy', `select 1 from ${table}`, [], [over]), table)
  }),
  check('drops what a team sees from whoever leaves the team', async (wall) => {
    nothing(
      await wall.as(
        'grace',
        'select id from children',
        [],
        [byOwner('delete from team_members where staff_id = $1', [person(wall, 'grace')])],
      ),
      'a former member',
    )
    answers(
      await wall.as('grace', 'select cardinality(my_holders())'),
      2,
      'a member stands for themselves and the team',
    )
    answers(
      await wall.with(
        { role: 'none', key: '' },
        `select count(*)::int from unnest(public.my_holders())`,
        [],
        [
          byOwner(
            'grant execute on function my_holders() to ninefold_web; grant usage on schema public to ninefold_web',
          ),
        ],
      ),
      0,
      'nobody stands for nobody',
    )
    answers(
      await wall.as(
        'grace',
        'select cardinality(my_holders())',
        [],
        [
          byOwner(
            `create or replace function public.me() returns public.who language sql stable security definer set search_path = '' begin atomic select row('${wall.facts.kent.id}', '${person(wall, 'grace')}', 'staff')::public.who; end`,
          ),
          byOwner('update staff set active = false where id = $1', [person(wall, 'grace')]),
        ],
      ),
      1,
      'a team is not stood for by someone who has left',
    )
  }),
  check('opens no session for the web, nor for nobody in particular', async (wall) => {
    const open = `select public.open_session('\\x00', $1, $2, $3)`
    for (const name of ['amy', 'grace'])
      refused(
        await wall.as(name, open, [wall.facts.kent.id, person(wall, 'grace'), 'staff']),
        '42501',
        `${name} opens a session`,
      )
    for (const [area, who, role] of [
      [wall.facts.portsmouth.id, person(wall, 'grace'), 'staff'],
      [wall.facts.portsmouth.id, person(wall, 'amy'), 'family'],
      [wall.facts.kent.id, person(wall, 'amy'), 'staff'],
      [wall.facts.kent.id, person(wall, 'grace'), 'family'],
      [wall.facts.kent.id, person(wall, 'grace'), 'worker'],
      [wall.facts.kent.id, newId(), 'staff'],
    ])
      refused(
        await wall.login('ninefold_door', open, [area, who, role]),
        'NF403',
        `the door opens ${role} for who is not`,
      )
    refused(
      await wall.login(
        'ninefold_door',
        open,
        [wall.facts.kent.id, person(wall, 'una'), 'staff'],
        [byOwner('update staff set active = false where id = $1', [person(wall, 'una')])],
      ),
      'NF403',
      'the door opens for staff who have left',
    )
    refused(
      await wall.login('ninefold_door', 'select key_hash from public.sessions'),
      '42501',
      'the door reads sessions',
    )
    refused(await wall.login('ninefold_web', 'select id from public.children'), '42501', 'the web in no role')
  }),
  check('redeems a link once, within its hour, and sends no more than five an hour', async (wall) => {
    const link = newId()
    const made = byOwner(
      `insert into sign_in_links (id, area_id, kind, address, made_at, expires_at) values ($1, $2, 'email', 'new@example.org', moment(), moment() + interval '1 hour')`,
      [link, wall.facts.kent.id],
    )
    const redeem = `select public.redeem_link('${link}', sha256('x'), '${newId()}') is null as none`
    answers(await wall.login('ninefold_door', redeem, [], [made]), false, 'a fresh link')
    answers(
      await wall.login('ninefold_door', redeem.replace(`'x'`, `'y'`), [], [made, { text: redeem }]),
      true,
      'a used link',
    )
    answers(
      await wall.login(
        'ninefold_door',
        redeem,
        [],
        [made, byOwner(`update sign_in_links set expires_at = moment()`)],
      ),
      true,
      'a link too old',
    )
    const ask = {
      text: `select ask_for_link(gen_random_uuid(), gen_random_uuid(), '${wall.facts.kent.id}', 'email', 'amy@example.org')`,
    }
    answers(
      await wall.with(
        { role: 'public', key: '' },
        'select count(*)::int from sign_in_links',
        [],
        [ask, ask, ask, ask, ask, ask, byOwner('select 1')].concat([
          byOwner(
            `grant select on sign_in_links to app_public; create policy look on sign_in_links using (address = 'amy@example.org')`,
          ),
        ]),
      ),
      5,
      'links to one address in an hour',
    )
  }),
]

const whatIsKept: Check[] = [
  check('ends only the session it is told to', async (wall) => {
    answers(
      await wall.login(
        'ninefold_door',
        'select count(*)::int from public.seen',
        [],
        [
          { text: `select public.end_session(sha256('no such key'))` },
          byOwner(
            'create table seen as select from sessions where ended_at is not null; grant select on seen to ninefold_door',
          ),
        ],
      ),
      1,
      'sessions that have ended',
    )
  }),
  check('uses up nobody else’s one-time key, nor forgets it for them', async (wall) => {
    refused(
      await wall.as('amy', 'insert into done (actor_id, key) values ($1, $2)', [
        person(wall, 'carol'),
        newId(),
      ]),
      '42501',
      'another’s key',
    )
    refused(await wall.as('amy', 'delete from done'), '1 rows', 'her own keys, and no more')
  }),
  check('takes no temporary table, no function and no table of a caller’s making', async (wall) => {
    for (const name of ['amy', 'grace']) {
      refused(await wall.as(name, 'create temp table reach (holder_id uuid)'), '42501', 'a temporary table')
      refused(await wall.as(name, 'create table public.mine (id uuid)'), '42501', 'a table')
      refused(
        await wall.as(name, `create function public.mine() returns int language sql as 'select 1'`),
        '42501',
        'a function',
      )
      refused(await wall.as(name, 'create schema mine'), '42501', 'a schema')
    }
  }),
  check('reads no session, address, link, letter, clock, due or chain', async (wall) => {
    for (const name of ['amy', 'grace'])
      for (const table of [
        'sessions',
        'sign_in_addresses',
        'sign_in_links',
        'outbox',
        'address_troubles',
        'personas',
        'clock',
        'dues',
        'activity',
        'activity_children',
        'activity_heads',
        'migrations',
      ])
        refused(await wall.as(name, `select * from ${table}`), '42501', `${name} reads ${table}`)
    refused(await wall.as('amy', 'select * from reach'), '42501', 'a family reads reach')
    refused(await wall.as('amy', 'select * from desk'), '42501', 'a family reads a desk')
  }),
  check('reads them not even where somebody granted it by mistake', async (wall) => {
    for (const table of [
      'sessions',
      'sign_in_addresses',
      'sign_in_links',
      'outbox',
      'address_troubles',
      'personas',
      'clock',
      'dues',
      'activity',
      'activity_children',
      'activity_heads',
      'migrations',
    ])
      for (const name of ['amy', 'grace'])
        nothing(
          await wall.as(
            name,
            `select 1 from ${table}`,
            [],
            [
              byOwner(`insert into personas values ($1, $2, 'staff', 1, 'A', 'B') on conflict do nothing`, [
                wall.facts.kent.id,
                person(wall, 'nina'),
              ]),
              byOwner(`grant select on ${table} to app_family, app_staff`),
            ],
          ),
          `${name} reads ${table}`,
        )
  }),
  check('shows the demonstration’s people and letters in a demonstration only', async (wall) => {
    const there = [
      byOwner('delete from outbox'),
      byOwner(`insert into personas values ($1, $2, 'staff', 1, 'A', 'B')`, [
        wall.facts.kent.id,
        person(wall, 'nina'),
      ]),
      byOwner(
        `insert into outbox values ($1, $2, 'email', 'a@example.org', 'something-new', null, moment())`,
        [wall.facts.kent.id, newId()],
      ),
    ]
    for (const what of ['demonstration_personas()', 'demonstration_outbox()']) {
      nothing(await wall.with({ role: 'public', key: '' }, `select 1 from ${what}`, [], there), what)
      assert.equal(
        (
          await wall.with(
            { role: 'public', key: '' },
            `select 1 from ${what}`,
            [],
            [...there, byOwner('update clock set demonstration = true')],
          )
        ).count,
        1,
        `${what} in a demonstration`,
      )
    }
  }),
  check('counts for everyone no kind of help that is in fewer than ten plans', async (wall) => {
    nothing(
      await wall.with({ role: 'public', key: '' }, `select * from kinds_counted('kent-and-medway')`),
      'one plan',
    )
  }),
  check('tells nobody how few families tried a thing, nor who leads another area', async (wall) => {
    nothing(
      await wall.as(
        'amy',
        'select * from helped_counts()',
        [],
        [
          byOwner(
            `insert into tries (area_id, child_id, id, item, result, told_by) select area_id, id, gen_random_uuid(), 'XX-S1', 'helped', id from children limit 4`,
          ),
        ],
      ),
      'four families',
    )
    answers(
      await wall.as('amy', 'select team_lead($1)', [wall.facts.kent.team]),
      'Grace Adeyemi',
      'our own team’s lead',
    )
    answers(
      await wall.as('amy', 'select team_lead($1)', [wall.facts.portsmouth.team]),
      null,
      'another area’s lead',
    )
  }),
  check('finds by name, and tells who looked, only to those the child’s record is open to', async (wall) => {
    const { robin } = wall.facts.children
    for (const [name, found] of [
      ['priya', 1],
      ['grace', 1],
      ['petra', 0],
      ['nina', 0],
      ['edith', 0],
      ['una', 0],
      ['hal', 0],
    ] as const)
      assert.equal(
        (await wall.as(name, `select * from find_children('Robin')`)).count,
        found,
        `${name} finds Robin`,
      )
    assert.equal(
      (await wall.as('priya', `select * from find_children('__')`)).count,
      0,
      'a wildcard is a letter like any other',
    )
    assert.equal(
      (await wall.as('priya', `select * from find_children('Sam')`)).count,
      0,
      'a child of others by name',
    )
    const look = `select * from who_looked($1, 'infinity', 50)`
    assert.ok((await wall.as('amy', look, [robin])).count > 0, 'the parent is told who looked')
    assert.equal((await wall.as('carol', look, [robin])).count, 0, 'another parent is not')
    refused(await wall.as('priya', look, [robin]), '42501', 'staff are not')
    assert.equal(
      (
        await wall.as(
          'priya',
          look,
          [robin],
          [byOwner('grant execute on function who_looked(uuid, timestamptz, integer) to app_staff')],
        )
      ).count,
      0,
      'nor where it was granted by mistake',
    )
  }),
  check('has competency only for who holds it today', async (wall) => {
    for (const [name, may] of [
      ['priya', true],
      ['tom', false],
      ['una', false],
      ['hal', false],
    ] as const)
      answers(await wall.as('priya', 'select may_countersign($1)', [person(wall, name)]), may, name)
    answers(
      await wall.as(
        'tom',
        'select may_countersign($1)',
        [person(wall, 'tom')],
        [byOwner(`update competencies set from_on = today() + 1, until_on = today() + 2`)],
      ),
      false,
      'training still to come',
    )
  }),
  check('shows a view to chosen people only while they hold the child', async (wall) => {
    const { robin } = wall.facts.children
    const her = `select 1 from views where child_id = '${robin}' and voice = 'parent' and author_id = '${person(wall, 'amy')}'`
    const chosen = (...to: string[]) => ({
      text: `update views set released = 'chosen', released_to = $1 where child_id = $2 and voice = 'parent' and author_id = my_person()`,
      values: [to.map((name) => person(wall, name)), robin],
      enter: entering(wall, 'amy'),
    })
    const everyone = ['ben', 'priya', 'tom', 'grace', 'edith', 'una', 'nina', 'petra', 'carol']
    for (const [to, seen] of [
      [['priya'], ['priya']],
      [
        ['ben', 'tom'],
        ['ben', 'tom'],
      ],
      // A grant that was ended or ran out, the plan alone, and people who never held the child.
      [['edith', 'una', 'nina', 'petra', 'carol'], []],
      [[], []],
    ] as const)
      for (const name of everyone)
        assert.equal(
          (await wall.as(name, her, [], [chosen(...to)])).count,
          seen.some((each) => each === name) ? 1 : 0,
          `${name}, when ${to.join(' and ') || 'nobody'} was chosen`,
        )
    const stop = {
      text: end,
      values: [newId(), robin, grant(wall, 'priya robin'), 'stop'],
      enter: entering(wall, 'amy'),
    }
    nothing(await wall.as('priya', her, [], [chosen('priya'), stop]), 'who was chosen, once sharing stops')
    refused(
      await wall.as(
        'priya',
        `update views set released = 'everyone' where author_id = $1`,
        [person(wall, 'amy')],
        [chosen('priya')],
      ),
      '0 rows',
      'who was chosen widens it',
    )
  }),
  check('lets nobody say a thing in the future, or before their view was begun', async (wall) => {
    const said = `insert into answers (area_id, child_id, id, view_id, line, kind, value, said_at, seen_at)
      select area_id, child_id, $1, id, 'energy', 'words', 'X', $2::timestamptz, $3::timestamptz from views
      where child_id = $4 and author_id = my_person() and voice = 'parent'
      returning case when seen_at is null then said_at = at else said_at <= moment() and seen_at <= said_at
        and seen_at >= (select v.begun_at from views v where v.id = view_id) end`
    const by = (saidAt: string, seenAt: string | null) =>
      wall.as('amy', said, [newId(), saidAt, seenAt, wall.facts.children.robin])
    for (const [saidAt, seenAt] of [
      ['2999-01-01', '2999-01-01'],
      ['2999-01-01', '2000-01-01'],
      ['2000-01-01', '2000-01-01'],
      ['2000-01-01', '2999-01-01'],
    ] as const)
      answers(await by(saidAt, seenAt), true, `said ${saidAt} on a page of ${seenAt}`)
    answers(await by('2000-01-01', null), true, 'said long ago with a signal')
  }),
  check('takes a view in nobody else’s voice', async (wall) => {
    const view = `insert into views (area_id, child_id, id, author_id, voice, author_name, instrument, band) values ($1, $2, $3, $4, $5, 'X', '1', 'PR')`
    for (const [name, voice] of [
      ['amy', 'setting'],
      ['amy', 'professional'],
      ['priya', 'parent'],
    ] as const)
      refused(
        await wall.as(name, view, [
          wall.facts.kent.id,
          wall.facts.children.robin,
          newId(),
          person(wall, name),
          voice,
        ]),
        '42501',
        `${name} as ${voice}`,
      )
    const words = view.replace('voice, author_name', 'voice, beside, author_name').replace('$5', '$5, $6')
    for (const [name, voice, beside, code] of [
      ['amy', 'child', '', '42501'],
      ['amy', 'parent', 'Amy', '42501'],
      ['priya', 'parent', '', '42501'],
      ['priya', 'setting', 'Amy', '23514'],
    ] as const)
      refused(
        await wall.as(name, words, [
          wall.facts.kent.id,
          wall.facts.children.robin,
          newId(),
          person(wall, name),
          voice,
          beside,
        ]),
        code,
        `${name} as ${voice}, written down by “${beside}”`,
      )
  }),
]

const sharing: Check[] = [
  check('registers a child for a parent only, and at most twenty', async (wall) => {
    for (const name of ['priya', 'grace'])
      refused(
        await wall.as(
          name,
          register,
          [newId(), newId()],
          [byOwner('grant execute on all functions in schema public to app_staff')],
        ),
        'NF403',
        `${name} registers a child`,
      )
    const twenty = Array.from({ length: 18 }, () => ({ text: register, values: [newId(), newId()] }))
    refused(await wall.as('amy', register, [newId(), newId()], twenty), 'NF409', 'the twenty-first child')
    assert.equal((await wall.as('carol', register, [newId(), newId()])).code, undefined, 'a third child')
  }),
  check('gives nothing on behalf of others, nor more than the giver holds', async (wall) => {
    const { robin } = wall.facts.children
    const [nina, hal, ben] = ['nina', 'hal', 'ben'].map((name) => person(wall, name))
    const to = (child: string, kind: string, holder: unknown, scopes: string[]) => [
      newId(),
      child,
      kind,
      holder,
      scopes,
      'infinity',
      '',
    ]
    refused(
      await wall.as('carol', give, to(robin, 'staff', nina, ['profile'])),
      'NF403',
      'another parent shares',
    )
    refused(
      await wall.as('ben', give, to(robin, 'staff', nina, ['profile'])),
      'NF403',
      'a carer who may not share',
    )
    refused(
      await wall.as('priya', give, to(robin, 'staff', person(wall, 'priya'), ['plan']), [
        byOwner('grant execute on all functions in schema public to app_staff'),
      ]),
      'NF403',
      'staff widen their own',
    )
    refused(
      await wall.as('priya', give, to(robin, 'staff', nina, ['profile']), [
        byOwner('grant execute on all functions in schema public to app_staff'),
        byOwner(`insert into reach values ($1, $2, 'share', $3, 'infinity')`, [
          wall.facts.kent.id,
          person(wall, 'priya'),
          robin,
        ]),
      ]),
      'NF403',
      'staff share, even where somebody let them hold it',
    )
    for (const scopes of [['share'], ['private'], ['profile', 'share'], [], ['anything']])
      refused(
        await wall.as('amy', give, to(robin, 'staff', nina, scopes)),
        'NF403',
        `sharing ${scopes.join()}`,
      )
    refused(
      await wall.as('amy', give, to(robin, 'staff', nina, ['plan']), [
        byOwner(`delete from reach where holder_id = $1 and scope = 'plan'`, [person(wall, 'amy')]),
      ]),
      'NF403',
      'more than the giver holds',
    )
    refused(
      await wall.as('amy', give, to(robin, 'staff', nina, ['profile']), [
        byOwner(`delete from reach where holder_id = $1 and scope = 'share'`, [person(wall, 'amy')]),
      ]),
      'NF403',
      'a giver who may no longer share',
    )
    for (const [kind, holder] of [
      ['staff', hal],
      ['carer', ben],
      ['team', wall.facts.portsmouth.team],
      ['staff', newId()],
      ['team', nina],
    ] as const)
      refused(
        await wall.as('amy', give, to(robin, kind, holder, ['profile'])),
        'NF403',
        `sharing with ${kind} who is not here`,
      )
    refused(
      await wall.as('amy', give, to(robin, 'staff', nina, ['profile']), [
        byOwner('update staff set active = false where id = $1', [nina]),
      ]),
      'NF403',
      'sharing with staff who have left',
    )
    assert.equal(
      (await wall.as('amy', give, to(robin, 'staff', nina, ['profile']))).code,
      undefined,
      'the parent shares',
    )
  }),
  check('keeps the ledger of grants, and what follows from it, out of everyone’s hands', async (wall) => {
    const { robin, sam } = wall.facts.children
    for (const name of ['amy', 'priya', 'grace', 'petra']) {
      const me = person(wall, name)
      refused(
        await wall.as(
          name,
          `select put_grant($1, $2, $3, 'staff', $4, '{profile,plan}', 'family agreed', 'infinity', '', $4)`,
          [newId(), wall.facts.kent.id, sam, me],
        ),
        '42501',
        `${name} puts a grant`,
      )
      refused(
        await wall.as(name, `insert into reach values ($1, $2, 'plan', $3, 'infinity')`, [
          wall.facts.kent.id,
          me,
          sam,
        ]),
        '42501',
        `${name} writes reach`,
      )
      refused(await wall.as(name, `update reach set until = 'infinity'`), '42501', `${name} lengthens reach`)
      refused(
        await wall.as(name, `insert into desk values ($1, $2, 'urgent', current_date, $3, $3)`, [
          wall.facts.kent.id,
          me,
          sam,
        ]),
        '42501',
        `${name} writes a desk`,
      )
      refused(
        await wall.as(
          name,
          `insert into grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, given_by, at) values ($1, $2, $3, $3, 'given', 'staff', $4, '{plan}', 'family agreed', $4, now())`,
          [wall.facts.kent.id, robin, newId(), me],
        ),
        '42501',
        `${name} writes the ledger`,
      )
    }
  }),
  check(
    'lets the area’s team in for who asks, to what they hold, and wholly only as a profile is agreed',
    async (wall) => {
      const { robin, kit, sam } = wall.facts.children
      const team = byOwner('insert into team_members values ($1, $2, $3, false)', [
        wall.facts.kent.id,
        wall.facts.kent.team,
        person(wall, 'priya'),
      ])
      const asks = (name: string, basis = 'asked for help', child = kit) => ({
        text: letIn,
        values: [newId(), child, basis],
        enter: entering(wall, name),
      })
      const kitsTeam = [kit, wall.facts.kent.team]
      refused(
        await wall.as('priya', letIn, [newId(), kit, 'profile agreed']),
        'NF403',
        'no profile is agreed',
      )
      // A colleague who asks lets the team in to what they hold and no longer, and so widens nothing of their own.
      for (const scope of ['plan', 'contact', 'safety'])
        answers(
          await wall.as('priya', 'select may_reach($1, $2)', [kit, scope], [team, asks('priya')]),
          false,
          `a member of the team sees ${scope} by asking`,
        )
      const week = byOwner(
        `update reach set until = moment() + interval '1 week' where child_id = $1 and holder_id = $2`,
        [kit, person(wall, 'priya')],
      )
      answers(
        await wall.as(
          'amy',
          `select count(*)::int from grant_events where child_id = $1 and holder_id = $2 and until < moment() + interval '8 days'`,
          kitsTeam,
          [week, asks('priya')],
        ),
        1,
        'what is let in for as long as the asker holds it',
      )
      const first = newId()
      const part = (id: string, until: string) => ({
        text: give,
        values: [id, kit, 'team', wall.facts.kent.team, ['profile'], until, ''],
        enter: entering(wall, 'amy'),
      })
      const stopped = [
        part(first, 'infinity'),
        { text: end, values: [newId(), kit, first, 'stop'], enter: entering(wall, 'amy') },
      ]
      refused(
        await wall.as('priya', letIn, [newId(), kit, 'asked for help'], stopped),
        'NF403',
        'a team the family has stopped',
      )
      // Stopped, and let in again for a while: staff who ask are told of the team, and it is given nothing more.
      answers(
        await wall.as(
          'amy',
          `select count(*)::int from grant_events where child_id = $1 and holder_id = $2 and kind = 'given'`,
          kitsTeam,
          [...stopped, part(newId(), '2099-01-01'), asks('priya')],
        ),
        2,
        'what staff add to a team that is in',
      )
      for (const basis of ['asked for help', 'profile agreed']) {
        refused(await wall.as('nina', letIn, [newId(), robin, basis]), 'NF403', 'a stranger')
        refused(await wall.as('petra', letIn, [newId(), robin, basis]), 'NF403', 'who holds the plan only')
        refused(await wall.as('carol', letIn, [newId(), robin, basis]), 'NF403', 'another parent')
        refused(await wall.as('ben', letIn, [newId(), robin, basis]), 'NF403', 'a carer who may not share')
      }
      refused(await wall.as('amy', letIn, [newId(), kit, 'because I can']), 'NF403', 'another reason')
      answers(
        await wall.as('priya', letIn, [newId(), robin, 'asked for help']),
        wall.facts.kent.team,
        'a team that is in already',
      )
      const agree = {
        text: `insert into versions (area_id, child_id, id, meeting_id, number, instrument, agreed_on, review_on, led_by, led_name, yes_name, yes_how, young_person, marks, written_by)
      select area_id, child_id, gen_random_uuid(), id, 2, '1', current_date, current_date + 84, led_by, 'X', 'Amy', 'in the room', 'said yes', '[]', my_person() from meetings where child_id = '${kit}'`,
      }
      const meeting = {
        text: `insert into meetings (area_id, child_id, id, led_by, led_name) values ('${wall.facts.kent.id}', '${kit}', gen_random_uuid(), my_person(), 'X')`,
      }
      const clear = byOwner(`delete from countersigns where child_id = $1`, [kit])
      const gone = [
        clear,
        byOwner(`delete from reviews where child_id = $1`, [kit]),
        byOwner(`delete from versions where child_id = $1`, [kit]),
        byOwner(`delete from meeting_lines where child_id = $1`, [kit]),
        byOwner(`delete from meetings where child_id = $1`, [kit]),
      ]
      answers(
        await wall.as('priya', letIn, [newId(), kit, 'profile agreed'], [...gone, meeting, agree]),
        wall.facts.kent.team,
        'as a profile is agreed',
      )
      answers(
        await wall.as('carol', letIn, [newId(), sam, 'asked for help']),
        wall.facts.kent.team,
        'a parent asks for help',
      )
      nothing(
        await wall.as(
          'amy',
          `select s from unnest(array['profile', 'plan', 'contact']) s except select unnest(scopes) from grant_events where child_id = $1 and holder_id = $2`,
          [kit, wall.facts.kent.team],
          [
            { text: give, values: [newId(), kit, 'team', wall.facts.kent.team, ['contact'], 'infinity', ''] },
            { text: letIn, values: [newId(), kit, 'asked for help'] },
          ],
        ),
        'a team that held a part is given the rest',
      )
      refused(
        await wall.as(
          'priya',
          letIn,
          [newId(), kit, 'profile agreed'],
          [byOwner('update versions set written_by = $1 where child_id = $2', [person(wall, 'priya'), kit])],
        ),
        'NF403',
        'a profile agreed on another day',
      )
      refused(
        await wall.as(
          'priya',
          letIn,
          [newId(), kit, 'profile agreed'],
          [byOwner('update versions set at = moment() where child_id = $1', [kit])],
        ),
        'NF403',
        'a profile that somebody else agrees',
      )
      nothing(
        await wall.as(
          'amy',
          `select 1 from grant_events where child_id = $1 and holder_id = $2 and 'plan' = any (scopes)`,
          [kit, wall.facts.kent.team],
          [
            byOwner(`delete from reach where holder_id = $1 and scope = 'plan'`, [person(wall, 'amy')]),
            { text: letIn, values: [newId(), kit, 'asked for help'] },
          ],
        ),
        'a parent lets the team in to what they do not hold',
      )
    },
  ),
  check('ends a grant for its giver or its holder, never another’s and never a carer’s', async (wall) => {
    const { robin, sam } = wall.facts.children
    const stop = (id: string, child = robin) => [newId(), child, id, 'stop']
    refused(await wall.as('carol', end, stop(grant(wall, 'priya robin'))), 'NF403', 'another parent ends it')
    refused(await wall.as('ben', end, stop(grant(wall, 'priya robin'))), 'NF403', 'a carer who may not share')
    refused(await wall.as('petra', end, stop(grant(wall, 'priya robin'))), 'NF403', 'staff end another’s')
    refused(await wall.as('grace', end, stop(grant(wall, 'priya robin'))), 'NF403', 'the team ends another’s')
    refused(await wall.as('amy', end, stop(grant(wall, 'ben robin'))), 'NF403', 'one carer ends another’s')
    refused(await wall.as('amy', end, stop(grant(wall, 'amy robin'))), 'NF403', 'a carer ends their own')
    refused(await wall.as('amy', end, stop(grant(wall, 'carol sam'), sam)), 'NF403', 'another family’s')
    refused(await wall.as('amy', end, stop(newId())), 'NF403', 'none such')
    answers(await wall.as('petra', end, stop(grant(wall, 'petra robin'))), true, 'who gives up their own')
    answers(await wall.as('amy', end, stop(grant(wall, 'edith robin'))), false, 'one that has ended')
  }),
  check('is gone at the very next statement once sharing stops', async (wall) => {
    const { robin } = wall.facts.children
    const stop = {
      text: `set local session authorization ninefold_web; select set_config('role', 'app_family', true), set_config('ninefold.key', '${key(wall, 'amy')}', true)`,
    }
    const back = `set local session authorization ninefold_web; select set_config('role', 'app_staff', true), set_config('ninefold.key', '${key(wall, 'priya')}', true)`
    const ended = {
      text: end,
      values: [newId(), robin, grant(wall, 'priya robin'), 'stop'],
      enter: stop.text,
    }
    assert.equal((await wall.as('priya', 'select id from children where id = $1', [robin])).count, 1)
    for (const table of [
      'children where id',
      'views where child_id',
      'versions where child_id',
      'reach where child_id',
      'desk where child_id',
    ])
      nothing(await wall.as('priya', `select 1 from ${table} = $1`, [robin], [ended, { text: back }]), table)
  }),
  check('keeps a grant that still stands no longer than it says', async (wall) => {
    const { robin } = wall.facts.children
    const [long, short] = [newId(), newId()]
    const nina = person(wall, 'nina')
    const given = (id: string, until: string) => ({
      text: `select give_grant('${id}', '${robin}', 'staff', '${nina}', '{profile}', ${until}, '')`,
    })
    const steps = [
      given(long, `'infinity'`),
      given(short, `moment() + interval '12 weeks'`),
      { text: end, values: [newId(), robin, long, 'stop'] },
    ]
    answers(
      await wall.as(
        'amy',
        'select 1',
        [],
        [
          ...steps,
          byOwner(
            `create table seen as select bool_and(until < 'infinity') and count(*) > 0 as ok from reach where holder_id = '${nina}'; grant select on seen to app_family`,
          ),
          { text: 'select 1' },
        ],
      ),
      1,
      'steps hold',
    )
    const rows = await wall.as(
      'amy',
      'select ok from seen',
      [],
      [
        ...steps,
        byOwner(
          `create table seen as select bool_and(r.until < 'infinity' and d.until < 'infinity') and count(*) > 0 as ok from reach r join desk d using (holder_id, child_id) where holder_id = '${nina}'; grant select on seen to app_family; alter table seen disable row level security`,
        ),
      ],
    )
    answers(rows, true, 'what is left of the reach and the desk ends with the shorter grant')
    const stop = (id: string) => ({ text: end, values: [newId(), robin, id, 'stop'] })
    answers(
      await wall.as(
        'amy',
        'select count(*)::int from seen',
        [],
        [
          given(long, `'infinity'`),
          stop(long),
          given(short, `'infinity'`),
          stop(short),
          byOwner(
            `create table seen as select from reach where holder_id = '${nina}'; grant select on seen to app_family`,
          ),
        ],
      ),
      0,
      'what was ended before does not come back',
    )
  }),
]

const lists: Check[] = [
  check(
    'puts on and takes off nobody’s list but one’s own child’s, in the scope it stands in',
    async (wall) => {
      const { robin } = wall.facts.children
      const [review] = await wall.owner(
        `select item_id, list, scope from dues where child_id = $1 and list = 'countersign'`,
        [robin],
      )
      const item = review?.['item_id']
      for (const name of ['carol', 'nina', 'edith', 'una', 'hal', 'dee']) {
        refused(await wall.as(name, due, [robin, 'reviews', newId(), 'profile']), 'NF403', `${name} puts`)
        refused(
          await wall.as(name, drop, [robin, 'countersign', item]),
          name === 'hal' || name === 'dee' ? '1 rows' : 'NF403',
          `${name} drops`,
        )
      }
      refused(
        await wall.as('petra', due, [robin, 'countersign', item, 'plan']),
        'NF403',
        'who holds the plan only moves what stands in the profile',
      )
      refused(
        await wall.as('petra', drop, [robin, 'countersign', item]),
        'NF403',
        'who holds the plan only drops it',
      )
      for (const name of ['amy', 'priya']) {
        refused(
          await wall.as(name, drop, [robin, 'children', robin]),
          'NF403',
          `${name} takes the child off the lists`,
        )
        refused(
          await wall.as(name, due, [robin, 'children', newId(), 'profile']),
          'NF403',
          `${name} puts a child on twice`,
        )
      }
      const kept = await wall.as(
        'priya',
        'select count(*)::int as n from desk where child_id = $1 and list = $2',
        [robin, 'countersign'],
        [{ text: due, values: [robin, 'countersign', item, 'profile'] }],
      )
      answers(kept, 1, 'moving a day keeps it on the list')
    },
  ),
  check('keeps a promised call on the list until somebody has spoken to the family', async (wall) => {
    const { robin } = wall.facts.children
    const [promise] = await wall.owner(`select contact_id as id from contacts_made where child_id = $1`, [
      robin,
    ])
    const unmade = byOwner('delete from contacts_made where child_id = $1', [robin])
    for (const name of ['amy', 'priya', 'grace'])
      refused(
        await wall.as(name, drop, [robin, 'urgent', promise?.['id']], [unmade]),
        'NF409',
        `${name} drops a promise`,
      )
    refused(await wall.as('grace', drop, [robin, 'urgent', promise?.['id']]), '1 rows', 'a promise kept')
  }),
]

const activity: Check[] = [
  check('writes activity only of children one may see, and at most two hundred', async (wall) => {
    const { robin, sam, pip } = wall.facts.children
    for (const [name, child] of [
      ['carol', robin],
      ['nina', robin],
      ['edith', robin],
      ['una', robin],
      ['amy', sam],
      ['amy', pip],
      ['amy', newId()],
    ] as const)
      refused(await wall.as(name, write, ['looked', [child]]), 'NF403', `${name} writes of another’s child`)
    refused(await wall.as('amy', write, ['looked', [robin, sam]]), 'NF403', 'one among others')
    refused(
      await wall.as('amy', write, ['looked', Array.from({ length: 201 }, () => robin)]),
      'NF400',
      'too many at once',
    )
    refused(
      await wall.with({ role: 'family', key: newId() }, write, ['looked', []]),
      'NF403',
      'nobody writes',
    )
    refused(
      await wall.as('amy', write, ['looked', [robin]], [byOwner('delete from activity_heads')]),
      'NF503',
      'no chain is free',
    )
    assert.equal((await wall.as('amy', write, ['looked', [robin]])).code, undefined, 'the parent’s own child')
    assert.equal(
      (
        await wall.as(
          'petra',
          write,
          ['stopped', [robin]],
          [{ text: end, values: [newId(), robin, grant(wall, 'petra robin'), 'stop'] }],
        )
      ).code,
      undefined,
      'who gives up their own says so',
    )
    refused(
      await wall.as(
        'amy',
        'select 1',
        [],
        [
          { text: end, values: [newId(), robin, grant(wall, 'petra robin'), 'stop'] },
          { text: write, values: ['looked', [robin]], enter: entering(wall, 'nina') },
        ],
      ),
      'NF403',
      'a stranger, as somebody’s grant is ended',
    )
  }),
  check('changes no link of the chain', async (wall) => {
    for (const name of ['amy', 'grace']) {
      for (const table of ['activity', 'activity_children', 'activity_heads'])
        refused(await wall.as(name, `delete from ${table}`), '42501', `${name} deletes from ${table}`)
      refused(await wall.as(name, `update activity set what = 'nothing'`), '42501', `${name} alters activity`)
      refused(await wall.as(name, 'truncate activity cascade'), '42501', `${name} empties activity`)
    }
    for (const [column, value] of [
      ['what', `'x'`],
      ['actor_id', 'gen_random_uuid()'],
      ['at', `at + interval '1 second'`],
      ['reading', 'not reading'],
      ['children', `'{}'`],
      ['subject', 'gen_random_uuid()'],
      ['role', `role || '|x'`],
      ['area_id', 'gen_random_uuid()'],
    ] as const)
      assert.ok(
        (
          await wall.ownerTries(
            `with changed as (update activity set ${column} = ${value} where (shard, seq) = (select shard, seq from activity order by 1, 2 limit 1) returning 1) select 1 from changed`,
          )
        ).count === 1,
        `${column} can be altered by the owner`,
      )
  }),
]

const background: Check[] = [
  check('asks for a job only when signed in, of a kind there is, and hands it over once', async (wall) => {
    const ask = `select enqueue('sweep-grants', gen_random_uuid())`
    refused(await wall.with({ role: 'family', key: '' }, ask), 'NF403', 'a family without a key')
    refused(await wall.with({ role: 'public', key: '' }, ask), '42501', 'a visitor')
    refused(
      await wall.as('amy', `select enqueue('drop everything', gen_random_uuid())`),
      '23514',
      'no such kind',
    )
    const asked = { text: ask, enter: entering(wall, 'amy') }
    const take = { text: 'select kind from take_asked(10)', enter: asWorker }
    const none = byOwner('delete from jobs_asked')
    assert.equal((await wall.inTurn([none, asked, take])).count, 1, 'what was asked is handed over')
    assert.equal((await wall.inTurn([none, asked, take, take])).count, 0, 'and not a second time')
    refused(await wall.as('amy', 'select * from take_asked(10)'), '42501', 'a family taking it')
  }),
  check('sweeps what has run out, and nothing in force', async (wall) => {
    const until = (table: string, time: string) =>
      byOwner(`update ${table} set until = moment() + interval '${time}'`)
    const sweep = { text: 'select sweep_grants(1000) as n', enter: asWorker }
    const inForce = ['reach', 'desk'].map((table) => until(table, '1 second'))
    answers(await wall.inTurn([...inForce, sweep]), 0, 'in force')
    for (const table of ['reach', 'desk']) {
      const { rows } = await wall.inTurn([...inForce, until(table, '0'), sweep])
      assert.ok(Number(rows[0]?.['n']) > 0, `${table} that has run out`)
    }
  }),
  check('forgets keys and links after their time only', async (wall) => {
    const done = (age: string) => byOwner(`update done set at = moment() - interval '${age}'`)
    const forget = { text: 'select forget_done(10) as n', enter: asWorker }
    answers(await wall.inTurn([done('47 hours'), forget]), 0, 'keys of forms still open')
    assert.ok(Number((await wall.inTurn([done('49 hours'), forget])).rows[0]?.['n']) > 0, 'older keys')
    const made = byOwner(
      `insert into sign_in_links (id, area_id, kind, address, made_at, expires_at) select gen_random_uuid(), id, 'email', 'new@example.org', moment(), moment() from areas limit 1`,
    )
    const links = (age: string) =>
      byOwner(`update sign_in_links set expires_at = moment() - interval '${age}'`)
    const forgetLinks = { text: 'select forget_links(100) as n', enter: asWorker }
    answers(await wall.inTurn([made, links('6 days'), forgetLinks]), 0, 'links of this week')
    answers(await wall.inTurn([made, links('8 days'), forgetLinks]), 1, 'an older link, and no invite’s')
  }),
]

export const attacks: Check[] = [
  ...whoIsAsking,
  ...workAccounts,
  ...whatIsKept,
  ...sharing,
  ...carers,
  ...young,
  ...lists,
  ...activity,
  ...notSafe,
  ...rota,
  ...rotaTold,
  ...hardDays,
  ...background,
  ...glass,
  ...apart,
  ...putRight,
  ...whole,
  ...retention,
  ...pauses,
  ...joinAttacks,
  ...responsibility,
  ...letters,
  ...needsAttacks,
  ...responsibleAttacks,
]
