/** Opens an area of a demonstration: its organisations, settings, staff and the people to try. */
import { sql } from 'kysely'
import type { Area } from '#areas/areas.ts'
import type { Database } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'

export async function openArea(owner: Database, area: Area) {
  const areaId = newId()
  const district = area.districts[0]?.key ?? ''
  await sql`insert into areas (id, slug, name, zone, package, opened_on)
    values (${areaId}, ${area.slug}, ${area.name}, ${area.zone}, ${JSON.stringify(area)}, ${area.openedOn})`.execute(
    owner,
  )
  const [school, setting, team] = [newId(), newId(), newId()]
  await sql`insert into organisations values (${areaId}, ${school}, 'Willow Bank Primary School', 'school')`.execute(
    owner,
  )
  await sql`insert into settings values (${areaId}, ${setting}, ${school}, 'Willow Bank Primary School', 'primary', ${district})`.execute(
    owner,
  )
  await sql`insert into teams values (${areaId}, ${team}, ${`${area.name} support team`}, 'The people who help families in this area', 'area')`.execute(
    owner,
  )
  const staff = async (name: string, job: string, place: string | null, trainedUntil: string | null) => {
    const id = newId()
    await sql`insert into staff values (${areaId}, ${id}, ${name}, ${job}, ${place && school}, ${place})`.execute(
      owner,
    )
    if (trainedUntil)
      await sql`insert into competencies values (${areaId}, ${newId()}, ${id}, 'profiling', ${trainedUntil}::date - 730, ${trainedUntil}, 'Two-part profiling training')`.execute(
        owner,
      )
    return id
  }
  const senco = await staff('Priya Nair', 'SENCO', setting, '2027-08-31')
  const teacher = await staff('Tom Hollis', 'Class teacher', setting, '2026-08-31')
  const lead = await staff('Grace Adeyemi', 'Coordinator', null, '2027-08-31')
  await sql`insert into team_members values (${areaId}, ${team}, ${lead}, true)`.execute(owner)
  const mother = newId()
  await sql`insert into carers values (${areaId}, ${mother}, 'Amy Carter', now())`.execute(owner)
  const persona = (id: string, role: string, position: number, name: string, about: string) =>
    sql`insert into personas values (${areaId}, ${id}, ${role}, ${position}, ${name}, ${about})`.execute(
      owner,
    )
  await persona(mother, 'family', 1, 'Amy Carter', 'a mother who has just heard of Ninefold')
  await persona(senco, 'staff', 2, 'Priya Nair', 'a SENCO, trained to agree profiles')
  await persona(teacher, 'staff', 3, 'Tom Hollis', 'a class teacher whose training has lapsed')
  await persona(lead, 'staff', 4, 'Grace Adeyemi', 'the coordinator for the whole area')
}
