/** What a passkey is to whom it belongs to, and how fresh a sign-in may add one. Pure. */
import type { Moment } from '#platform/time.ts'

export type Passkey = { id: string; name: string; addedAt: Moment; usedAt: Moment | null }

const freshMinutes = 15
/** `add_passkey` refuses the rest as well: this is for the kind page. */
export const isFresh = ({ freshAt, now }: { freshAt: Moment; now: Moment }) =>
  freshAt.until(now).total('minutes') < freshMinutes
