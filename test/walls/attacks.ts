/** What somebody inside might try, each in SQL of their own on the web's login. Every one is refused. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { glass } from './glass-attacks.ts'
import { byOwner, type Check, type Outcome, type Step, type Wall } from './wall.ts'

const check = (name: string, run: (wall: Wall) => Promise<void>): Check => ({ name, run })
const refused = ({ code, count, said }: Outcome, expected: string, what: string) =>
  assert.equal(code ?? `${count} rows`, expected, `${what}${said ? ` (${said})` : ''}`)
const nothing = ({ rows, said }: Outcome, what: string) => assert.deepEqual(said ?? rows, [], what)
const answers = ({ rows, said }: Outcome, expected: unknown, what: string) =>
  assert.deepEqual(said ?? Object.values(rows[0] ?? {})[0], expected, what)

const give = 'select give_grant($1, $2, $3, $4, $5, $6, $7)'
const end = 'select end_grant($1, $2, $3, $4)'
const due = 'select put_due($1, $2, $3, $4, current_date)'
const drop = 'select drop_due($1, $2, $3)'
const letIn = 'select let_area_team_in($1, $2, $3)'
const register = `select register_child($1, $2, 'A', 'B', 'A', '2019-01-01', 'medway', null, 'home educated', 'Me', 'mother')`
const write = 'select record($1, true, $2, null)'

const person = (wall: Wall, name: string) => wall.facts.who[name]?.personId ?? assert.fail(name)
const key = (wall: Wall, name: string) => wall.facts.sessions[name]?.key ?? assert.fail(name)
const entering = (wall: Wall, name: string) =>
  `set local session authorization ninefold_web; select set_config('role', 'app_${wall.facts.who[name]?.role}', true), set_config('ninefold.key', '${key(wall, name)}', true)`
const grant = (wall: Wall, name: string) => wall.facts.grants[name] ?? assert.fail(`no grant ${name}`)

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

const account = (area: string, issuer: string, subject: string, email: string | null) => ({
  text: `select public.sign_in_staff($1, $2, $3, $4, $5, 'at work')`,
  values: [Buffer.from(newId()), area, issuer, subject, email] as unknown[],
})
const entered = (wall: Wall, area: 'kent' | 'portsmouth', name: string, email: string) =>
  byOwner('insert into staff_emails (area_id, email, staff_id) values ($1, $2, $3)', [
    wall.facts[area].id,
    email,
    person(wall, name),
  ])
const issuerOf = 'https://work.example'
/** Sessions of a work account that are still open, as the door would have to be told. */
const openAtWork = [
  byOwner(
    `create table seen as select person_id, issuer_session from sessions where issuer is not null and ended_at is null; grant select on seen to ninefold_door`,
  ),
]

