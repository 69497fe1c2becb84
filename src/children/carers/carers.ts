/** Several carers of one child: inviting, answering, taking an invite back, leaving. */
import { record, type AreaTx } from '#platform/database.ts'
import { reachKind } from '#platform/forms.ts'
import { newId } from '#platform/ids.ts'
import type { ChildId } from '../queries.ts'
import { saveAnswer, saveInvite, saveLeaving, saveTakenBack, scopesHeld } from './queries.ts'
import { offered, type May } from './rules.ts'

export { myInvites, whoHolds, type HolderRow } from './queries.ts'
export type { Invited } from './rules.ts'

/** `reach` is a tidied email address or mobile number. What goes there names nobody. Answers the invite's id. */
export async function inviteCarer(
  tx: AreaTx,
  {
    childId,
    name,
    relationship,
    reach,
    may,
  }: { childId: ChildId; name: string; relationship: string; reach: string; may: May },
) {
  const id = newId()
  await saveInvite(tx, {
    id,
    linkId: newId(),
    messageId: newId(),
    childId,
    name,
    relationship,
    kind: reachKind(reach),
    address: reach,
    scopes: offered(may, await scopesHeld(tx, childId)),
  })
  await record(tx, { what: 'invited another carer', reading: false, children: [childId], subject: id })
  return id
}

/** Answers the child they now care for, or undefined after a no. The database refuses what was not theirs or is over. */
export async function answerInvite(
  tx: AreaTx,
  { inviteId, yes, name }: { inviteId: string; yes: boolean; name: string },
) {
  const id = newId()
  const childId = await saveAnswer(tx, { inviteId, id, yes, name })
  if (childId)
    await record(tx, { what: 'joined as a carer', reading: false, children: [childId], subject: id })
  return childId
}

/** Answers false when it was over already. */
export async function takeBackInvite(tx: AreaTx, about: { childId: ChildId; inviteId: string }) {
  const taken = await saveTakenBack(tx, about)
  if (taken)
    await record(tx, {
      what: 'took back an invite',
      reading: false,
      children: [about.childId],
      subject: about.inviteId,
    })
  return taken
}

/** Gives up all one holds of a child, at once. The database refuses the last carer who may share. */
export async function leaveChild(tx: AreaTx, childId: ChildId) {
  await saveLeaving(tx, childId)
  await record(tx, { what: 'left as a carer', reading: false, children: [childId] })
}
