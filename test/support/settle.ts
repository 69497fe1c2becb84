/** The village's rows, written by the owner: one area, a school, its people. */
import { sql } from 'kysely'
import { getArea } from '#areas/areas.ts'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'

export async function settle({ owner }: { owner: Database }) {
  const area = getArea('kent-and-medway')
  const [areaId, school, setting, team] = [newId(), newId(), newId(), newId()]
  await sql`update clock set demonstration = true`.execute(owner)
  await sql`insert into areas (id, slug, name, zone, package, opened_on) values (${areaId}, ${area.slug}, ${area.name}, ${area.zone}, ${JSON.stringify(area)}, ${area.openedOn})`.execute(
    owner,
  )
  await sql`insert into organisations values (${areaId}, ${school}, 'Willow Bank Primary School', 'school')`.execute(
    owner,
  )
  await sql`insert into settings values (${areaId}, ${setting}, ${school}, 'Willow Bank Primary School', 'primary', 'ashford')`.execute(
    owner,
  )
  await sql`insert into teams values (${areaId}, ${team}, 'Area support team', 'The people who help families here', 'area')`.execute(
    owner,
  )
  const staff = async (
    name: string,
    job: string,
    at: string | null,
    trained: 'current' | 'lapsed' | 'never',
  ) => {
    const id = newId()
    await sql`insert into staff values (${areaId}, ${id}, ${name}, ${job}, ${at && school}, ${at})`.execute(
      owner,
    )
    const [from, until] = trained === 'current' ? [-300, 430] : [-900, -170]
    if (trained !== 'never')
      await sql`insert into competencies values (${areaId}, ${newId()}, ${id}, 'profiling', current_date + ${from}::int, current_date + ${until}::int, 'Two-part training')`.execute(
        owner,
      )
    await sql`insert into personas values (${areaId}, ${id}, 'staff', 1, ${name}, ${job})`.execute(owner)
    return id
  }
  const senco = await staff('Priya Nair', 'SENCO', setting, 'current')
  const teacher = await staff('Tom Hollis', 'Class teacher', setting, 'lapsed')
  const lead = await staff('Grace Adeyemi', 'Coordinator', null, 'current')
  const reader = await staff('Naomi Clarke', 'Service manager', null, 'never')
  for (const [place, id] of [reader, lead].entries())
    await sql`insert into safety_rota values (${areaId}, ${id}, ${place + 1})`.execute(owner)
  await sql`insert into team_members values (${areaId}, ${team}, ${lead}, true)`.execute(owner)
  const steward = await staff('Ruth Bell', 'Data protection officer', null, 'never')
  await sql`insert into duties (area_id, id, staff_id, duty, from_on) values (${areaId}, ${newId()}, ${steward}, 'steward', current_date - 100)`.execute(
    owner,
  )
  const mother = newId()
  await sql`insert into carers values (${areaId}, ${mother}, 'Amy Carter', now())`.execute(owner)
  await sql`insert into personas values (${areaId}, ${mother}, 'family', 1, 'Amy Carter', 'Mother')`.execute(
    owner,
  )
  return { areaId, setting, team, senco, teacher, lead, steward, reader, mother }
}
