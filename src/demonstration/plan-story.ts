/** What follows an agreed profile: the plan, its goals, what was tried. Nothing is told until the plans room is there. */
import type { AreaTx, Visit } from '#platform/database.ts'
import type { Day } from '#platform/time.ts'
import type { AgreedLine } from '#profiles/profiles.ts'
import type { Child } from './family.ts'

export const tellPlan = (
  _tx: AreaTx,
  _visit: Visit,
  _about: { childId: string; child: Child; lines: readonly AgreedLine[]; today: Day },
) => Promise.resolve()