const workAccounts: Check[] = [
  check('opens a session only for the colleague an account belongs to', async (wall) => {
    const opens = (steps: Step[], { text, values }: { text: string; values: unknown[] }) =>
      wall.login('ninefold_door', text, values, steps)
    const [una, nina] = [person(wall, 'una'), person(wall, 'nina')]
    const unas = [entered(wall, 'kent', 'una', 'una@work.example')]
    const kent = 'kent-and-medway'
    const first = account(kent, issuerOf, 'u-1', 'Una@work.example')
    answers(await opens(unas, first), una, 'a first time, by the address')
    answers(await opens([], first), null, 'an address nobody entered')
    answers(
      await opens([...unas, first], account(kent, issuerOf, 'u-1', null)),
      una,
      'again, by the account alone',
    )
    for (const [issuer, subject, what] of [
      [issuerOf, 'u-2', 'another account with the address'],
      ['https://other.example', 'u-1', 'the same name at another issuer'],
    ] as const)
      answers(await opens([...unas, first], account(kent, issuer, subject, 'una@work.example')), null, what)
    answers(
      await opens([...unas, first], account('portsmouth', issuerOf, 'u-1', 'una@work.example')),
      null,
      'her account in another area',
    )
    answers(
      await opens(
        [entered(wall, 'portsmouth', 'hal', 'una@work.example'), ...unas],
        account(kent, issuerOf, 'u-1', 'una@work.example'),
      ),
      una,
      'an address that is somebody else’s in another area',
    )
    answers(await opens(unas, account(kent, issuerOf, 'x', null)), null, 'no address at all')
    answers(
      await opens(
        [entered(wall, 'kent', 'nina', 'nina@work.example')],
        account(kent, issuerOf, 'n-1', 'nina@work.example'),
      ),
      nina,
      'each their own',
    )
    const left = byOwner('update staff set active = false where id = $1', [una])
    refused(await opens([...unas, left], first), 'NF403', 'who has left')
    for (const name of ['amy', 'grace'])
      refused(await wall.as(name, first.text, first.values, unas), '42501', `${name} signs in staff`)
  }),
  check('ends the sessions an account names, once, and no others', async (wall) => {
    const kent = 'kent-and-medway'
    const end = (
      area: string,
      issuer: string,
      subject: string | null,
      sid: string | null,
      token: string,
    ) => ({
      text: 'select public.end_work_sessions($1, $2, $3, $4, $5)',
      values: [area, issuer, subject, sid, token] as unknown[],
    })
    const here = (subject: string, email: string | null, sid: string) => {
      const made = account(kent, issuerOf, subject, email)
      return { ...made, text: made.text.replace('at work', sid) }
    }
    // Una twice and Nina once.
    const before: Step[] = [
      entered(wall, 'kent', 'una', 'una@work.example'),
      entered(wall, 'kent', 'nina', 'nina@work.example'),
      here('u-1', 'una@work.example', 's-1'),
      here('u-1', null, 's-2'),
      here('n-1', 'nina@work.example', 's-3'),
    ]
    for (const [what, steps, open] of [
      ['nothing said', [], 3],
      ['of one person', [end(kent, issuerOf, 'u-1', null, 't')], 1],
      ['one by its name', [end(kent, issuerOf, null, 's-1', 't')], 2],
      ['one of a person', [end(kent, issuerOf, 'u-1', 's-2', 't')], 2],
      ['one that is not there', [end(kent, issuerOf, 'u-1', 's-9', 't')], 3],
      ['another issuer’s word', [end(kent, 'https://other.example', 'u-1', null, 't')], 3],
      ['another area’s', [end('portsmouth', issuerOf, 'u-1', null, 't')], 3],
      ['heard twice', [end(kent, issuerOf, 'x', null, 't'), end(kent, issuerOf, 'u-1', null, 't')], 3],
    ] as const)
      answers(
        await wall.login(
          'ninefold_door',
          'select count(*)::int from public.seen',
          [],
          [...before, ...steps, ...openAtWork],
        ),
        open,
        what,
      )
    const nobody = end(kent, issuerOf, null, null, 't')
    refused(await wall.login('ninefold_door', nobody.text, nobody.values), 'NF400', 'everybody at once')
    refused(await wall.as('grace', nobody.text, nobody.values), '42501', 'a colleague ends them')
  }),
  check('shows and ends one’s own sessions only, and never the one in hand', async (wall) => {
    const count = 'select count(*)::int from my_sessions()'
    // Whoever has been here before in this neighbourhood has signed out.
    const alone = byOwner(
      `update sessions set ended_at = moment() where key_hash <> all (array(select sha256(convert_to(k, 'UTF8')) from unnest($1::text[]) k))`,
      [[key(wall, 'amy'), key(wall, 'ben')]],
    )
    const open = byOwner(
      `insert into sessions (key_hash, area_id, person_id, role, opened_at, idle_until, idle_for, ends_at, fresh_at)
       select sha256(n::text::bytea), s.area_id, s.person_id, s.role, s.opened_at, s.idle_until, s.idle_for, s.ends_at, s.fresh_at
       from sessions s, generate_series(1, 2) n where s.key_hash = sha256(convert_to($1, 'UTF8'))`,
      [key(wall, 'ben')],
    )
    answers(await wall.as('amy', count, [], [alone]), 1, 'Amy’s')
    answers(await wall.as('ben', count, [], [alone, open]), 3, 'Ben’s')
    answers(await wall.as('amy', count, [], [alone, open]), 1, 'Amy does not see Ben’s')
    for (const over of ['ended_at = moment()', 'idle_until = moment()', 'ends_at = moment()'])
      answers(
        await wall.as(
          'ben',
          count,
          [],
          [alone, open, byOwner(`update sessions set ${over} where key_hash = sha256('1')`)],
        ),
        2,
        `what is over: ${over}`,
      )
    answers(await wall.as('ben', 'select end_my_sessions(null)', [], [alone, open]), 2, 'all but this')
    answers(
      await wall.as(
        'ben',
        `select end_my_sessions(id) from my_sessions() where not here limit 1`,
        [],
        [alone, open],
      ),
      1,
      'one',
    )
    answers(
      await wall.as('ben', `select end_my_sessions(id) from my_sessions() where here`, [], [alone, open]),
      0,
      'this one',
    )
    answers(await wall.as('amy', 'select end_my_sessions(null)', [], [alone, open]), 0, 'not Ben’s')
    answers(
      await wall.with({ role: 'family', key: 'made up' }, 'select end_my_sessions(null)', [], [alone, open]),
      0,
      'nobody ends nothing',
    )
    nothing(
      await wall.with({ role: 'family', key: 'made up' }, 'select id from my_sessions()'),
      'nobody sees none',
    )
  }),
  check('adds a passkey to one’s own, after a fresh sign-in, for one answer, and says so', async (wall) => {
    const add = (challenge = 'a challenge long enough', credential = newId()) => ({
      text: `select add_passkey($1, $2, '\\x01', 0, 'My phone', $3)`,
      values: [newId(), credential, challenge] as unknown[],
    })
    const tries = (name: string, before: Step[] = [], one = add()) =>
      wall.as(name, one.text, one.values, before)
    const fresh = byOwner('update sessions set fresh_at = moment()')
    const stale = byOwner(`update sessions set fresh_at = moment() - interval '16 minutes'`)
    assert.equal((await tries('amy', [fresh])).code, undefined, 'her own')
    refused(await tries('amy', [stale]), 'NF403', 'not fresh')
    refused(
      await tries('amy', [fresh, byOwner('update sessions set ended_at = moment()')]),
      'NF403',
      'signed out a moment ago',
    )
    refused(await tries('grace', [fresh]), '42501', 'staff')
    refused(await tries('amy', [fresh, add()]), 'NF409', 'the same answer twice')
    const ten = Array.from({ length: 10 }, (_, n) => add(`a challenge long enough ${n}`))
    refused(await tries('amy', [fresh, ...ten]), 'NF409', 'an eleventh')
    const count = 'select count(*)::int from my_passkeys()'
    answers(await wall.as('amy', count, [], [fresh, add()]), 1, 'hers')
    const ofAmys = { ...add(), enter: entering(wall, 'amy') }
    answers(await wall.as('ben', count, [], [fresh, ofAmys]), 0, 'and not Ben’s to see')
    const [amys, other] = [newId(), newId()]
    const known = [
      fresh,
      { ...add(), values: [amys, newId(), 'a challenge long enough 1'], enter: entering(wall, 'amy') },
      { ...add(), values: [other, newId(), 'a challenge long enough 2'], enter: entering(wall, 'amy') },
    ]
    answers(await wall.as('ben', 'select remove_passkey($1)', [amys], known), false, 'nor to remove')
    answers(
      await wall.as('amy', count, [], [...known, { text: 'select remove_passkey($1)', values: [amys] }]),
      1,
      'only the one she removes',
    )
    const said = byOwner(
      `create table seen as select o.template, a.carer_id from outbox o join sign_in_addresses a using (kind, address) where o.template like 'passkey%';
       create function public.said() returns text language sql security definer as $$ select string_agg(template || ' ' || (carer_id = '${person(wall, 'amy')}'), ', ' order by template) from seen $$; grant execute on function public.said() to app_family`,
    )
    answers(
      await wall.as(
        'amy',
        'select public.said()',
        [],
        [
          fresh,
          { ...add(), values: [amys, newId(), 'a challenge long enough'] },
          { text: 'select remove_passkey($1)', values: [amys] },
          said,
        ],
      ),
      'passkey-added true, passkey-removed true',
      'told both times, and nobody else',
    )
  }),
  check('opens the door to a passkey once for each answer, and to no copy', async (wall) => {
    const key_ = (name: string, credential: string, counter: number) =>
      byOwner(
        `insert into passkeys (area_id, id, carer_id, credential, public_key, counter, name, added_at) values ($1, $2, $3, $4, '\\x01', $5, 'Phone', moment())`,
        [wall.facts.kent.id, newId(), person(wall, name), credential, counter],
      )
    const keys = [key_('amy', 'amys credential', 5), key_('ben', 'bens credential', 0)]
    const come = (credential: string, counter: number, challenge = 'a challenge long enough') => ({
      text: 'select public.sign_in_by_passkey($1, $2, $3, $4)',
      values: [Buffer.from(newId()), credential, counter, challenge] as unknown[],
    })
    for (const [what, one, who, before] of [
      ['Amy’s', come('amys credential', 6), person(wall, 'amy'), []],
      ['Ben’s, which never counts', come('bens credential', 0), person(wall, 'ben'), []],
      ['one that went back', come('amys credential', 4), null, []],
      ['one that stood still', come('amys credential', 5), null, []],
      ['nobody’s', come('no such credential', 6), null, []],
      ['an answer given before', come('amys credential', 7), null, [come('amys credential', 6)]],
    ] as const)
      answers(await wall.login('ninefold_door', one.text, one.values, [...keys, ...before]), who, what)
    assert.deepEqual(
      (
        await wall.login(
          'ninefold_door',
          `select counter from public.find_passkey('amys credential')`,
          [],
          keys,
        )
      ).rows.map(({ counter }) => Number(counter)),
      [5],
    )
    for (const name of ['amy', 'grace'])
      refused(
        await wall.as(name, `select public.find_passkey('amys credential')`, [], keys),
        '42501',
        `${name} looks for keys`,
      )
    const link = newId()
    const made = byOwner(
      `insert into sign_in_links (id, area_id, kind, address, made_at, expires_at) select $1, area_id, kind, address, moment(), moment() + interval '1 hour' from sign_in_addresses where carer_id = $2`,
      [link, person(wall, 'amy')],
    )
    const redeem = { text: `select public.redeem_link('${link}', sha256('x'), '${newId()}')` }
    const said = byOwner(
      `create table seen as select id from outbox where template = 'signed-in-by-link'; grant select on seen to ninefold_door`,
    )
    for (const [before, n] of [
      [keys, 1],
      [[], 0],
    ] as const)
      answers(
        await wall.login(
          'ninefold_door',
          'select count(*)::int from public.seen',
          [],
          [...before, made, redeem, said],
        ),
        n,
        'told of a link beside a passkey',
      )
  }),
  check('names a session’s device once', async (wall) => {
    const call = (hash: string, device: string) => ({
      text: `select public.name_device(sha256(convert_to($1, 'UTF8')), $2)`,
      values: [hash, device],
    })
    const look = byOwner(
      `create table seen as select device from sessions where device <> ''; grant select on seen to ninefold_door`,
    )
    const { rows } = await wall.login(
      'ninefold_door',
      'select device from public.seen',
      [],
      [call(key(wall, 'amy'), 'A phone'), call(key(wall, 'amy'), 'Another'), look],
    )
    assert.deepEqual(rows, [{ device: 'A phone' }])
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
      ['amy', 'child', '', '23514'],
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

const letInvite = 'select invite_carer($1, $2, $3, $4, $5, $6, $7, $8, $9)'
const answerIt = 'select answer_invite($1, $2, $3, $4)'
const takeBack = 'select take_back_invite($1, $2)'
const leave = 'select leave_child($1)'

const carers: Check[] = [
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
      1,
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

/** Something written about a child, as a step; the newest of its child. */
const writes = (
  wall: Wall,
  name: string,
  child: string,
  { id = newId(), keep = [] as string[], offer = '' } = {},
) => ({
  id,
  step: {
    text: 'select raise_concern($1, $2, $3, $4, $5, $6, $7, $8, current_date)',
    values: [
      id,
      child,
      'danger',
      'Words',
      '',
      offer,
      keep,
      keep.length > 0 ? 'could put somebody in danger' : null,
    ],
    enter: entering(wall, name),
  },
})
const takes = (wall: Wall, name: string, id: string, seen = 0): Step => ({
  text: 'select take_concern(gen_random_uuid(), $1, $2)',
  values: [id, seen],
  enter: entering(wall, name),
})
const speaks = (wall: Wall, name: string, id: string, when = 'moment()'): Step => ({
  text: `select close_concern(gen_random_uuid(), $1, 'Amy', 'Said', ${when})`,
  values: [id],
  enter: entering(wall, name),
})

const notSafe: Check[] = [
  check(
    'writes about a child one reaches only, to somebody who reads, and keeps it from its carers only',
    async (wall) => {
      const { robin } = wall.facts.children
      for (const name of ['carol', 'petra', 'una', 'edith', 'nina', 'ray', 'hal', 'dee'])
        refused(await wall.inTurn([writes(wall, name, robin).step]), 'NF403', name)
      for (const name of ['amy', 'ben', 'priya', 'grace'])
        assert.equal((await wall.inTurn([writes(wall, name, robin).step])).code, undefined, name)
      refused(
        await wall.inTurn([writes(wall, 'priya', robin, { keep: [person(wall, 'carol')] }).step]),
        'NF403',
        'kept from another family',
      )
      const left = byOwner('update staff set active = false where id = $1', [person(wall, 'ray')])
      refused(await wall.inTurn([left, writes(wall, 'amy', robin).step]), 'NF409', 'a rota of who has left')
      refused(
        await wall.inTurn([byOwner('delete from safety_rota'), writes(wall, 'amy', robin).step]),
        'NF409',
        'an empty rota',
      )
      const own = writes(wall, 'amy', robin, { offer: 'Help' })
      refused(await wall.inTurn([own.step]), '23514', 'a family that offers itself help')
    },
  ),
  check('is taken by the rota alone, one after the other, while it is open', async (wall) => {
    const { robin, pip } = wall.facts.children
    const { id, step: written } = writes(wall, 'amy', robin)
    for (const name of ['grace', 'priya', 'nina', 'hal'])
      refused(await wall.inTurn([written, takes(wall, name, id)]), 'NF403', name)
    const elsewhere = writes(wall, 'dee', pip)
    refused(await wall.inTurn([elsewhere.step, takes(wall, 'ray', elsewhere.id)]), 'NF403', 'of another area')
    const first = takes(wall, 'ray', id)
    answers(await wall.inTurn([written, first]), true, 'the first')
    answers(await wall.inTurn([written, first, takes(wall, 'ray', id)]), false, 'who did not see the first')
    answers(await wall.inTurn([written, first, takes(wall, 'ray', id, 1)]), true, 'handed over')
    answers(
      await wall.inTurn([written, first, speaks(wall, 'ray', id), takes(wall, 'ray', id, 1)]),
      false,
      'when it is done',
    )
  }),
  check(
    'is done when it was taken and somebody spoke to them, once, by those who may act on it',
    async (wall) => {
      const { id, step: written } = writes(wall, 'amy', wall.facts.children.robin)
      const taken = takes(wall, 'ray', id)
      for (const name of ['priya', 'nina', 'hal'])
        refused(await wall.inTurn([written, taken, speaks(wall, name, id)]), 'NF403', name)
      refused(await wall.inTurn([written, speaks(wall, 'ray', id)]), 'NF409', 'before it is taken')
      for (const when of [`moment() + interval '1 second'`, `moment() - interval '1 second'`])
        refused(await wall.inTurn([written, taken, speaks(wall, 'ray', id, when)]), 'NF409', when)
      const closed = speaks(wall, 'grace', id)
      answers(await wall.inTurn([written, taken, closed]), true, 'staff the child’s safety is shared with')
      answers(await wall.inTurn([written, taken, closed, speaks(wall, 'ray', id)]), false, 'a second time')
    },
  ),
  check(
    'lists what waits for the rota of the area, and names the child to those who act on it',
    async (wall) => {
      const { robin, pip } = wall.facts.children
      const { id, step: written } = writes(wall, 'amy', robin)
      const listed = (name: string): Step => ({
        text: `select concern_id from open_concerns('danger', '-infinity', '00000000-0000-0000-0000-000000000000', 200)`,
        enter: entering(wall, name),
      })
      const waiting = (name: string): Step => ({
        text: 'select n from concerns_waiting()',
        enter: entering(wall, name),
      })
      const empty = byOwner('update concerns set done_at = moment()')
      const both = [empty, written, writes(wall, 'dee', pip).step]
      assert.deepEqual(
        (await wall.inTurn([...both, listed('ray')])).rows.map((row) => row['concern_id']),
        [id],
        'of the area, and open',
      )
      answers(await wall.inTurn([...both, waiting('ray')]), 1, 'counted')
      for (const name of ['grace', 'priya', 'nina']) {
        nothing(await wall.inTurn([...both, listed(name)]), name)
        nothing(await wall.inTurn([...both, waiting(name)]), name)
      }
      const whom = (name: string): Step => ({
        text: 'select known_as from concern_child($1)',
        values: [id],
        enter: entering(wall, name),
      })
      for (const name of ['ray', 'grace']) {
        const { rows } = await wall.inTurn([written, whom(name)])
        assert.deepEqual(rows, [{ known_as: 'Robin' }], name)
      }
      for (const name of ['priya', 'nina', 'hal']) nothing(await wall.inTurn([written, whom(name)]), name)
    },
  ),
  check('tells how to reach the writer, or the carers it is not kept from', async (wall) => {
    const { robin } = wall.facts.children
    const [own, kept] = [
      writes(wall, 'amy', robin),
      writes(wall, 'priya', robin, { keep: [person(wall, 'amy')] }),
    ]
    const numbers = byOwner(`update carer_contacts set phone = '07700 900001'`)
    const reach = (name: string, id: string): Step => ({
      text: 'select name, phone from concern_contacts($1)',
      values: [id],
      enter: entering(wall, name),
    })
    assert.deepEqual(
      (await wall.inTurn([numbers, own.step, reach('ray', own.id)])).rows.map((row) => row['phone']),
      ['07700 900001'],
      'the writer and no other carer',
    )
    const { rows } = await wall.inTurn([numbers, kept.step, reach('ray', kept.id)])
    assert.equal(rows.length, 2, 'both carers')
    assert.ok(
      rows.every((row) => row['phone'] === null),
      'but not how to reach whom it is kept from',
    )
    nothing(await wall.inTurn([numbers, own.step, reach('nina', own.id)]), 'a stranger')
  }),
  check(
    'tells a family that help was offered: of colleagues’ words only, unless it is kept from them',
    async (wall) => {
      const { robin, kit } = wall.facts.children
      const offered = (name: string, child = robin): Step => ({
        text: 'select concern_id from help_offered($1)',
        values: [child],
        enter: entering(wall, name),
      })
      const open = writes(wall, 'priya', robin)
      const ids = async (...steps: Step[]) => (await wall.inTurn(steps)).rows.map((row) => row['concern_id'])
      assert.deepEqual(await ids(open.step, offered('amy')), [open.id])
      assert.deepEqual(await ids(open.step, offered('ben')), [open.id])
      assert.deepEqual(await ids(open.step, offered('carol')), [], 'another family')
      assert.deepEqual(await ids(open.step, offered('amy', kit)), [], 'about another child')
      assert.deepEqual(
        await ids(writes(wall, 'amy', robin).step, offered('ben')),
        [],
        'another carer’s words',
      )
      const kept = writes(wall, 'priya', robin, { keep: [person(wall, 'ben')] })
      assert.deepEqual(await ids(kept.step, offered('ben')), [], 'kept from him')
      assert.deepEqual(await ids(kept.step, offered('amy')), [kept.id], 'and not from her')
      const later = byOwner(`update grant_events set at = moment() + interval '1 day' where holder_id = $1`, [
        person(wall, 'amy'),
      ])
      assert.deepEqual(await ids(later, kept.step, offered('amy')), [], 'nor from who came later')
    },
  ),
]

const asWorker = 'set local session authorization ninefold_worker; set local role app_worker'
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

const aLetter = '01a20000-0000-7000-8000-00000000000a'
const anOlder = '01a20000-0000-7000-8000-00000000000b'
const letters: Check[] = [
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

export const attacks: Check[] = [
  ...whoIsAsking,
  ...workAccounts,
  ...whatIsKept,
  ...sharing,
  ...carers,
  ...lists,
  ...activity,
  ...notSafe,
  ...background,
  ...glass,
  ...letters,
]
