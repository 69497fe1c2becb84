import { sql } from 'kysely'
import type { Area } from '#areas/areas.ts'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { enterColleague } from '../work-account/queries.ts'

type FirstColleague = { name: string; job: string; email: string }

/** As the owner: the area, its team and its first colleague, who leads the team. What is there already stays. Answers what was added. */
export const addArea = (owner: Database, area: Area, colleague: FirstColleague) =>
  owner.transaction().execute(async (tx) => {
    const { name } = colleague
    const added: string[] = []
    const words = JSON.stringify(area)
    const { rows: opened } = await sql<{ id: string }>`
      insert into areas (id, slug, name, zone, package, opened_on)
      values (${newId()}, ${area.slug}, ${area.name}, ${area.zone}, ${words}, ${area.openedOn})
      on conflict (slug) do nothing returning id`.execute(tx)
    if (opened[0]) added.push(`the area ${area.name}`)
    // Locked, so that two who open the same area wait for each other.
    const { rows: areas } = await sql<{ id: string }>`
      select id from areas where slug = ${area.slug} for update`.execute(tx)
    const areaId = areas[0]?.id
    if (!areaId) throw new Error('the area was there a moment ago')

    const { rows: teams } = await sql<{ id: string }>`
      select id from teams where area_id = ${areaId} and kind = 'area'`.execute(tx)
    const teamId = teams[0]?.id ?? newId()
    if (teams.length === 0) {
      await sql`insert into teams (area_id, id, name, about, kind)
        values (${areaId}, ${teamId}, 'Area support team', 'The people who help families across this area', 'area')`.execute(
        tx,
      )
      added.push('its support team')
    }

    const entered = await enterColleague(tx, { areaId, ...colleague })
    if ('inTheWay' in entered) throw new Error(entered.inTheWay)
    const { staffId } = entered
    if (entered.added) added.push(`${name}, ${colleague.job}`)
    const { rows: joined } = await sql`
      insert into team_members (area_id, team_id, staff_id, leads) values (${areaId}, ${teamId}, ${staffId}, true)
      on conflict do nothing returning staff_id`.execute(tx)
    // Somebody reads from the first day when something is not safe; the area adds others.
    const { rows: reads } = await sql`
      insert into safety_rota (area_id, staff_id, place)
      select ${areaId}, ${staffId}, 1 where not exists (select from safety_rota where area_id = ${areaId})
      returning staff_id`.execute(tx)
    if (reads.length > 0) added.push(`${name} as the first on the safety rota`)
    if (joined.length > 0) added.push(`${name} as one who leads the team`)
    return added
  })
