/** Front door of profiles: views, the meeting, agreed versions, and the promises that follow from them. */
import { carersOf, fallsDue, dropDue, letAreaTeamIn } from '#children/children.ts'
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { yearsOld, type Day, type Moment } from '#platform/time.ts'
import { maySign, profilingCompetency } from '#workforce/workforce.ts'
import { promiseCall } from './calls/calls.ts'
import { bandOf, instrument, lines, type LineKey } from './instrument.ts'
import * as queries from './queries.ts'
import type { Kind, MeetingId, VersionId, ViewId } from './queries.ts'
import {
  decideAgreement,
  needsSaid,
  urgentLines,
  viewFrom,
  type AgreedLine,
  type Needs,
  type Voice,
  type WholeView,
} from './rules.ts'

export {
  bandOf,
  instrument,
  labelFor,
  lineOf,
  lines,
  partsOf,
  statementsFor,
  type Band,
  type LineKey,
  type Need,
  type Place,
} from './instrument.ts'
export { keepPromise, promiseCall } from './calls/calls.ts'
export { areaTeam, callAskedAt, contactsWaiting, teamLead } from './calls/queries.ts'
export {
  findMeeting,
  findVersion,
  findVoice,
  latestVersion,
  myView,
  openMeeting,
  reviewsOf,
  versionsOf,
  viewsOf,
  type VersionRow,
} from './queries.ts'
export {
  maskingPrompt,
  rowsOf,
  stops,
  type AgreedLine,
  type LineView,
  type Needs,
  type Voice,
  type WholeView,
} from './rules.ts'

export type Child = {
  id: string
  knownAs: string
  bornOn: Day
  settingId: string | null
  noSetting: string | null
}

/**
 * Takes up my view of this child where I left it, on any device, or begins one. In the voice `child` it is the child's,
 * who gives it under their own name, and I am the one beside them who writes it down.
 */
export async function takeUpView(
  tx: AreaTx,
  visit: Visit,
  { child, voice, today }: { child: Child; voice: Voice; today: Day },
) {
  const childs = voice === 'child'
  const mine = await queries.myView(tx, { childId: child.id, childs })
  // One view for each person: what they said is only ever added to, so any earlier day can be read again.
  if (mine) return mine
  const id: ViewId = newId()
  // A carer by the name this child's people use: two carers must be told apart when they are read side by side.
  const carer = (await carersOf(tx, child.id)).find(({ carerId }) => carerId === visit.personId)
  await queries.beginView(tx, {
    id,
    childId: child.id,
    voice,
    authorName: childs ? child.knownAs : (carer?.name ?? visit.name),
    beside: childs ? (carer?.name ?? visit.name) : '',
    instrument: instrument.version,
    band: bandOf(yearsOld(child.bornOn, today)),
  })
  await record(tx, {
    what: childs ? 'began to write down the child’s own words' : 'began a view of the nine lines',
    reading: false,
    children: [child.id],
    subject: id,
  })
  return queries.myView(tx, { childId: child.id, childs })
}

/** Everything one person has said, newest words. */
export async function readView(
  tx: AreaTx,
  { childId, viewId }: { childId: string; viewId: ViewId },
): Promise<WholeView> {
  return viewFrom(await queries.newestAnswers(tx, { childId, viewIds: [viewId] }))
}

/** The views I may see of a child, each read whole: now, or as they stood when something was agreed. */
export async function readViews(tx: AreaTx, childId: string, asAt?: Moment) {
  const views = await queries.viewsOf(tx, { childId, asAt })
  const answers = await queries.newestAnswers(tx, { childId, viewIds: views.map(({ id }) => id), asAt })
  return views
    .map((view) => ({ ...view, said: viewFrom(answers.filter(({ viewId }) => viewId === view.id)) }))
    .toSorted((one, other) => read.indexOf(one.voice) - read.indexOf(other.voice))
}
// The child is read first, wherever people's words stand side by side.
const read: readonly Voice[] = ['child', 'parent', 'setting', 'professional']
export type ReadView = Awaited<ReturnType<typeof readViews>>[number]

export type Said = { line: string; kind: Kind; key?: string; value: string }

/** Keeps what was said. Only what differs from the words already kept becomes a row; nothing is overwritten. */
export async function say(
  tx: AreaTx,
  { childId, viewId, said }: { childId: string; viewId: ViewId; said: readonly Said[] },
) {
  const before = await queries.newestAnswers(tx, { childId, viewIds: [viewId] })
  const kept = new Map(before.map(({ line, kind, key, value }) => [`${line} ${kind} ${key}`, value]))
  const changed = said
    .map((answer) => ({ key: '', ...answer, id: newId() }))
    .filter(({ line, kind, key, value }) => (kept.get(`${line} ${kind} ${key}`) ?? '') !== value)
  await queries.addAnswers(tx, { childId, viewId, answers: changed })
  if (changed.length > 0)
    await record(tx, { what: 'wrote in a view', reading: false, children: [childId], subject: viewId })
  return changed.length
}

