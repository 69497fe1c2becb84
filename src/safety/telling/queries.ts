import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Day, Moment } from '#platform/time.ts'
import { awayOf } from '../queries.ts'
import type { Kind, Reader } from '../rules.ts'

type Untaken = {
  concernId: string
  areaId: string
  areaSlug: string
  kind: Kind
  at: Moment
  /** Who was told of it. */
  told: string[]
  now: Moment
  /** `at`, to the microsecond. */
  cursor: string
}

/** What nobody has taken, the oldest first. As the worker, like all here. */
export async function untakenConcerns(
  worker: Database,
  { canSend, after, most }: { canSend: boolean; after: { at: string; id: string } | undefined; most: number },
) {
  const { rows } = await sql<Untaken>`
    select concern_id as "concernId", area_id as "areaId", area_slug as "areaSlug", kind, at, told, now, at::text as cursor
    from untaken_concerns(${canSend}, ${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid, ${most})`.execute(
    worker,
  )
  return rows
}

/** Those who read in an area, in the order in which it comes to them. */
export async function readersOf(worker: Database, areaId: string): Promise<Reader[]> {
  const { rows } = await sql<{ id: string; name: string; awayFrom: Day | null; awayUntil: Day | null }>`
    select id, name, away_from as "awayFrom", away_until as "awayUntil" from readers_of(${areaId})`.execute(
    worker,
  )
  return rows.map(({ id, name, awayFrom, awayUntil }) => ({ id, name, away: awayOf(awayFrom, awayUntil) }))
}

/** False: taken or done meanwhile, told already, or they have not said where. */
export async function tellReader(
  worker: Database,
  { id, concernId, staffId }: { id: string; concernId: string; staffId: string },
) {
  const { rows } = await sql<{
    told: boolean
  }>`select tell_on_rota(${id}, ${concernId}, ${staffId}) as told`.execute(worker)
  return rows[0]?.told ?? false
}
