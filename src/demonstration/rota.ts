/** Those who read say where they are told, as anyone would; the last of three is away for a week. */
import { sql } from 'kysely'
import { sayAway, sayWay } from '#safety/safety.ts'
import { momentNow } from '#platform/time.ts'
import { rotaOf } from './concerns.ts'
import type { Actor, Telling } from './telling.ts'
import type { World } from './world.ts'

/** Numbers kept for drama by Ofcom, and an address that nobody can have. */
const ways = [
  { kind: 'phone', address: '07700900481' },
  { kind: 'phone', address: '07700900482' },
  { kind: 'email', address: 'reads.third@example.org' },
]

export async function tellRota({ as, owner }: Telling, world: World) {
  const readers = rotaOf(world)
  for (const [i, personId] of readers.entries()) {
    const way = ways[i]
    if (!way) return
    const actor: Actor = { areaId: world.areaId, personId, role: 'staff', at: momentNow() }
    await as(actor, (tx) => sayWay(tx, way))
    // The press in the letter.
    await sql`select confirm_way(id) from rota_ways where area_id = ${world.areaId} and staff_id = ${personId}`.execute(
      owner,
    )
    if (i === 2)
      await as(actor, (tx, { today }) =>
        sayAway(tx, { staffId: personId, from: today, until: today.add({ days: 6 }) }),
      )
  }
}