export async function finishView(
  tx: AreaTx,
  visit: Visit,
  { childId, viewId }: { childId: string; viewId: ViewId },
) {
  await queries.finishView(tx, { childId, viewId, now: visit.now })
  await record(tx, { what: 'finished a view', reading: false, children: [childId], subject: viewId })
}

/** The giver chooses who sees their view. `chosen` names staff, teams or carers by id. */
export async function releaseView(
  tx: AreaTx,
  visit: Visit,
  release: {
    childId: string
    viewId: ViewId
    released: 'nobody' | 'chosen' | 'everyone'
    releasedTo: string[]
  },
) {
  await queries.releaseView(tx, { ...release, now: visit.now })
  await record(tx, {
    what: 'chose who sees a view',
    reading: false,
    children: [release.childId],
    subject: release.viewId,
  })
}

/** Begins a meeting, or takes up the one that is open: there is one table at a time. */
export async function beginMeeting(tx: AreaTx, visit: Visit, child: Child): Promise<MeetingId> {
  const already = await queries.openMeeting(tx, { childId: child.id })
  if (already) return already.id
  const id: MeetingId = newId()
  await queries.beginMeeting(tx, {
    id,
    childId: child.id,
    ledName: visit.name,
    noSetting: child.settingId === null,
  })
  await record(tx, { what: 'began a meeting', reading: false, children: [child.id], subject: id })
  return id
}

/** What the meeting has on each line so far. `id` is the row a next change is written over. */
export async function meetingSoFar(
  tx: AreaTx,
  { childId, meetingId }: { childId: string; meetingId: MeetingId },
) {
  const rows = await queries.meetingLines(tx, { childId, meetingId })
  const [parsed] = [
    queries.readMarks(
      rows.map((row) => ({
        ...row,
        needs: { home: row.needHome, setting: row.needSetting, community: row.needCommunity },
      })),
    ),
  ]
  return new Map(parsed.map((line, i) => [line.line, { ...line, id: rows[i]?.id ?? '' }]))
}

/** Writes what the table says of one line. If somebody wrote it meanwhile, both are kept and the second is told. */
export async function writeLine(
  tx: AreaTx,
  {
    childId,
    meetingId,
    said,
    over,
  }: { childId: string; meetingId: MeetingId; said: AgreedLine; over: string },
): Promise<{ outcome: 'kept' } | { outcome: 'closed' } | { outcome: 'changed meanwhile'; now: AgreedLine }> {
  const meeting = await queries.lockMeeting(tx, { childId, meetingId })
  if (!meeting || meeting.closedAt) return { outcome: 'closed' }
  const standing = (await meetingSoFar(tx, { childId, meetingId })).get(said.line)
  if (standing && standing.id !== over) return { outcome: 'changed meanwhile', now: standing }
  await queries.addMeetingLine(tx, { childId, meetingId, said, id: newId(), was: standing?.id ?? null })
  await record(tx, {
    what: 'wrote a line in a meeting',
    reading: false,
    children: [childId],
    subject: meetingId,
  })
  return { outcome: 'kept' }
}

export type Yes = {
  name: string
  how: 'in the room' | 'on their own device' | 'by telephone'
  youngPerson: 'said yes' | 'not old enough to ask yet' | 'was asked and did not want to say'
}

/**
 * Agrees the profile with the family's yes. Help, the plan and the review start now, whoever led the meeting.
 * Where the leader's competency is current it is countersigned at once; otherwise a trained colleague signs later.
 */
export async function agreeProfile(
  tx: AreaTx,
  visit: Visit,
  {
    child,
    meetingId,
    yes,
    reviewOn,
    today,
    bankHolidays,
  }: {
    child: Child
    meetingId: MeetingId
    yes: Yes
    reviewOn: Day
    today: Day
    bankHolidays: ReadonlySet<string>
  },
): Promise<
  { outcome: 'agreed'; versionId: VersionId; signed: boolean } | { outcome: 'refused'; because: string }
