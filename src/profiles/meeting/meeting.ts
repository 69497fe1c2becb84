/** The meeting: what the table says of each line, the profile agreed with the family's yes, signing and looking again. */
import { dropDue, fallsDue, letAreaTeamIn } from '#children/children.ts'
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { maySign, profilingCompetency } from '#workforce/workforce.ts'
import { promiseCall } from '../calls/calls.ts'
import { instrument, type LineKey } from '../instrument.ts'
import type { Child } from '../profiles.ts'
import * as queries from '../queries.ts'
import type { MeetingId, VersionId } from '../queries.ts'
import { decideAgreement, urgentLines, type AgreedLine, type Needs } from '../rules.ts'

/** Begins a meeting, or takes up the one that is open: there is one table at a time. */
export async function beginMeeting(tx: AreaTx, visit: Visit, child: Child): Promise<MeetingId> {
  const already = await queries.openMeeting(tx, { childId: child.id })
  if (already) return already.id
  const id: MeetingId = newId()
  await queries.beginMeeting(tx, {
    id,
    childId: child.id,
    ledName: visit.name,
    noSetting: child.settingId === null && !child.placeKept,
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
