/** What stands over a whole record, said on every page of it where somebody reads to decide, or writes. */
import type { AreaTx } from '#platform/database.ts'
import { JoinedNotices } from './joined/notice.tsx'
import { joinedHere } from './joined/queries.ts'
import { PausedNotice } from './pause/notice.tsx'
import { pausedNow } from './pause/queries.ts'
import type { ChildId } from './queries.ts'

/** Whether its use is paused, and whether it goes on in another record. */
export const standingOver = async (tx: AreaTx, childId: ChildId) => ({
  childId,
  paused: await pausedNow(tx, childId),
  joined: await joinedHere(tx, childId),
})
export type StandingOver = Awaited<ReturnType<typeof standingOver>>

export const StandsOver = ({
  over: { childId, paused, joined },
  zone,
  reader,
}: {
  over: StandingOver
  zone: string
  reader: 'family' | 'staff'
}) => (
  <>
    <JoinedNotices joined={joined} childId={childId} zone={zone} reader={reader} />
    <PausedNotice paused={paused} zone={zone} reader={reader} />
  </>
)
