/** Front door of the demonstration: areas with made-up people, opened once and labelled as such on every page. */
import { sql } from 'kysely'
import { areas, getArea } from '#areas/areas.ts'
import type { Database } from '#platform/database.ts'
import { dayNow, type Day } from '#platform/time.ts'
import { fillAreas } from './fill.ts'
import { openArea } from './open-area.ts'
import { fullStories } from './stories.ts'
import { makeWorld, type World } from './world.ts'

type Persona = { area: string; name: string; about: string }

export type Demonstration = {
  personas: Persona[]
  /** Goes on filling the areas in the background, once the program is ready. Settles when all is told or `stop` was called. */
  carryOn: () => Promise<void>
  /** Lets the story being told come to its end, well within a second, and begins no other. */
  stop: () => Promise<void>
}

type Wishes = {
  owner: Database
  say: (line: string) => void
  /** The same seed and day make the same people. */
  seed?: string
  today?: Day
  /** Stories told before it is ready, and those told after: for small worlds in tests. */
  first?: number
  most?: number
}

/** Ready when the areas are open and the first stories are told: at once, if an earlier start did that. */
export async function openDemonstration({
  owner,
  say,
  seed = 'ninefold',
  today = dayNow('Europe/London'),
  first = fullStories,
  most = Infinity,
}: Wishes): Promise<Demonstration> {
  const worlds = await openAreas({ owner, say, seed, today })
  const filling = fillAreas({ owner, say, worlds, first, most })
  await filling.tellFirst()
  const { rows: personas } = await sql<Persona>`
    select a.name as area, p.name, p.about from personas p join areas a on a.id = p.area_id order by a.name, p.position`.execute(
    owner,
  )
  return { personas, carryOn: filling.tellRest, stop: filling.stop }
}

/** Worlds to fill. An area opened by an earlier start goes on with the seed and the day it was begun with. */
async function openAreas({
  owner,
  say,
  seed,
  today,
}: {
  owner: Database
  say: (line: string) => void
  seed: string
  today: Day
}) {
  const open = await owner
    .selectFrom('areas')
    .leftJoin('demonstrationProgress as made', (join) =>
      join.onRef('made.areaId', '=', 'areas.id').on('made.story', '=', 0),
    )
    .select(['areas.slug', 'made.seed', 'made.madeOn'])
    .execute()
  if (open.length === 0) {
    say('Making the demonstration areas')
    await sql`update clock set demonstration = true`.execute(owner)
  }
  const worlds: World[] = []
  for (const { slug } of areas) {
    const before = open.find((each) => each.slug === slug)
    // Opened by a version that kept no progress: left as it is.
    if (before && before.madeOn === null) continue
    const begun = { seed: before?.seed ?? seed, today: before?.madeOn ?? today }
    const world = makeWorld({ area: getArea(slug), ...begun })
    if (!world) continue
    if (!before) await openArea(owner, world, begun.seed)
    worlds.push(world)
  }
  return worlds
}
