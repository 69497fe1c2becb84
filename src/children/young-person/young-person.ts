/** A young person's own record: their way in, and who of their carers sees it and until when. */
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { reachKind } from '#platform/forms.ts'
import { newId } from '#platform/ids.ts'
import { forever, type Day } from '#platform/time.ts'
import type { ChildId } from '../queries.ts'
import type { Scope } from '../rules.ts'
import {
  carerAccess,
  refusalOf,
  saveBestInterests,
  saveCompetence,
  saveOwnAnswer,
  saveOwnInvite,
  saveRenewal,
  saveStop,
  saveTakingOver,
} from './queries.ts'
import { lastsUntilTheySay, scopesOf, type CompetenceFor, type Say } from './rules.ts'

export {
  iDecide,
  lapseUnused,
  myCareEnding,
  myEndedCare,
  myOwnChild,
  myOwnInvites,
  ownAccountOf,
  warnOfEndings,
  type OwnInvite,
} from './queries.ts'
export type { CareEnding, EndedCare } from './rules.ts'

/** Somebody who met them records what they can decide, and why they think so. */
export async function recordCompetence(
  tx: AreaTx,
  said: { childId: ChildId; decision: CompetenceFor; reason: string },
) {
  const id = newId()
  await saveCompetence(tx, { id, ...said })
  await record(tx, {
    what: 'recorded what they can decide themselves',
    reading: false,
    children: [said.childId],
    subject: id,
  })
}

/** `reach` is a tidied address the young person gave. What goes there names nobody. Answers why it was refused, if it was. */
export async function inviteYoungPerson(
  tx: AreaTx,
  { childId, name, reach }: { childId: ChildId; name: string; reach: string },
) {
  const id = newId()
  const [linkId, messageId, kind] = [newId(), newId(), reachKind(reach)] as const
  const invite = { id, linkId, messageId, childId, name, kind, address: reach }
  const refusal = await refusalOf(tx, () => saveOwnInvite(tx, invite))
  if (refusal) return refusal
  await record(tx, {
    what: 'sent an invite to their own record',
    reading: false,
    children: [childId],
    subject: id,
  })
  return undefined
}

/** Answers the child they are, or undefined after a no. */
export async function answerOwnInvite(
  tx: AreaTx,
  { inviteId, yes, name }: { inviteId: string; yes: boolean; name: string },
) {
  const id = newId()
  const childId = await saveOwnAnswer(tx, { inviteId, id, yes, name })
  if (childId)
    await record(tx, { what: 'came to their own record', reading: false, children: [childId], subject: id })
  return childId
}

export async function takeOver(tx: AreaTx, childId: ChildId) {
  const id = newId()
  await saveTakingOver(tx, { id, childId })
  await record(tx, { what: 'took over their own record', reading: false, children: [childId], subject: id })
}

/** What the young person says of one carer, at once and until a year from now, or until they say. */
export async function sayOfCarer(
  tx: AreaTx,
  visit: Visit,
  { childId, carerId, say }: { childId: ChildId; carerId: string; say: Say },
) {
  const scopes = scopesOf(say)
  const until = lastsUntilTheySay(say)
    ? forever
    : visit.now.toZonedDateTimeISO(visit.zone).add({ years: 1 }).toInstant()
  if (scopes) await saveRenewal(tx, { id: newId(), childId, carerId, scopes, until })
  else await saveStop(tx, { childId, carerId })
  await record(tx, { what: 'decided what a carer sees', reading: false, children: [childId] })
}

/** A best-interests decision, where the young person lacks capacity for this one. Looked at again on a day. Answers why it was refused, if it was. */
export async function renewInBestInterests(
  tx: AreaTx,
  said: {
    childId: ChildId
    carerId: string
    scopes: readonly Scope[]
    lacks: string
    reason: string
    asked: string
    lookOn: Day
  },
) {
  const id = newId()
  const refusal = await refusalOf(tx, () => saveBestInterests(tx, { id, ...said }))
  if (refusal) return refusal
  await record(tx, {
    what: 'recorded a best-interests decision about a carer',
    reading: false,
    children: [said.childId],
    subject: id,
  })
  return undefined
}

/** One carer of this child, among those whoever asks may know of. */
export const findCarerAccess = async (
  tx: AreaTx,
  { childId, carerId }: { childId: ChildId; carerId: string },
) => (await carerAccess(tx, childId)).find((carer) => carer.carerId === carerId)
