/** Front door of the demonstration: two areas with made-up people, opened once and labelled as such on every page. */
import { sql } from 'kysely'
import { areas } from '#areas/areas.ts'
import type { Database } from '#platform/database.ts'
import { openArea } from './open-area.ts'

type Persona = { area: string; name: string; about: string }

export type Demonstration = {
  personas: Persona[]
  /** Goes on filling the area in the background, once the program is ready. */
  carryOn: () => void
  stop: () => Promise<void>
}

export async function openDemonstration({
  owner,
  say,
}: {
  owner: Database
  db: Database
  say: (line: string) => void
}): Promise<Demonstration> {
  const { rows: open } = await sql<{ slug: string }>`select slug from areas`.execute(owner)
  if (open.length === 0) {
    say('Making the demonstration areas')
    await sql`update clock set demonstration = true`.execute(owner)
    for (const area of areas) await openArea(owner, area)
  }
  const { rows: personas } = await sql<Persona>`
    select a.name as area, p.name, p.about from personas p join areas a on a.id = p.area_id order by a.name, p.position`.execute(
    owner,
  )
  return { personas, carryOn: () => undefined, stop: () => Promise.resolve() }
}
