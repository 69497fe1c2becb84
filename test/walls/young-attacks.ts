/** A young person's own record, tried in SQL of their own: by carers, colleagues, strangers and the young person. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { answers, check, entering, grant, many, nothing, person, refused } from './attacking.ts'
import { byOwner, type Check, type Wall } from './wall.ts'

const competent = 'select record_competence($1, $2, $3, $4)'
const invite = 'select invite_young_person($1, $2, $3, $4, $5, $6, $7)'
const answerOwn = 'select answer_own_invite($1, $2, $3, $4)'
const takeOver = 'select take_over($1, $2)'
const renew = 'select renew_by_self($1, $2, $3, $4, $5)'
const stop = 'select stop_carer($1, $2)'
const best = `select renew_in_best_interests($1, $2, $3, $4, 'Could not weigh it', 'Wants him near', 'His mother', today() + $5::int)`
const all = ['profile', 'plan', 'groups', 'waits', 'safety', 'private', 'contact', 'share']
const holds = (wall: Wall, name: string, child: string) =>
  `create table seen as select coalesce(array_agg(scope order by scope), '{}') as n from reach
   where holder_id = '${person(wall, name)}' and child_id = '${child}' and until > moment(); grant select on seen to app_family, app_staff`
const canDecide = (wall: Wall, child: string) =>
  byOwner(
    `insert into competences (area_id, child_id, id, decision, reason, staff_id, staff_name) values ($1, $2, $3, 'who may see it', 'Said so', $4, 'Yara')`,
    [wall.facts.kent.id, child, newId(), person(wall, 'yara')],
  )
const later = (interval: string) => byOwner(`update clock set moved = moved + $1::interval`, [interval])
const awake = byOwner(`update sessions set idle_until = 'infinity', ends_at = 'infinity'`)

export const young: Check[] = [
  check('records what a young person can decide only by a colleague who knows them', async (wall) => {
    const { jay, robin } = wall.facts.children
    const one = (child: string, about = 'who may see it') => [newId(), child, about, 'Told me']
    assert.equal((await wall.as('yara', competent, one(jay))).code, undefined)
    for (const [name, child] of [
      ['priya', robin],
      ['petra', robin],
      ['nina', jay],
      ['hal', jay],
    ] as const)
      refused(await wall.as(name, competent, one(child)), 'NF403', name)
    for (const name of ['fay', 'jay', 'finn'])
      refused(await wall.as(name, competent, one(jay)), '42501', name)
    const all_ = byOwner('grant execute on all functions in schema public to app_family')
    refused(await wall.as('fay', competent, one(jay), [all_]), 'NF403', 'a parent, even so')
    const contactOnly = byOwner(
      `delete from reach where holder_id = $1 and child_id = $2 and scope = 'profile'`,
      [person(wall, 'yara'), jay],
    )
    refused(await wall.as('yara', competent, one(jay), [contactOnly]), 'NF403', 'with no profile')
  }),
  check('lets in as the young person nobody but whom a colleague who met them invited', async (wall) => {
    const { jay, jo, robin, sam } = wall.facts.children
    const to = (child: string, address = 'new@example.org') => [
      newId(),
      newId(),
      newId(),
      child,
      'Robin',
      'email',
      address,
    ]
    const every = byOwner('grant execute on all functions in schema public to app_family')
    const tomKnows = byOwner(
      `insert into competences (area_id, child_id, id, decision, reason, staff_id, staff_name) values ($1, $2, $3, 'my own record', 'Said so', $4, 'Tom')`,
      [wall.facts.kent.id, robin, newId(), person(wall, 'tom')],
    )
    refused(await wall.as('amy', invite, to(robin), [every, tomKnows]), 'NF403', 'a parent')
    refused(await wall.as('priya', invite, to(robin), [tomKnows]), 'NF403', 'with no way to reach them')
    refused(await wall.as('nina', invite, to(robin), [tomKnows]), 'NF403', 'a stranger')
    refused(await wall.as('yara', invite, to(jay)), 'NF409', 'who has a way in')
    const none = byOwner('delete from competences where child_id = $1', [robin])
    refused(await wall.as('tom', invite, to(robin), [none]), 'NF409', 'under 16, with no record of it')
    refused(
      await wall.as('tom', invite, to(robin, 'amy.carter@example.org'), [tomKnows]),
      'NF409',
      'at a carer’s address',
    )
    const letter = { text: invite, values: [] as unknown[] }
    const five = Array.from({ length: 5 }, () => ({ ...letter, values: to(robin) }))
    refused(await wall.as('tom', invite, to(robin), [tomKnows, ...five]), 'NF409', 'a sixth in an hour')
    nothing(
      await wall.as(
        'tom',
        'select id from seen',
        [],
        [
          tomKnows,
          ...five,
          byOwner(
            `create table seen as select i.id from own_invites i join sign_in_links l on l.id = i.link_id where i.child_id = '${robin}' and i.ended_at is not null and l.expires_at > moment(); grant select on seen to app_staff`,
          ),
        ],
      ),
      'an earlier link after another was sent',
    )

    const open = newId()
    const sent = {
      text: invite,
      values: to(robin, 'carol.diaz@example.org').with(0, open),
      enter: entering(wall, 'tom'),
    }
    const yes = [open, newId(), true, 'Robin']
    assert.equal(
      (await wall.as('carol', answerOwn, yes, [tomKnows, sent])).code,
      undefined,
      'whom it was sent to',
    )
    refused(await wall.as('ben', answerOwn, yes, [tomKnows, sent]), 'NF403', 'somebody else')
    refused(
      await wall.as('carol', answerOwn, yes, [tomKnows, sent, { text: answerOwn, values: yes }]),
      'NF403',
      'twice',
    )
    refused(
      await wall.as('carol', answerOwn, yes, [tomKnows, sent, later('15 days'), awake]),
      'NF403',
      'after its days',
    )
    const carerNow = byOwner(
      `insert into child_carers (area_id, child_id, id, carer_id, name, relationship) values ($1, $2, $3, $4, 'Carol', 'other carer')`,
      [wall.facts.kent.id, robin, newId(), person(wall, 'carol')],
    )
    refused(await wall.as('carol', answerOwn, yes, [tomKnows, sent, carerNow]), 'NF403', 'a carer of theirs')
    for (const [name, child] of [
      ['amy', sam],
      ['finn', jo],
    ] as const)
      refused(
        await wall.as(
          name,
          `select register_child($1, $2, 'A', 'B', 'A', '2019-01-01', 'medway', null, 'home educated', 'Me', 'themselves')`,
          [newId(), newId()],
        ),
        'NF403',
        `${name} registers as ${child} themselves`,
      )
  }),
  check('widens what a young person holds only from the day it is theirs to decide', async (wall) => {
    const { jay, jo, robin } = wall.facts.children
    refused(await wall.as('jay', takeOver, [newId(), jay]), 'NF403', 'at 14')
    refused(await wall.as('jay', takeOver, [newId(), jo]), 'NF403', 'another’s')
    refused(await wall.as('finn', takeOver, [newId(), jo]), 'NF403', 'a father')
    refused(await wall.as('amy', takeOver, [newId(), robin]), 'NF403', 'a mother')
    const decides = canDecide(wall, jay)
    answers(
      await wall.as(
        'jay',
        `select may_reach($1, 'share')`,
        [jay],
        [decides, { text: takeOver, values: [newId(), jay] }],
      ),
      true,
      'where somebody recorded that they can',
    )
    answers(
      await wall.as(
        'jay',
        `select may_reach($1, 'share')`,
        [jay],
        [later('2 years'), awake, { text: takeOver, values: [newId(), jay] }],
      ),
      true,
      'from 16',
    )
  }),
  check('ends a carer’s access by the clock: the private parts, and then all of it', async (wall) => {
    const { jay } = wall.facts.children
    const may = (scope: string, interval: string) =>
      wall.as('fay', 'select may_reach($1, $2)', [jay, scope], [later(interval), awake])
    answers(await may('private', '5 months'), true, 'six months from the day they came to us')
    answers(await may('private', '7 months'), false, 'the private parts')
    answers(await may('profile', '7 months'), true, 'the rest')
    answers(await may('profile', '1 year 9 months'), true, 'before 16')
    answers(await may('profile', '1 year 11 months'), false, 'at 16')
    nothing(
      await wall.as(
        'fay',
        'select id from children where id = $1',
        [jay],
        [later('1 year 11 months'), awake],
      ),
      'the child’s row',
    )
    nothing(
      await wall.as('finn', 'select id from views where child_id = $1', [wall.facts.children.jo]),
      'what an ended father reads',
    )
    // Who is invited holds it no longer than who invites, in each of the two.
    const { kit } = wall.facts.children
    const [open] = await wall.owner(`select id from carer_invites where child_id = $1 and ended_at is null`, [
      kit,
    ])
    answers(
      await wall.as(
        'amy',
        'select n from seen',
        [],
        [
          byOwner(
            `update carer_invites set scopes = array_append(scopes, 'private') where id = $1 and not 'private' = any (scopes)`,
            [open?.['id']],
          ),
          {
            text: 'select answer_invite($1, $2, true, $3)',
            values: [open?.['id'], newId(), 'Ben'],
            enter: entering(wall, 'ben'),
          },
          byOwner(
            `create table seen as select count(distinct until) = 1 and count(*) = 2 as n from reach where child_id = '${kit}' and scope = 'private' and holder_id in ('${person(wall, 'amy')}', '${person(wall, 'ben')}'); grant select on seen to app_family`,
          ),
        ],
      ),
      true,
      'the private parts of whom a carer invites',
    )
  }),
  check(
    'lets only the young person say which carers see it, of their carers, and no more than they had',
    async (wall) => {
      const { jay, jo, robin } = wall.facts.children
      const [finn, fay] = [person(wall, 'finn'), person(wall, 'fay')]
      const say = (child: string, carer: string, wanted = all) => [newId(), child, carer, wanted, 'infinity']
      for (const name of ['finn', 'fay', 'jay', 'amy'])
        refused(await wall.as(name, renew, say(jo, finn)), 'NF403', name)
      refused(await wall.as('jay', renew, say(jay, fay)), 'NF403', 'at 14, with no record')
      refused(await wall.as('jo', renew, say(jo, person(wall, 'amy'))), 'NF403', 'who is no carer of hers')
      refused(await wall.as('jo', renew, say(jo, person(wall, 'jo'))), 'NF403', 'herself')
      refused(
        await wall.as('jo', renew, [newId(), jo, finn, all, '2020-01-01']),
        'NF409',
        'until a day that is over',
      )
      const left = byOwner('update child_carers set left_at = moment() where carer_id = $1', [finn])
      refused(await wall.as('jo', renew, say(jo, finn), [left]), 'NF403', 'who has left')
      answers(
        await wall.as(
          'jo',
          'select n from seen',
          [],
          [
            byOwner(`update grant_events set scopes = array_remove(scopes, 'waits') where holder_id = $1`, [
              finn,
            ]),
            { text: renew, values: say(jo, finn) },
            byOwner(holds(wall, 'finn', jo)),
          ],
        ),
        all.filter((scope) => scope !== 'waits').toSorted(),
        'what he had',
      )
      const decides = canDecide(wall, jay)
      answers(
        await wall.as(
          'jay',
          'select n from seen',
          [],
          [
            decides,
            { text: renew, values: say(jay, fay, ['profile', 'private']) },
            byOwner(
              `create table seen as select bool_and(until < 'infinity') as n from reach where holder_id = '${fay}' and child_id = '${jay}'; grant select on seen to app_family`,
            ),
          ],
        ),
        true,
        'before 16, no longer than 16',
      )
      refused(
        await wall.as('jay', renew, say(jay, fay, ['profile']), [decides]),
        'NF409',
        'what is not private, before 16',
      )

      refused(await wall.as('jay', stop, [jay, fay]), 'NF403', 'stops at 14, with no record')
      for (const name of ['finn', 'fay', 'amy']) refused(await wall.as(name, stop, [jo, finn]), 'NF403', name)
      refused(await wall.as('jo', stop, [jo, person(wall, 'jo')]), 'NF403', 'herself')
      refused(await wall.as('jo', stop, [robin, person(wall, 'amy')]), 'NF403', 'another child’s')
      answers(
        await wall.as(
          'jay',
          'select n from seen',
          [],
          [decides, { text: stop, values: [jay, fay] }, byOwner(holds(wall, 'fay', jay))],
        ),
        all.filter((scope) => scope !== 'private').toSorted(),
        'before 16 the private parts alone',
      )
    },
  ),
  check(
    'renews in a young person’s best interests only by a colleague who knows them, in a review, for a year',
    async (wall) => {
      const { jay, robin } = wall.facts.children
      const fay = person(wall, 'fay')
      const near = later('1 year 5 months')
      const on = (child: string, carer: string, days = 300) => [
        newId(),
        child,
        carer,
        ['profile', 'plan'],
        days,
      ]
      assert.equal((await wall.as('yara', best, on(jay, fay), [near, awake])).code, undefined)
      refused(
        await wall.as('yara', best, on(jay, person(wall, 'amy')), [near, awake]),
        'NF403',
        'who is no carer of theirs',
      )
      refused(await wall.as('yara', best, on(jay, person(wall, 'jay')), [near, awake]), 'NF403', 'themselves')
      for (const name of ['nina', 'priya', 'hal'])
        refused(await wall.as(name, best, on(jay, fay), [near, awake]), 'NF403', name)
      for (const days of [0, 367])
        refused(await wall.as('yara', best, on(jay, fay, days), [near, awake]), 'NF409', `in ${days} days`)
      refused(await wall.as('tom', best, on(robin, person(wall, 'amy'))), 'NF409', 'years before')
      refused(
        await wall.as('yara', best, on(jay, fay), [
          later('2 years'),
          awake,
          { text: stop, values: [jay, fay], enter: entering(wall, 'jay') },
        ]),
        'NF409',
        'against their own no',
      )
      answers(
        await wall.as(
          'yara',
          'select n from seen',
          [],
          [later('2 years'), awake, { text: best, values: on(jay, fay) }, byOwner(holds(wall, 'fay', jay))],
        ),
        ['plan', 'profile'],
        'what was decided, and no more',
      )
      const every = byOwner('grant execute on all functions in schema public to app_family')
      refused(await wall.as('fay', best, on(jay, fay), [near, awake, every]), 'NF403', 'a mother for herself')
    },
  ),
  check(
    'shows until when carers see it to the young person and who knows them; a carer their own line',
    async (wall) => {
      const { jay, jo } = wall.facts.children
      const look = 'select carer_id from carer_access($1)'
      for (const name of ['jay', 'yara', 'fay']) many(await wall.as(name, look, [jay]), 1, name)
      for (const name of ['amy', 'finn', 'jo', 'nina', 'hal', 'grace'])
        nothing(await wall.as(name, look, [jay]), name)
      const aunt = byOwner(
        `insert into child_carers (area_id, child_id, id, carer_id, name, relationship) values ($1, $2, $3, $4, 'Carol', 'other carer')`,
        [wall.facts.kent.id, jay, newId(), person(wall, 'carol')],
      )
      many(await wall.as('fay', look, [jay], [aunt]), 1, 'not another carer’s')
      many(await wall.as('finn', 'select known_as from my_ended_care()'), 1, 'a father, that it has ended')
      for (const name of ['amy', 'fay', 'jo', 'jay'])
        nothing(await wall.as(name, 'select known_as from my_ended_care()'), name)
      const renewed = byOwner(
        `insert into reach (area_id, holder_id, scope, child_id, until) values ($1, $2, 'profile', $3, 'infinity')`,
        [wall.facts.kent.id, person(wall, 'finn'), jo],
      )
      nothing(await wall.as('finn', 'select known_as from my_ended_care()', [], [renewed]), 'renewed')
      nothing(
        await wall.as('finn', 'select id from children where id = $1', [jo]),
        'and nothing of the record',
      )
      many(
        await wall.as('fay', 'select known_as from my_care_ending()'),
        1,
        'a mother, that the private parts close',
      )
      for (const name of ['amy', 'finn', 'jay', 'jo'])
        nothing(await wall.as(name, 'select known_as from my_care_ending()'), name)
    },
  ),
  check('keeps to the young person what they write, ask and do', async (wall) => {
    const { jay } = wall.facts.children
    for (const name of ['fay', 'yara']) {
      nothing(
        await wall.as(name, `select id from views where child_id = $1 and voice = 'child'`, [jay]),
        `${name}: their words`,
      )
      nothing(await wall.as(name, 'select * from understanding_of($1)', [jay]), `${name}: what is not shown`)
    }
    many(await wall.as('jay', 'select * from understanding_of($1)', [jay]), 1, 'their own')
    const shows = {
      text: `insert into understanding_me (area_id, child_id, id, good_at, hard, helps, not_helps, shown, written_by) select area_id, child_id, $1, 'Maps', '', '', '', true, written_by from understanding_me where child_id = $2`,
      values: [newId(), jay],
      enter: entering(wall, 'jay'),
    }
    many(await wall.as('fay', 'select * from understanding_of($1)', [jay], [shows]), 1, 'what is shown')
    nothing(await wall.as('amy', 'select * from understanding_of($1)', [jay], [shows]), 'to a stranger')
    const looks = `select what from who_looked($1, 'infinity', 100) where actor_name = 'jay'`
    nothing(await wall.as('fay', looks, [jay]), 'what they do in their own record')
    assert.ok((await wall.as('jay', looks, [jay])).rows.length > 0)
    const [call] = await wall.owner(`select id from contacts_due where child_id = $1`, [jay])
    const spoke = byOwner(
      `insert into contacts_made (area_id, child_id, id, contact_id, spoke_to, staff_id, staff_name) values ($1, $2, $3, $4, 'Jay', $5, 'Yara')`,
      [wall.facts.kent.id, jay, newId(), call?.['id'], person(wall, 'yara')],
    )
    nothing(
      await wall.as('fay', 'select id from contacts_made where child_id = $1', [jay], [spoke]),
      'that they were seen alone',
    )
    const told = {
      text: `select record('spoke to the family', false, array[$1::uuid], $2)`,
      values: [jay, call?.['id']],
      enter: entering(wall, 'yara'),
    }
    nothing(
      await wall.as(
        'fay',
        `select what from who_looked($1, 'infinity', 100) where what = 'spoke to the family'`,
        [jay],
        [told],
      ),
      'nor in who looked',
    )
    const ask = `insert into contacts_due (area_id, child_id, id, why, team_id, due_on, made_by) select area_id, child_id, $1, 'asked to be seen alone', team_id, due_on, my_person() from contacts_due where child_id = $2`
    refused(
      await wall.as(
        'fay',
        `insert into contacts_due (area_id, child_id, id, why, team_id, due_on, made_by) values ($1, $2, $3, 'asked to be seen alone', $4, today(), my_person())`,
        [wall.facts.kent.id, jay, newId(), wall.facts.kent.team],
      ),
      '42501',
      'a mother asks for them',
    )
    assert.equal((await wall.as('jay', ask, [newId(), jay])).count, 1)
    const write = (voice: string, beside: string) =>
      [
        `insert into views (area_id, child_id, id, author_id, voice, author_name, instrument, band, beside) values ($1, $2, $3, my_person(), $4, 'X', '1', 'SE', $5)`,
        [wall.facts.kent.id, jay, newId(), voice, beside],
      ] as const
    refused(await wall.as('jay', ...write('parent', '')), '42501', 'in a carer’s voice')
    refused(await wall.as('jay', ...write('child', 'Fay')), '42501', 'as if a carer had helped')
    refused(await wall.as('fay', ...write('child', '')), '42501', 'a mother as the young person alone')
    refused(await wall.as('yara', ...write('child', '')), '42501', 'a colleague as the young person alone')
    assert.equal((await wall.as('jay', ...write('child', ''))).code, undefined)
  }),
  check('makes, shows and takes away a card only as its young person says', async (wall) => {
    const { jay, jo } = wall.facts.children
    const make = `select make_card($1, $2, '\\x02', 'Jay', 'Quiet please', '', '', moment() + $3::interval)`
    const id = newId()
    for (const name of ['fay', 'jo', 'amy'])
      refused(await wall.as(name, make, [id, jay, '1 day']), 'NF403', name)
    refused(await wall.as('amy', make, [id, null, '1 day']), 'NF403', 'for nobody')
    for (const interval of ['-1 day', '2 years'])
      refused(await wall.as('jay', make, [id, jay, interval]), 'NF409', interval)
    refused(await wall.as('fay', 'select end_card($1)', [jay]), 'NF403', 'a mother takes it away')
    refused(await wall.as('jo', 'select end_card($1)', [jay]), 'NF403', 'another')
    const made = { text: make, values: [id, jay, '1 day'], enter: entering(wall, 'jay') }
    const asPublic = { role: 'public', key: '' }
    const show = (hash: string, ...before: Parameters<typeof wall.with>[3] & object) =>
      wall.with(asPublic, `select name from show_card($1, $2::bytea)`, [id, hash], [made, ...before])
    answers(await show('\\x02'), 'Jay', 'whoever holds its address')
    nothing(await show('\\x01'), 'with another’s secret')
    nothing(await show('\\x02', later('25 hours')), 'after its day')
    nothing(
      await show('\\x02', { text: 'select end_card($1)', values: [jay], enter: entering(wall, 'jay') }),
      'taken away',
    )
    nothing(
      await show('\\x02', { text: make, values: [newId(), jay, '1 day'], enter: entering(wall, 'jay') }),
      'after another was made',
    )
    nothing(
      await show(
        '\\x02',
        byOwner(`update child_carers set left_at = moment() where carer_id = $1`, [person(wall, 'jay')]),
      ),
      'once they have no way in',
    )
    nothing(
      await show('\\x02', byOwner(`update cards set shown = 100 where id = $1`, [id])),
      'a hundred and first in an hour',
    )
    answers(
      await show('\\x02', byOwner(`update cards set shown = 100 where id = $1`, [id]), later('61 minutes')),
      'Jay',
      'an hour later',
    )
    refused(await wall.with(asPublic, 'select * from cards'), '42501', 'cards, by anyone')
    const name = `select name_me($1, $2, 'X', 'home')`
    refused(await wall.as('fay', name, [newId(), jay]), 'NF403', 'a mother names them')
    refused(await wall.as('jay', name, [newId(), jo]), 'NF403', 'another’s name')
    refused(await wall.as('amy', name, [newId(), null]), 'NF403', 'nobody’s name')
    many(
      await wall.as(
        'fay',
        `select name from known_names where child_id = $1 and safe_with = 'home'`,
        [jay],
        [
          {
            text: `select name_me($1, $2, 'Jamie', 'home')`,
            values: [newId(), jay],
            enter: entering(wall, 'jay'),
          },
        ],
      ),
      1,
      'one name for each',
    )
  }),
  check('writes nothing of a young person’s through the glass', async (wall) => {
    const { sam, jay } = wall.facts.children
    const hour = [
      byOwner(
        `insert into glass_breakings (area_id, child_id, id, search_id, staff_id, reason, words, at, until)
         select g.area_id, $2, g.id, s.id, $1, 'missing', 'x', moment(), moment() + interval '1 hour'
         from grant_events g, glass_searches s where g.child_id = $2 and g.kind = 'given' and s.area_id = g.area_id
           and not exists (select from glass_breakings b where b.search_id = s.id) limit 1`,
        [person(wall, 'nina'), sam],
      ),
      byOwner(
        `insert into reach select $1, $2, s, $3, moment() + interval '1 hour' from unnest(array['profile', 'contact']) s`,
        [wall.facts.kent.id, person(wall, 'nina'), sam],
      ),
    ]
    const free = byOwner(
      `insert into glass_searches (area_id, id, staff_id, matches, at) values ($1, $2, $3, 0, moment())`,
      [wall.facts.kent.id, newId(), person(wall, 'nina')],
    )
    refused(
      await wall.as('nina', competent, [newId(), sam, 'my own record', 'x'], [free, ...hour]),
      'NF403',
      'what they can decide',
    )
    assert.ok(grant(wall, 'fay jay') && jay)
  }),
  check('ends a carer’s time at the ages the area set, and knows whose record is whose', async (wall) => {
    const { jay, sam } = wall.facts.children
    for (const [scope, age] of [
      ['private', 13],
      ['profile', 16],
    ]) {
      const [day] = await wall.owner(
        `select carer_until(c.area_id, c.id, $2, c.registered_at) = turns(c.born_on, $3, a.zone) as so
         from children c join areas a on a.id = c.area_id where c.id = $1`,
        [sam, scope, age],
      )
      assert.equal(day?.['so'], true, `${scope} at ${age}`)
    }
    answers(await wall.as('jay', 'select my_own_child()'), jay, 'their own')
    const left = byOwner(`update child_carers set left_at = moment() where carer_id = $1`, [
      person(wall, 'jay'),
    ])
    answers(await wall.as('jay', 'select my_own_child()', [], [left]), null, 'no longer')
    const open = byOwner(
      `update own_invites set ended_at = null, ended_as = null, expires_at = moment() + interval '1 day' where child_id = $1`,
      [jay],
    )
    for (const [name, n] of [
      ['jay', 1],
      ['carol', 0],
    ] as const)
      many(
        await wall.as(name, 'select invite_id from my_own_invites()', [], [open]),
        n,
        `${name} is asked in`,
      )
  }),
  check('warns and lapses only what it should, by the worker alone', async (wall) => {
    const { jay, robin } = wall.facts.children
    const work = 'set local session authorization ninefold_worker; set local role app_worker'
    const run = (text: string) => ({ text, enter: work })
    const fay = person(wall, 'fay')
    const done = (text: string, ...before: Parameters<typeof wall.inTurn>[0]) =>
      wall.inTurn([...before, run(text), run(text), byOwner('select count(*)::int as n from seen')])
    const letters = byOwner(
      `create view seen as select o.id from outbox o join sign_in_addresses s on s.address = o.address where s.carer_id = '${fay}' and o.template like 'access-ends%'`,
    )
    answers(await done('select warn_of_endings(100)', letters), 1, 'one letter, of the private parts')
    answers(
      await done('select warn_of_endings(100)', letters, later('5 months 10 days')),
      1,
      'one letter, soon',
    )
    const due = byOwner(
      `create view seen as select 1 from desk where list = 'carers' and child_id = '${jay}' and holder_id = '${person(wall, 'yara')}'`,
    )
    answers(await done('select warn_of_endings(100)', due), 1, 'on the list of who knows them')
    const off = byOwner(
      `create view seen as select 1 from desk where list = 'carers' and child_id = '${robin}'`,
    )
    answers(await done('select warn_of_endings(100)', off), 0, 'not years before')
    const lapsed = byOwner(
      `create view seen as select 1 from reach where holder_id = '${person(wall, 'amy')}' and until > moment()`,
    )
    const old = byOwner(`update carers set joined_at = moment() - interval '9 years'; `)
    const events = byOwner(`update grant_events set at = moment() - interval '9 years' where kind = 'given'`)
    const quiet = byOwner(
      `update sessions set idle_until = moment() - interval '6 years' + idle_for where person_id = $1`,
      [person(wall, 'amy')],
    )
    answers(
      await done('select lapse_unused(100)', lapsed, old, events, quiet),
      0,
      'nobody has signed in for five years',
    )
    answers(await done('select lapse_unused(100)', lapsed, old, events), 16, 'somebody has')
    answers(await done('select lapse_unused(100)', lapsed, old, quiet), 16, 'it was given since')
    answers(await done('select lapse_unused(100)', lapsed, events, quiet), 16, 'who came since')
    for (const text of ['select warn_of_endings(1)', 'select lapse_unused(1)'])
      for (const name of ['amy', 'yara']) refused(await wall.as(name, text), '42501', `${name}: ${text}`)
  }),
]
