/** What was said while there was no signal: kept on the phone, and sent with its form's one-time key when it can be. */
import { HTTPException } from 'hono/http-exception'
import type { Ctx } from '#platform/http.ts'
import { keeperOf, madeAt } from '#platform/ids.ts'
import { Temporal, type Moment } from '#platform/time.ts'

/** `seenAt`: when the page it was said on was made. `key`: of its form. */
export type Late = { key: string; saidAt: Moment; seenAt: Moment }

/** Whose words this phone may keep: a family's. A colleague's machine is the work's, and has a signal. */
export const keeper = (c: Ctx): string | undefined =>
  c.var.visit.role === 'family' ? keeperOf(c.var.world.secret, c.var.visit.personId) : undefined

/**
 * When what is sent was said, where it was kept first. Refuses what another person said: a phone may have changed hands.
 * The phone says how many seconds ago, by one clock of its own, so that a clock set wrong does no harm; whatever it says,
 * the database holds it between the beginning of the view and now (0019).
 */
export function lateIn(c: Ctx): Late | undefined {
  const { ago, by, once } = c.var.body
  if (by === undefined) return undefined
  if (by !== keeper(c)) throw new HTTPException(403)
  const now = c.var.visit.now.epochMilliseconds
  const key = typeof once === 'string' ? once : ''
  const seconds = typeof ago === 'string' && /^\d{1,9}$/.test(ago) ? Number(ago) : 0
  return {
    key,
    saidAt: Temporal.Instant.fromEpochMilliseconds(now - seconds * 1000),
    seenAt: Temporal.Instant.fromEpochMilliseconds(Math.min(madeAt(key), now)),
  }
}
