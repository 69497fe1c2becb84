/** Front door of children: the child, who may see them, and who looked. */
import { record, type AreaTx } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { forever, type Day, type Moment } from '#platform/time.ts'
import { putDue as savePutDue } from './desk-queries.ts'
import { saveChild, saveContact, type ChildId, type NewChild } from './queries.ts'
import type { ShareScope } from './rules.ts'
import type { Purpose } from './consent/rules.ts'
import { findStaff, findTeam, saveAreaTeam, saveEnd, saveGrant } from './sharing-queries.ts'

export {
  childrenNamed,
  deskCounts,
  deskPage,
  dropDue,
  putDue,
  type DeskList,
  type DeskRow,
} from './desk-queries.ts'
export {
  carersOf,
  contactsFor,
  findChild,
  mayReach,
  myChildren,
  type ChildId,
  type ChildRow,
} from './queries.ts'
export { sayNoTo, sayOfMedical, sayOfSupport } from './consent/consent.ts'
export { recordOrder, sayResponsibility } from './responsibility/responsibility.ts'
export { saveNote as keepNote, saveShown as showNote } from './notes/queries.ts'
export { fewOf } from './few/queries.ts'
export { addHome, keepHomePrivate, openHome } from './homes/homes.ts'
export { homesOf, nameIn } from './homes/queries.ts'
export { together } from './homes/rules.ts'
export { keepToFew, openToAll } from './few/few.ts'
export {
  myPauses,
  pausedNow,
  pauseQueue,
  savePauseAnswer,
  savePauseAsked,
  savePauseLift,
  type MyPause,
  type Paused,
  type ToPause,
} from './pause/queries.ts'
export {
  joinedHere,
  joinsHere,
  myJoinNotices,
  recordsCalled,
  saveJoin,
  saveJoinUndone,
  type Join,
  type Joined,
  type JoinNotice,
  type RecordFacts,
} from './joined/queries.ts'
export {
  confirmerInWords,
  confirmers,
  decideJoin,
  entriesInWords,
  notJoinedInWords,
  whyInWords as whyJoinedInWords,
  whys as whysJoined,
} from './joined/rules.ts'
export { searchQuestions } from './glass/forms.ts'
export { PausedNotice } from './pause/notice.tsx'
export { standingOver, StandsOver, type StandingOver } from './standing.tsx'
export { eraseAgainFrom, eraseDue } from './retention/erased.ts'
export {
  forgetCopies,
  forgetSessions,
  foundBy,
  holdsHere,
  keepsHere,
  keptUntil,
  looksHere,
  saveAgreement,
  saveHold,
  saveHoldEnd,
  saveLook,
  type Found,
  type Hold,
  type Keeps,
  type Look,
} from './retention/queries.ts'
export {
  canAgree,
  holdInWords,
  holdReasons,
  howLong,
  periods,
  type Kind as KeptKind,
} from './retention/rules.ts'
export { sharedWithMe, sweepGrants, whoLooked, type Looked } from './sharing-queries.ts'
export { notesShown } from './notes/queries.ts'
export { NotesShown } from './notes/pages.tsx'
export { purposeInWords } from './consent/rules.ts'
export { nameAndAge, type Scope } from './rules.ts'
export {
  answerInvite,
  inviteCarer,
  leaveChild,
  myInvites,
  takeBackInvite,
  whoHolds,
  type HolderRow,
  type Invited,
} from './carers/carers.ts'
export { stewardOnly } from './glass/steward.ts'
export {
  breakGlass,
  findForGlass,
  findOfGlass,
  glassWaiting,
  myGlass,
  newestToCheck,
  tellFamilyLater,
} from './glass/glass.ts'
export {
  answerOwnInvite,
  inviteYoungPerson,
  iDecide,
  lapseUnused,
  myCareEnding,
  myEndedCare,
  myOwnChild,
  myOwnInvites,
  ownAccountOf,
  recordCompetence,
  sayOfCarer,
  warnOfEndings,
  type CareEnding,
  type EndedCare,
  type OwnInvite,
} from './young-person/young-person.ts'
export { refusalOf } from './young-person/queries.ts'
export { myCard, saveCard as makeCard } from './young-person/card-queries.ts'
export {
  asideDelayDaysAtMost,
  asidesOfArea,
  decideWhere,
  elsewhere,
  answerNotRight,
  correctionsOf,
  entriesOf,
  findCorrection,
  readEntry,
  sayNotRight,
  entryToPutRight,
  kindInWords,
  kindNamed,
  kindOf,
  myPutRightNotices,
  nowhere,
  putAside,
  putRightAbout,
  readersOf,
  readNotice,
  tellOfItLater,
  toldOfAside,
  undoAside,
  wholeAside,
  type Kind,
  type Correction,
  type ListedEntry,
  type Notice,
  type PutRight,
  type QueuedAside,
  type Reader,
  type ToldOfAside,
  type WholeAside,
  type WrongEntry,
} from './put-right/put-right.ts'

