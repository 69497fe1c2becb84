/** Agreements about data, and the flows of it: for the steward of the area alone, and never of so few that one could be told. */
import { newId } from '#platform/ids.ts'
import { answers, check, entering, many, nothing, person, refused } from './attacking.ts'
import { byOwner, type Check, type Wall } from './wall.ts'

const keep = `select keep_agreement($1, 'everyday help', '{school}', 'DSA 1', '2026-01-01', '2099-01-01', '2027-01-01', '2026-01-01', 'An officer', '2027-01-01')`
const listed = 'select reference from agreements_of_area()'
/** Shares of Robin with Petra for advice, each other one ended as `change` says; the rest of the area’s are gone. */
const shares = (wall: Wall, n: number, change = '') => [
  byOwner(
    `update grant_events set until = moment() - interval '1 hour' where kind = 'given' and area_id = $1`,
    [wall.facts.kent.id],
  ),
  byOwner(
    `insert into grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, purpose, until, given_by, at)
     select c.area_id, c.id, g, g, 'given', 'staff', $2, '{plan}', 'family agreed', 'advice', 'infinity', $3, moment()
     from (select area_id, id from children where area_id = $1 order by id limit $4) c cross join lateral (select gen_random_uuid() as g where c.id is not null) x`,
    [wall.facts.kent.id, person(wall, 'petra'), person(wall, 'amy'), n],
  ),
  ...(change ? [byOwner(change)] : []),
]
const flows = 'select children from data_flows()'

export const responsibleAttacks: Check[] = [
  check('lets the steward keep agreements, and shows them to the stewards of that area', async (wall) => {
    const kept = {
      text: keep,
      values: [newId()],
      enter: entering(wall, 'stella'),
    }
    many(await wall.as('stella', listed, [], [kept]), 1, 'the steward')
    for (const name of ['grace', 'ray', 'nina', 'hal']) nothing(await wall.as(name, listed, [], [kept]), name)
    nothing(await wall.as('stan', listed, [], [kept]), 'another area’s steward')
    refused(await wall.as('amy', listed, [], [kept]), '42501', 'a carer')
    for (const name of ['grace', 'ray', 'nina', 'hal'])
      refused(await wall.as(name, keep, [newId()]), 'NF403', name)
    refused(await wall.as('amy', keep, [newId()]), '42501', 'a carer keeps one')
    const again = { ...kept, values: [newId()] }
    many(await wall.as('stella', listed, [], [kept, again]), 1, 'kept anew')
  }),
  check('counts the flows of the area for its steward, five children or more', async (wall) => {
    answers(await wall.as('stella', flows, [], shares(wall, 5)), 5, 'five')
    answers(await wall.as('stella', flows, [], shares(wall, 4)), null, 'four')
    for (const name of ['grace', 'ray', 'nina', 'hal'])
      nothing(await wall.as(name, flows, [], shares(wall, 5)), name)
    refused(await wall.as('amy', flows), '42501', 'a carer')
    const theirs = await wall.owner(
      `select count(distinct (purpose, given_by, holder_kind))::int as n from grant_events where area_id = $1 and kind = 'given' and holder_kind <> 'carer' and until > moment()`,
      [wall.facts.portsmouth.id],
    )
    const n = Number(theirs[0]?.['n'])
    const seen = await wall.as('stan', flows, [], shares(wall, 5))
    answers(
      { rows: [{ all: seen.rows.length <= n }], count: 1 },
      true,
      'another area’s steward sees none of ours',
    )
    many(
      await wall.as('stan', `select 1 from data_flows() where purpose = 'advice'`, [], shares(wall, 5)),
      0,
      'nor what it is for',
    )
    nothing(
      await wall.as(
        'stella',
        flows,
        [],
        shares(wall, 5, `update grant_events set until = moment() where purpose = 'advice'`),
      ),
      'run out',
    )
    nothing(
      await wall.as(
        'stella',
        flows,
        [],
        shares(
          wall,
          5,
          `insert into grant_events (area_id, child_id, id, grant_id, kind, holder_kind, holder_id, scopes, basis, purpose, until, given_by, at)
           select area_id, child_id, gen_random_uuid(), grant_id, 'ended', holder_kind, holder_id, scopes, basis, purpose, until, given_by, moment()
           from grant_events where purpose = 'advice' and kind = 'given'`,
        ),
      ),
      'ended',
    )
    nothing(
      await wall.as(
        'stella',
        flows,
        [],
        shares(wall, 5, `update grant_events set holder_kind = 'carer' where purpose = 'advice'`),
      ),
      'what carers hold',
    )
  }),
]
