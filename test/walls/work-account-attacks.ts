/** Signing in by a work account, as somebody inside might try it in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { check, refused, nothing, answers, person, key, entering } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

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

export const workAccounts: Check[] = [
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
