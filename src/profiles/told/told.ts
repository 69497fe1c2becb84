/** A carer's view that came by telephone, on paper or across a table: theirs, written down by a colleague it names. */
import { letAreaTeamIn } from '#children/children.ts'
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { yearsOld, type Day } from '#platform/time.ts'
import { promiseCall } from '../calls/calls.ts'
import { bandOf, instrument, LineKey } from '../instrument.ts'
import { finishView, releaseView, say, type Child, type Said } from '../profiles.ts'
import * as queries from '../queries.ts'

/**
 * Keeps what was told as a view of its own, at once whole. Told again by the same person, the newer stands and the older is
 * kept. `ring`: they say yes to a call, and a named person has one working day.
 */
export async function keepTold(
  tx: AreaTx,
  visit: Visit,
  told: {
    child: Child
    teller: string
    how: string
    said: readonly Said[]
    shown: 'everyone' | 'nobody'
    ring: boolean
    today: Day
    bankHolidays: ReadonlySet<string>
  },
): Promise<void> {
  const { child, today, bankHolidays } = told
  const about = { childId: child.id, viewId: newId() }
  await queries.beginView(tx, {
    id: about.viewId,
    childId: child.id,
    voice: 'parent',
    authorName: told.teller,
    beside: `${visit.name}, ${told.how}`,
    instrument: instrument.version,
    band: bandOf(yearsOld(child.bornOn, today)),
  })
  await record(tx, {
    what: 'wrote down what a carer told them',
    reading: false,
    children: [child.id],
    subject: about.viewId,
  })
  await say(tx, { ...about, said: told.said })
  await finishView(tx, visit, about)
  if (told.shown === 'everyone')
    await releaseView(tx, visit, { ...about, released: 'everyone', releasedTo: [] })
  if (!told.ring) return
  const teamId = await letAreaTeamIn(tx, child.id, 'asked for help')
  const urgent = urgentSaid(told.said)
  if (teamId)
    await promiseCall(tx, {
      childId: child.id,
      teamId,
      why: urgent.length > 0 ? 'urgent need' : 'asked for a call',
      lines: urgent,
      today,
      bankHolidays,
    })
}

/** The lines on which they said help is urgent. */
export const urgentSaid = (said: readonly Said[]): LineKey[] => [
  ...new Set(
    said.flatMap(({ line, kind, value }) => {
      const key = LineKey.safeParse(line)
      return kind === 'need' && value === 'urgent' && key.success ? [key.data] : []
    }),
  ),
]
