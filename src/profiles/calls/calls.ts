/** Calls: a person promises to be in touch by a day, and the promise stands on a list until they have been. */
import { dropDue, fallsDue } from '#children/children.ts'
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { nextWorkingDay, type Day } from '#platform/time.ts'
import { lineOf, type LineKey } from '../instrument.ts'
import * as queries from './queries.ts'

/** A named person will be in touch by a day: urgent within one working day. It is on the team's list from this moment. */
export async function promiseCall(
  tx: AreaTx,
  ask: {
    childId: string
    teamId: string
    why: queries.CallReason
    lines: readonly LineKey[]
    /** In their own words, where it is about no line. */
    about?: string
    today: Day
    bankHolidays: ReadonlySet<string>
  },
): Promise<{ contactId: string; dueOn: Day; lead: string | undefined }> {
  const { childId, teamId, why } = ask
  const soon = nextWorkingDay(ask.today, ask.bankHolidays)
  // A call that is not urgent is made within five working days: what a provider promises for a first contact (domain 5.2).
  const dueOn =
    why === 'urgent need' ? soon : [1, 2, 3, 4].reduce((day) => nextWorkingDay(day, ask.bankHolidays), soon)
  const contactId = newId()
  await queries.saveContactDue(tx, {
    id: contactId,
    childId,
    teamId,
    why,
    about: ask.about ?? ask.lines.map((key) => lineOf(key).label).join(', '),
    dueOn,
  })
  await fallsDue(tx, { childId, list: why === 'urgent need' ? 'urgent' : 'talk', itemId: contactId, dueOn })
  await record(tx, {
    what: 'asked for a person to be in touch',
    reading: false,
    children: [childId],
    subject: contactId,
  })
  return { contactId, dueOn, lead: await queries.teamLead(tx, teamId) }
}

/** Done only when a person has spoken to the family or young person. */
export async function keepPromise(
  tx: AreaTx,
  visit: Visit,
  {
    childId,
    contactId,
    spokeTo,
    words,
  }: { childId: string; contactId: string; spokeTo: string; words: string },
) {
  await queries.saveContactMade(tx, {
    id: newId(),
    childId,
    contactId,
    spokeTo,
    words,
    staffName: visit.name,
  })
  await dropDue(tx, { childId, list: 'urgent', itemId: contactId })
  await dropDue(tx, { childId, list: 'talk', itemId: contactId })
  await record(tx, { what: 'spoke to the family', reading: false, children: [childId], subject: contactId })
}
