/** Break-glass, as somebody inside might try it in SQL of their own. */
import assert from 'node:assert/strict'
import { newId } from '#platform/ids.ts'
import { check, refused, answers, person, many } from './attacking.ts'
import { byOwner, type Check, type Step, type Wall } from './wall.ts'

const search = newId()
const breaking = newId()
const step = (text: string, ...values: unknown[]): Step => ({ text, values })
const look = (first = 'Kit', last = 'Carter', born = '2018-05-04', id = search) =>
  step('select find_for_glass($1, $2, $3, $4)', id, first, last, born)
const smash = (id = breaking, by = search) =>
  step(`select break_glass($1, $2, 'missing', 'Not home from school')`, id, by)
const matches = `select my_glass_search('${search}') as n`
const stale = byOwner(`update sessions set fresh_at = moment() - interval '15 minutes'`)
const queue = 'select * from glass_queue(false, $1)'
const done = 'select * from glass_queue(true, null)'
const looks = 'select * from glass_looks($1)'
const notes = 'select * from glass_notes_of($1)'
const note = `select note_glass(gen_random_uuid(), $1, $2, 'Words', $3)`
const say = `select say_of_glass(gen_random_uuid(), $1, $2, 'Words')`
const told = 'select id, said from glass_told($1)'
const lookedAt = (wall: Wall, name: string) =>
  `select at from who_looked('${wall.facts.children.sam}', 'infinity', 50) where actor_name = '${name}'`
const steward = (wall: Wall, name: string, duty = '') =>
  byOwner(
    `insert into duties (area_id, id, staff_id, duty, from_on, until_on) values ($1, gen_random_uuid(), $2, 'steward', ${duty || 'today() - 9, null'})`,
    [wall.facts.who[name]?.areaId, person(wall, name)],
  )
const asNobody = (wall: Wall, to: Step) =>
  wall.with({ role: 'staff', key: wall.facts.sessions['amy']?.key ?? '' }, to.text, to.values)