> {
  const childId = child.id
  const meeting = await queries.lockMeeting(tx, { childId, meetingId })
  if (!meeting) return { outcome: 'refused', because: 'This meeting is not there.' }
  if (meeting.closedAt) return { outcome: 'refused', because: 'This meeting has been agreed already.' }
  const soFar = await meetingSoFar(tx, { childId, meetingId })
  const marks = [...soFar.values()].map(({ id: _, ...line }) => line)
  const decision = decideAgreement({ lines: marks, yesName: yes.name, reviewOn, today })
  if (decision.outcome === 'refused') return decision

  const before = await queries.latestVersion(tx, { childId })
  const versionId: VersionId = newId()
  await queries.saveVersion(tx, {
    id: versionId,
    childId,
    meetingId,
    number: (before?.number ?? 0) + 1,
    instrument: instrument.version,
    agreedOn: today,
    reviewOn,
    ledBy: meeting.ledBy,
    ledName: meeting.ledName,
    yesName: yes.name,
    yesHow: yes.how,
    youngPerson: yes.youngPerson,
    noSetting: meeting.noSetting,
    marks,
  })
  await queries.closeMeeting(tx, { childId, meetingId, now: visit.now })
  await record(tx, { what: 'agreed a profile', reading: false, children: [childId], subject: versionId })
  const teamId = await letAreaTeamIn(tx, childId, 'profile agreed')
  if (before) await dropDue(tx, { childId, list: 'reviews', itemId: before.id })
  await fallsDue(tx, { childId, list: 'reviews', itemId: versionId, dueOn: reviewOn })

  const competency = await profilingCompetency(tx, today)
  const signed = maySign(competency)
  if (signed) await queries.saveCountersign(tx, { id: newId(), childId, versionId, staffName: visit.name })
  else await fallsDue(tx, { childId, list: 'countersign', itemId: versionId, dueOn: today.add({ weeks: 2 }) })

  const urgent = urgentLines(
    Object.fromEntries(marks.map((line): [LineKey, { needs: Needs }] => [line.line, line])),
  )
  if (urgent.length > 0 && teamId)
    await promiseCall(tx, { childId, teamId, why: 'urgent need', lines: urgent, today, bankHolidays })
  return { outcome: 'agreed', versionId, signed }
}

/** A person whose own competency is current signs a version agreed while the leader's was not. */
export async function countersign(
  tx: AreaTx,
  visit: Visit,
  { childId, versionId, today }: { childId: string; versionId: VersionId; today: Day },
): Promise<{ outcome: 'signed' } | { outcome: 'refused'; because: string }> {
  if (!maySign(await profilingCompetency(tx, today)))
    return {
      outcome: 'refused',
      because:
        'Your profiling training is not current, so a trained colleague signs this. Help goes on meanwhile.',
    }
  await queries.saveCountersign(tx, { id: newId(), childId, versionId, staffName: visit.name })
  await dropDue(tx, { childId, list: 'countersign', itemId: versionId })
  await record(tx, {
    what: 'countersigned a profile',
    reading: false,
    children: [childId],
    subject: versionId,
  })
  return { outcome: 'signed' }
}

/** "Still right?": either side answers in five minutes, and the next day falls due. */
export async function review(
  tx: AreaTx,
  said: {
    childId: string
    versionId: VersionId
    byName: string
    bySide: 'family' | 'setting' | 'other'
    answer: 'still right' | 'better' | 'harder' | 'different'
    words: string
    nextOn: Day
  },
) {
  await queries.saveReview(tx, { id: newId(), ...said })
  await fallsDue(tx, { childId: said.childId, list: 'reviews', itemId: said.versionId, dueOn: said.nextOn })
  await record(tx, {
    what: 'reviewed a profile',
    reading: false,
    children: [said.childId],
    subject: said.versionId,
  })
}

/** What help is reckoned from: the agreed profile where there is one, else what the family has said so far. The same help follows from either. */
export function needsNow(agreed: readonly AgreedLine[] | undefined, drafts: readonly ReadView[]) {
  const said: Partial<Record<LineKey, { needs: Needs; marks: Record<string, number> }>> = {}
  const views = drafts.toSorted((one, other) => order(one.voice) - order(other.voice))
  for (const { key } of lines) {
    const own = views.flatMap(({ said: view }) => {
      const line = view.lines[key]
      return line ? [{ needs: line.needs, marks: line.marks }] : []
    })
    // Marks are the first giver's who placed any; the help asked for is the most anyone asked.
    if (own.length > 0)
      said[key] = {
        needs: needsSaid(own),
        marks: own.find(({ marks }) => Object.keys(marks).length > 0)?.marks ?? {},
      }
  }
  for (const line of agreed ?? [])
    if (!line.open) said[line.line] = { needs: line.needs, marks: line.positions }
  return said
}
const order = (voice: Voice) => ['parent', 'child', 'professional', 'setting'].indexOf(voice)

export { pictureLines } from './picture.ts'
export const readMarks = queries.readMarks