/** A carer tells us about their child. They hold every scope from then on, and nobody else holds any. */
export async function registerChild(tx: AreaTx, told: Omit<NewChild, 'id' | 'grantId'>): Promise<ChildId> {
  const child = { ...told, id: newId(), grantId: newId() }
  await saveChild(tx, child)
  await record(tx, {
    what: 'told us about this child',
    reading: false,
    children: [child.id],
    subject: child.id,
  })
  return child.id
}

export type Holder = { kind: 'staff' | 'team'; id: string }

/** Who a share would be with, in words: undefined when there is no such person or team here. */
export async function findHolder(tx: AreaTx, { kind, id }: Holder) {
  if (kind === 'staff') {
    const person = await findStaff(tx, id)
    return (
      person && {
        name: person.name,
        about: [person.job, person.organisation].filter(Boolean).join(', '),
        organisationId: person.organisationId,
      }
    )
  }
  const team = await findTeam(tx, id)
  return team && { name: team.name, about: team.about, organisationId: null }
}

/** A carer lets someone see exactly these scopes, for a purpose, until a moment or until they say. */
export async function share(
  tx: AreaTx,
  {
    childId,
    holder,
    scopes,
    until = forever,
    purpose = 'everyday help',
    purposeWords = '',
  }: {
    childId: ChildId
    holder: Holder
    scopes: readonly ShareScope[]
    until?: Moment
    purpose?: Purpose
    /** The same in the family's own words. */
    purposeWords?: string
  },
) {
  const id = newId()
  await saveGrant(tx, {
    id,
    childId,
    holderKind: holder.kind,
    holderId: holder.id,
    scopes,
    until,
    purpose,
    purposeWords,
  })
  await record(tx, { what: 'shared this record', reading: false, children: [childId], subject: id })
  return id
}

/** Ends a share at once. Answers false when it had ended already. */
export async function stopSharing(
  tx: AreaTx,
  { childId, grantId, because }: { childId: ChildId; grantId: string; because: string },
) {
  const ended = await saveEnd(tx, { id: newId(), childId, grantId, because })
  if (ended)
    await record(tx, {
      what: 'stopped sharing this record',
      reading: false,
      children: [childId],
      subject: grantId,
    })
  return ended
}

/** Asking for help or agreeing a profile lets the area's team in. A private draft never calls this. Answers the team's id. */
export const letAreaTeamIn = (tx: AreaTx, childId: ChildId, basis: 'asked for help' | 'profile agreed') =>
  saveAreaTeam(tx, { childId, grantId: newId(), basis })

export async function keepContact(
  tx: AreaTx,
  contact: { childId: ChildId; phone: string; email: string; postcode: string; bestTime: string },
) {
  await saveContact(tx, { id: newId(), ...contact })
  await record(tx, { what: 'changed how to reach them', reading: false, children: [contact.childId] })
}

/** Something falls due for everyone who may see it. */
export const fallsDue = (
  tx: AreaTx,
  due: { childId: ChildId; list: 'reviews' | 'urgent' | 'countersign' | 'talk'; itemId: string; dueOn: Day },
) => savePutDue(tx, { ...due, scope: 'profile' })

/** A page that shows a child writes one event; a list writes one with its children. */
export const looked = (tx: AreaTx, what: string, children: readonly ChildId[]) =>
  children.length === 0 ? Promise.resolve() : record(tx, { what, reading: true, children })