export const glass: Check[] = [
  check('finds one child by every word exactly, in one’s own area, and tells nothing else', async (wall) => {
    const found = async (...words: Parameters<typeof look>) =>
      (await wall.as('nina', matches, [], [look(...words)])).rows[0]?.['n']
    assert.equal(await found(), 1)
    assert.equal(await found('kit', 'CARTER'), 1)
    assert.equal(await found('Ki'), 0)
    assert.equal(await found('Kit', 'Diaz'), 0)
    assert.equal(await found('Kit', 'Carter', '2018-05-05'), 0)
    assert.equal(await found('Pip', 'Okoro'), 0, 'another area’s child')
    const { rows } = await wall.as('nina', look().text, look().values)
    assert.deepEqual(rows, [{ find_for_glass: '' }])
    refused(await wall.as('amy', look().text, look().values), '42501', 'a family looks')
    refused(await asNobody(wall, look()), 'NF403', 'a family as staff')
    refused(await wall.as('nina', look().text, look().values, [stale]), 'NF403', 'a sign-in not fresh')
  }),
  check('finds five times an hour, each one’s own five', async (wall) => {
    const tries = Array.from({ length: 5 }, () => look('No', 'Body', '2018-05-04', newId()))
    answers(await wall.as('nina', matches, [], [...tries.slice(1), look()]), 1, 'the fifth')
    refused(await wall.as('nina', look().text, look().values, tries), 'NF409', 'the sixth')
    const others = byOwner('update glass_searches set staff_id = $1 where staff_id = $2', [
      person(wall, 'edith'),
      person(wall, 'nina'),
    ])
    answers(await wall.as('nina', matches, [], [...tries, others, look()]), 1, 'after another’s')
    const older = byOwner(`update glass_searches set at = at - interval '61 minutes'`)
    answers(await wall.as('nina', matches, [], [...tries, older, look()]), 1, 'an hour later')
    answers(await wall.as('nina', matches, [], [look(), older]), null, 'a search too old')
    answers(await wall.as('nina', matches, [], [look(), others]), null, 'another’s search')
  }),
  check('breaks after a search of one’s own, fresh, once, and not where one sees already', async (wall) => {
    const tries = (before: Step[], as = 'nina') => wall.as(as, smash().text, smash().values, before)
    answers(await tries([look()]), wall.facts.children.kit, 'in order')
    refused(await tries([]), 'NF403', 'without a search')
    refused(await tries([look('No')]), 'NF403', 'of a search that found nobody')
    refused(await tries([look(), stale]), 'NF403', 'with a sign-in not fresh')
    const older = byOwner(`update glass_searches set at = at - interval '61 minutes'`)
    refused(await tries([look(), older]), 'NF403', 'of a search too old')
    const anothers = byOwner('update glass_searches set staff_id = $1 where staff_id = $2', [
      person(wall, 'edith'),
      person(wall, 'nina'),
    ])
    refused(await tries([look(), anothers]), 'NF403', 'of another’s search')
    refused(await tries([look()], 'priya'), 'NF409', 'who sees the child already')
    refused(await tries([look()], 'stella'), 'NF409', 'a steward with nobody else to check it')
    const over = byOwner('delete from reach where holder_id = $1', [person(wall, 'nina')])
    refused(await tries([look(), smash(newId()), over]), 'NF409', 'of a search that was used')
    refused(await asNobody(wall, smash()), 'NF403', 'a family as staff')
    refused(await wall.as('amy', smash().text, smash().values), '42501', 'a family')
    const gone = byOwner(`update duties set until_on = today() - 1`)
    refused(await tries([look(), gone]), 'NF409', 'where a duty is over')
    const yet = byOwner(`update duties set from_on = today() + 1`)
    refused(await tries([look(), yet]), 'NF409', 'where a duty is to come')
    const left = byOwner('update staff set active = false where id = $1', [person(wall, 'stella')])
    refused(await tries([look(), left]), 'NF409', 'where the steward has left')
    const elsewhere = byOwner('delete from duties')
    refused(await tries([look(), elsewhere, steward(wall, 'hal')]), 'NF409', 'another area’s steward')
  }),
  check('opens four scopes for one hour, to read', async (wall) => {
    const before = [look(), smash()]
    const held = await wall.as(
      'nina',
      `select string_agg(scope, ' ' order by scope) as scopes, bool_and(until = moment() + interval '1 hour') as hour from reach where child_id = $1`,
      [wall.facts.children.kit],
      before,
    )
    assert.deepEqual(held.rows[0], { scopes: 'contact plan profile safety', hour: true })
    many(await wall.as('nina', 'select known_as from children', [], before), 1, 'that child alone')
    const glassOf = 'select until from my_glass($1)'
    const { kit, robin } = wall.facts.children
    many(await wall.as('nina', glassOf, [kit], before), 1, 'while it lasts')
    many(await wall.as('nina', glassOf, [robin], before), 0, 'of another child')
    many(await wall.as('edith', glassOf, [kit], entered(wall, 'nina', before)), 0, 'another’s')
    const older = byOwner(
      `update glass_breakings set at = at - interval '1 hour', until = until - interval '1 hour'`,
    )
    many(await wall.as('nina', glassOf, [kit], [...before, older]), 0, 'when the hour is over')
    const closed = step('select end_grant($1, $2, $3, $4)', newId(), kit, breaking, 'done')
    many(await wall.as('nina', glassOf, [kit], [...before, closed]), 0, 'when it is closed')
    many(await wall.as('nina', 'select id from children', [], [...before, closed]), 0, 'nothing is left')
  }),
  check('tells each steward but oneself, on their desk and by letter', async (wall) => {
    const address = byOwner(
      `insert into staff_emails (area_id, email, staff_id) values ($1, 'stella@work.example', $2)`,
      [wall.facts.kent.id, person(wall, 'stella')],
    )
    const before = [address, steward(wall, 'nina'), look(), smash()]
    const alerts = byOwner(
      `select string_agg(steward_id::text, ' ') as who from glass_alerts where breaking_id = '${breaking}'`,
    )
    answers(await wall.inTurn([...entered(wall, 'nina', before), alerts]), person(wall, 'stella'), 'alerts')
    const letters = byOwner(
      `select string_agg(address, ' ') as to from outbox where template = 'something-new' and made_at = moment()`,
    )
    answers(await wall.inTurn([...entered(wall, 'nina', before), letters]), 'stella@work.example', 'letters')
  }),
  check('writes nothing through the glass, by no door, until something else lets one in', async (wall) => {
    const { kit } = wall.facts.children
    const before = [look(), smash()]
    const move = `insert into support_moves (area_id, child_id, id, direction, moved_by, by_name) values ($1, $2, gen_random_uuid(), 'up', $3, 'Nina')`
    const values = [wall.facts.kent.id, kit, person(wall, 'nina')]
    refused(await wall.as('nina', move, values, before), 'NF403', 'adding')
    refused(
      await wall.as('nina', `update plans set liked = 'x' where child_id = $1`, [kit], before),
      'NF403',
      'changing',
    )
    refused(
      await wall.as(
        'nina',
        `select put_due($1, 'talk', $2, 'profile', current_date)`,
        [kit, newId()],
        before,
      ),
      'NF403',
      'putting on lists',
    )
    refused(
      await wall.as('nina', `select let_area_team_in($1, $2, 'asked for help')`, [newId(), kit], before),
      'NF403',
      'letting the team in',
    )
    const shared = (basis: string, until: string, holder = 'nina', child = kit) =>
      byOwner(
        `insert into grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, until, given_by, at)
         select $1, $2, g, g, 'given', 'staff', $3, '{plan}', '${basis}', ${until}, $3, moment() from (values ('01a30000-0000-7000-8000-000000000001'::uuid)) v (g)`,
        [wall.facts.kent.id, child, person(wall, holder)],
      )
    const tries = (...more: Step[]) => wall.as('nina', move, values, [...before, ...more])
    assert.equal((await tries(shared('family agreed', `'infinity'`))).code, undefined, 'once it is shared')
    refused(await tries(shared('vital interests', `'infinity'`)), 'NF403', 'by another breaking')
    refused(await tries(shared('family agreed', 'moment()')), 'NF403', 'by a share that is over')
    refused(await tries(shared('family agreed', `'infinity'`, 'edith')), 'NF403', 'by another’s share')
    refused(
      await tries(shared('family agreed', `'infinity'`, 'nina', wall.facts.children.sam)),
      'NF403',
      'by a share of another child',
    )
    refused(
      await tries(
        shared('family agreed', `'infinity'`),
        byOwner(
          `insert into grant_events select area_id, child_id, gen_random_uuid(), grant_id, 'ended', holder_kind, holder_id, scopes, basis, until, because, given_by, at from grant_events where id = '01a30000-0000-7000-8000-000000000001'`,
        ),
      ),
      'NF403',
      'by a share that was ended',
    )
    // Whoever else sees the child writes as ever; and she, about another child that is shared with her.
    const grace = 'select put_due($1, $2, $3, $4, current_date)'
    const { robin } = wall.facts.children
    const here = entered(wall, 'nina', before)
    assert.equal(
      (await wall.as('grace', grace, [robin, 'talk', newId(), 'profile'], here)).code,
      undefined,
      'a colleague',
    )
    const hers = byOwner(
      `insert into reach (area_id, holder_id, scope, child_id, until) values ($1, $2, 'plan', $3, 'infinity')`,
      [wall.facts.kent.id, person(wall, 'edith'), kit],
    )
    assert.equal(
      (await wall.as('edith', move, [wall.facts.kent.id, kit, person(wall, 'edith')], [...here, hers])).code,
      undefined,
      'somebody else, while she is there',
    )
    const mine = byOwner(
      `insert into reach (area_id, holder_id, scope, child_id, until) values ($1, $2, 'plan', $3, 'infinity') on conflict (area_id, holder_id, scope, child_id) do update set until = 'infinity'`,
      [wall.facts.kent.id, person(wall, 'nina'), robin],
    )
    assert.equal(
      (await wall.as('nina', move, [wall.facts.kent.id, robin, person(wall, 'nina')], [...before, mine]))
        .code,
      undefined,
      'about another child, whose hour is over',
    )
  }),
  check('is ended by its holder or the hour, not as a share is', async (wall) => {
    const { kit } = wall.facts.children
    const here = entered(wall, 'nina', [look(), smash()])
    const end = 'select end_grant($1, $2, $3, $4)'
    refused(await wall.as('amy', end, [newId(), kit, breaking, 'stop'], here), 'NF403', 'a family')
    many(
      await wall.as('amy', `select id from grant_events where basis = 'vital interests'`, [], here),
      0,
      'a share',
    )
    const holds = 'select holder_id from who_holds($1) where holder_id = $2'
    many(await wall.as('amy', holds, [kit, person(wall, 'nina')], here), 0, 'who holds it')
    many(await wall.as('amy', holds, [kit, person(wall, 'priya')], here), 1, 'who was let in')
  }),
  check('tells a family of its own child’s, and hears it ten times', async (wall) => {
    const { robin, sam } = wall.facts.children
    const { breakings } = wall.facts
    many(await wall.as('amy', told, [robin]), 1, 'her child')
    many(await wall.as('ben', told, [robin]), 1, 'his child')
    for (const who of ['carol', 'dee']) many(await wall.as(who, told, [robin]), 0, who)
    refused(await wall.as('nina', told, [robin]), '42501', 'staff')
    many(await wall.as('amy', told, [wall.facts.children.kit]), 0, 'another child of hers')
    const mine = step(say, robin, breakings.robin)
    answers(await wall.as('amy', 'select said from glass_told($1)', [robin], [mine]), ['Words'], 'her words')
    answers(
      await wall.as('ben', 'select said from glass_told($1)', [robin], entered(wall, 'amy', [mine])),
      [],
      'not the other carer’s',
    )
    refused(await wall.as('carol', say, [robin, breakings.robin]), 'NF403', 'another family')
    refused(await wall.as('carol', say, [sam, breakings.sam]), 'NF403', 'of what she is not told yet')
    const ten = Array.from({ length: 10 }, () => mine)
    refused(await wall.as('amy', say, [robin, breakings.robin], ten), 'NF409', 'an eleventh')
    assert.equal(
      (await wall.as('ben', say, [robin, breakings.robin], entered(wall, 'amy', ten))).code,
      undefined,
      'the other carer’s first',
    )
  }),
  check('keeps from a family what a steward says is not yet, until its day', async (wall) => {
    const { sam, robin } = wall.facts.children
    const { breakings } = wall.facts
    const hers = lookedAt(wall, 'Edith Moss')
    many(await wall.as('carol', told, [sam]), 0, 'told')
    many(await wall.as('carol', hers), 0, 'who looked')
    const day = byOwner(`update glass_notes set until_on = today() where kind = 'not yet'`)
    many(await wall.as('carol', told, [sam], [day]), 1, 'told on its day')
    assert.ok((await wall.as('carol', hers, [], [day])).rows.length > 0, 'who looked on its day')
    const sooner = step(
      `select note_glass(gen_random_uuid(), $1, 'not yet', 'Words', today())`,
      breakings.sam,
    )
    const marked = step(note, breakings.sam, 'right to do', null)
    const as = (steps: Step[]) => entered(wall, 'stella', steps)
    const apart = byOwner(`update glass_notes set at = at - interval '1 hour' where at < moment()`)
    many(await wall.as('carol', told, [sam], [...as([sooner]), apart]), 1, 'the newest day counts')
    many(await wall.as('carol', told, [sam], as([marked])), 0, 'a finding tells nobody')
    many(await wall.as('amy', told, [robin]), 1, 'another’s breaking is told as ever')
    // What is kept back is that hour’s, and that person’s.
    const out = byOwner(
      `update glass_breakings set at = at - interval '9 hours', until = until - interval '9 hours'`,
    )
    assert.ok((await wall.as('carol', hers, [], [out])).rows.length > 0, 'outside the hour')
    const now = byOwner(
      `update glass_breakings set at = moment() - interval '1 minute', until = moment() + interval '59 minutes' where id = $1`,
      [breakings.sam],
    )
    const own = entered(wall, 'carol', [step('select record($1, true, $2, null)', 'looked', [sam])])
    const others = `${lookedAt(wall, 'Carol Diaz')} and at = moment()`
    many(await wall.as('carol', others, [], [now, ...own]), 1, 'by others in that hour')
  }),
  check('shows the queue to the area’s steward, but never their own', async (wall) => {
    const { breakings } = wall.facts
    for (const name of ['nina', 'grace', 'hal'])
      for (const [text, values] of [
        [queue, [null]],
        [done, []],
        [queue, [breakings.robin]],
        [looks, [breakings.robin]],
        [notes, [breakings.robin]],
      ] as const)
        many(await wall.as(name, text, values), 0, `${name}: ${text}`)
    const tries = `select string_agg(name, ' ' order by name) as who from glass_tries()`
    answers(await wall.as('stella', tries), 'Edith Moss Nina Stone', 'who looked')
    answers(await wall.as('nina', tries), null, 'who looked: no steward')
    const long = byOwner(`update glass_searches set at = at - interval '31 days'`)
    answers(await wall.as('stella', tries, [], [long]), null, 'who looked long ago')
    answers(await wall.as('nina', 'select glass_waiting()'), null, 'no steward')
    answers(await wall.as('stella', 'select glass_waiting()'), 1, 'one waits')
    many(await wall.as('stella', queue, [null]), 1, 'waiting')
    many(await wall.as('stella', done), 1, 'done')
    many(await wall.as('stella', queue, [breakings.robin]), 1, 'one')
    assert.ok((await wall.as('stella', looks, [breakings.robin])).rows.length > 0)
    many(await wall.as('stella', notes, [breakings.robin]), 1, 'its notes alone')
    const too = [steward(wall, 'nina'), steward(wall, 'hal')]
    for (const [name, which] of [
      ['nina', breakings.robin],
      ['hal', breakings.sam],
    ] as const) {
      many(await wall.as(name, queue, [which], too), 0, `${name}: in the queue`)
      many(await wall.as(name, looks, [which], too), 0, `${name}: what was opened`)
      many(await wall.as(name, notes, [which], too), 0, `${name}: what was said`)
      refused(await wall.as(name, note, [which, 'right to do', null], too), 'NF403', `${name}: a finding`)
    }
    many(await wall.as('hal', queue, [null], too), 0, 'another area’s')
    refused(await wall.as('nina', note, [breakings.sam, 'right to do', null]), 'NF403', 'no steward marks')
    refused(await wall.as('amy', queue, [null]), '42501', 'a family')
    refused(await wall.as('stella', note, [newId(), 'right to do', null]), 'NF403', 'one that is not')
    refused(await wall.as('stella', note, [breakings.sam, 'family', null]), 'NF403', 'as the family')
    for (const days of [-1, 91])
      refused(
        await wall.as(
          'stella',
          `select note_glass(gen_random_uuid(), $1, 'not yet', 'Words', today() + ${days})`,
          [breakings.sam],
        ),
        'NF409',
        `${days} days`,
      )
  }),
  check('shows a steward what that person opened of that child in that hour', async (wall) => {
    const { breakings, children } = wall.facts
    const n = async (...before: Step[]) =>
      (await wall.as('stella', looks, [breakings.robin], before)).rows.length
    const whole = await n()
    const reach = byOwner(
      `insert into reach (area_id, holder_id, scope, child_id, until) values ($1, $2, 'profile', $3, 'infinity') on conflict (area_id, holder_id, scope, child_id) do update set until = 'infinity'`,
      [wall.facts.kent.id, person(wall, 'nina'), children.robin],
    )
    const later = entered(wall, 'nina', [
      reach,
      step('select record($1, true, $2, null)', 'looked', [children.robin]),
    ])
    assert.equal(await n(...later), whole, 'what she opened later')
    // As if the hour were now: hers counts, and another’s does not.
    const now = byOwner(
      `update glass_breakings set at = moment() - interval '1 minute', until = moment() + interval '59 minutes' where id = $1`,
      [breakings.robin],
    )
    assert.equal(await n(now), 0)
    assert.equal(await n(now, ...later), 1)
    const others = entered(wall, 'grace', [
      step('select record($1, true, $2, null)', 'looked', [children.robin]),
    ])
    assert.equal(await n(now, ...others), 0)
    const elsewhere = entered(wall, 'nina', [
      byOwner(
        `insert into reach (area_id, holder_id, scope, child_id, until) values ($1, $2, 'profile', $3, 'infinity')`,
        [wall.facts.kent.id, person(wall, 'nina'), children.kit],
      ),
      step('select record($1, true, $2, null)', 'looked', [children.kit]),
    ])
    assert.equal(await n(now, ...elsewhere), 0)
  }),
]

/** Steps as somebody else, before those of whoever is asked about. */
const entered = (wall: Wall, name: string, steps: readonly Step[]): Step[] =>
  steps.map((each) =>
    each.by === 'owner'
      ? each
      : {
          ...each,
          enter: `set local session authorization ninefold_web; select set_config('role', 'app_${wall.facts.who[name]?.role}', true), set_config('ninefold.key', '${wall.facts.sessions[name]?.key}', true)`,
        },
  )
