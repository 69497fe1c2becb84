import type { Area } from '#areas/areas.ts'
import type { Watch } from './rules.ts'

/** The hours an area's rota reads in. */
export const watchOf = ({ zone, bankHolidays, safety }: Area): Watch => ({
  zone,
  ...safety.watched,
  bankHolidays: new Set(bankHolidays),
  climbsAfterMinutes: safety.climbsAfterMinutes,
})
