import { sql } from 'kysely'
import { nameIn } from '#children/children.ts'
import type { AreaTx } from '#platform/database.ts'
import type { Id } from '#platform/ids.ts'
import { forever, type Day, type Moment } from '#platform/time.ts'
import { Band, LineKey, Need } from './instrument.ts'
import type { AgreedLine, AnswerRow, Voice } from './rules.ts'
import { z } from 'zod'

export type ViewId = Id<'views'>
export type MeetingId = Id<'meetings'>
export type VersionId = Id<'versions'>
export type About = { childId: string }

const AgreedJson = z.object({
  line: LineKey,
  open: z.boolean(),
  positions: z.record(z.string(), z.number()),
  needs: z.object({ home: Need, setting: Need, community: Need }),
  reason: z.string(),
  strength: z.string(),
  words: z.string(),
  disagreement: z.string(),
})
/** What was agreed, as stored: our own words parsed again, since a stored profile must never be misread. */
export const readMarks = (stored: unknown): AgreedLine[] => z.array(AgreedJson).parse(stored)

const names = [
  nameIn('views', 'authorName').as('authorName'),
  nameIn('views', 'beside').as('beside'),
] as const

/** My own view, or the child's own words that I wrote down: two views, though one hand. What a carer told me is neither. */
export const myView = (tx: AreaTx, { childId, childs = false }: About & { childs?: boolean }) =>
  tx
    .selectFrom('views')
    .selectAll()
    .select(names)
    .where('childId', '=', childId)
    .where('authorId', '=', tx.personId)
    .where('voice', childs ? '=' : '<>', 'child')
    .$if(!childs, (views) => views.where('beside', '=', ''))
    .orderBy('begunAt', 'desc')
    .limit(1)
    .executeTakeFirst()

/** What everyone but those who were told another name calls the child. */
export const nameOnRecord = async (tx: AreaTx, childId: string) =>
  (await tx.selectFrom('children').select('knownAs').where('id', '=', childId).executeTakeFirstOrThrow())
    .knownAs

/** One hand may write down what several carers said: each by the name they are told apart by. */
const giver = sql<string>`case when voice = 'parent' and beside <> '' then author_name else '' end`

/** The views I may see, newest of each giver; as they stood at a moment, where one is given. */
export const viewsOf = (tx: AreaTx, { childId, asAt = forever }: About & { asAt?: Moment | undefined }) =>
  tx
    .selectFrom('views')
    .distinctOn(['authorId', sql`(voice = 'child')`, giver])
    .selectAll()
    .select(names)
    .where('childId', '=', childId)
    .where('begunAt', '<=', asAt)
    .orderBy('authorId')
    .orderBy(sql`(voice = 'child')`)
    .orderBy(giver)
    .orderBy('begunAt', 'desc')
    .limit(16)
    .execute()

export const beginView = (
  tx: AreaTx,
  view: {
    id: ViewId
    childId: string
    voice: Voice
    authorName: string
    beside: string
    instrument: string
    band: Band
  },
) =>
  tx
    .insertInto('views')
    .values({ areaId: tx.areaId, authorId: tx.personId, ...view })
    .execute()

/**
 * What a person said last at each place of the form: now, or by a moment. Nothing was overwritten, so any day can be read
 * again. The newest said, not the newest arrived: a phone may have kept it while it had no signal.
 */
export async function newestAnswers(
  tx: AreaTx,
  { childId, viewIds, asAt = forever }: About & { viewIds: readonly ViewId[]; asAt?: Moment | undefined },
) {
  if (viewIds.length === 0) return []
  return tx
    .selectFrom('answers')
    .distinctOn(['viewId', 'line', 'kind', 'key'])
    .select(['viewId', 'line', 'kind', 'key', 'value'])
    .where('childId', '=', childId)
    .where('viewId', 'in', [...viewIds])
    .where('at', '<=', asAt)
    .orderBy('viewId')
    .orderBy('line')
    .orderBy('kind')
    .orderBy('key')
    .orderBy('saidAt', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(4000)
    .execute()
}

/** Adds answers; an id the device sent before is left as it was. */
export async function addAnswers(
  tx: AreaTx,
  {
    childId,
    viewId,
    answers,
    times = {},
  }: About & {
    viewId: ViewId
    answers: readonly (AnswerRow & { id: string; kind: Kind })[]
    times?: { saidAt?: Moment; seenAt?: Moment }
  },
) {
  if (answers.length === 0) return
  await tx
    .insertInto('answers')
    .values(answers.map((answer) => ({ areaId: tx.areaId, childId, viewId, ...times, ...answer })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
export type Kind =
  | 'joy'
  | 'worry'
  | 'tried'
  | 'setting'
  | 'statement'
  | 'mark'
  | 'need'
  | 'strength'
  | 'words'
  | 'check'
  | 'skipped'

export const finishView = (tx: AreaTx, { childId, viewId, now }: About & { viewId: ViewId; now: Moment }) =>
  tx
    .updateTable('views')
    .set({ finishedAt: now })
    .where('childId', '=', childId)
    .where('id', '=', viewId)
    .where('finishedAt', 'is', null)
    .execute()

export const releaseView = (
  tx: AreaTx,
  release: About & {
    viewId: ViewId
    released: 'nobody' | 'chosen' | 'everyone'
    releasedTo: string[]
    now: Moment
  },
) =>
  tx
    .updateTable('views')
    .set({ released: release.released, releasedTo: release.releasedTo, releasedAt: release.now })
    .where('childId', '=', release.childId)
    .where('id', '=', release.viewId)
    .where('authorId', '=', tx.personId)
    .executeTakeFirst()

export const beginMeeting = (
  tx: AreaTx,
  meeting: About & { id: MeetingId; ledName: string; noSetting: boolean },
) =>
  tx
    .insertInto('meetings')
    .values({ areaId: tx.areaId, ledBy: tx.personId, ...meeting })
    .execute()

export const findMeeting = (tx: AreaTx, { childId, meetingId }: About & { meetingId: MeetingId }) =>
  tx
    .selectFrom('meetings')
    .selectAll()
    .where('childId', '=', childId)
    .where('id', '=', meetingId)
    .executeTakeFirst()

export const openMeeting = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('meetings')
    .selectAll()
    .where('childId', '=', childId)
    .where('closedAt', 'is', null)
    .orderBy('begunAt', 'desc')
    .limit(1)
    .executeTakeFirst()

export const meetingLines = (tx: AreaTx, { childId, meetingId }: About & { meetingId: MeetingId }) =>
  tx
    .selectFrom('meetingLines')
    .distinctOn('line')
    .selectAll()
    .where('childId', '=', childId)
    .where('meetingId', '=', meetingId)
    .orderBy('line')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Locks the meeting, so that two people writing one line are put one after the other. */
export const lockMeeting = (tx: AreaTx, { childId, meetingId }: About & { meetingId: MeetingId }) =>
  tx
    .selectFrom('meetings')
    .select(['id', 'closedAt', 'noSetting', 'ledBy', nameIn('meetings', 'ledName').as('ledName')])
    .where('childId', '=', childId)
    .where('id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst()

export const addMeetingLine = (
  tx: AreaTx,
  {
    childId,
    meetingId,
    said,
    id,
    was,
  }: About & { meetingId: MeetingId; id: string; was: string | null; said: AgreedLine },
) =>
  tx
    .insertInto('meetingLines')
    .values({
      areaId: tx.areaId,
      childId,
      id,
      meetingId,
      line: said.line,
      open: said.open,
      positions: JSON.stringify(said.positions),
      needHome: said.needs.home,
      needSetting: said.needs.setting,
      needCommunity: said.needs.community,
      reason: said.reason,
      strength: said.strength,
      words: said.words,
      disagreement: said.disagreement,
      writtenBy: tx.personId,
      was,
    })
    .execute()

export const closeMeeting = (
  tx: AreaTx,
  { childId, meetingId, now }: About & { meetingId: MeetingId; now: Moment },
) =>
  tx
    .updateTable('meetings')
    .set({ closedAt: now })
    .where('childId', '=', childId)
    .where('id', '=', meetingId)
    .execute()

export const versionsOf = (tx: AreaTx, { childId }: About) =>
  tx
    .selectFrom('versions')
    .leftJoin('countersigns', (join) =>
      join
        .onRef('countersigns.childId', '=', 'versions.childId')
        .onRef('countersigns.versionId', '=', 'versions.id'),
    )
    .selectAll('versions')
    .select([
      nameIn('versions', 'ledName').as('ledName'),
      nameIn<string | null>('countersigns', 'staffName').as('signedBy'),
      'countersigns.at as signedAt',
    ])
    .where('versions.childId', '=', childId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
export type VersionRow = Awaited<ReturnType<typeof versionsOf>>[number]

export const findVersion = async (tx: AreaTx, { childId, versionId }: About & { versionId: VersionId }) =>
  (await versionsOf(tx, { childId })).find(({ id }) => id === versionId)

export const latestVersion = async (tx: AreaTx, { childId }: About) => (await versionsOf(tx, { childId }))[0]

export const saveVersion = (
  tx: AreaTx,
  {
    marks,
    ...version
  }: About & {
    id: VersionId
    meetingId: MeetingId
    number: number
    instrument: string
    agreedOn: Day
    reviewOn: Day
    ledBy: string
    ledName: string
    yesName: string
    yesHow: 'in the room' | 'on their own device' | 'by telephone'
    youngPerson: 'said yes' | 'not old enough to ask yet' | 'was asked and did not want to say'
    noSetting: boolean
    marks: readonly AgreedLine[]
  },
) =>
  tx
    .insertInto('versions')
    .values({ areaId: tx.areaId, writtenBy: tx.personId, marks: JSON.stringify(marks), ...version })
    .execute()

export const saveCountersign = (
  tx: AreaTx,
  sign: About & { id: string; versionId: VersionId; staffName: string },
) =>
  tx
    .insertInto('countersigns')
    .values({ areaId: tx.areaId, staffId: tx.personId, ...sign })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export const reviewsOf = (tx: AreaTx, { childId, versionId }: About & { versionId: VersionId }) =>
  tx
    .selectFrom('reviews')
    .selectAll()
    .select(nameIn('reviews', 'byName').as('byName'))
    .where('childId', '=', childId)
    .where('versionId', '=', versionId)
    .orderBy('at', 'desc')
    .limit(50)
    .execute()

export const saveReview = (
  tx: AreaTx,
  review: About & {
    id: string
    versionId: VersionId
    byName: string
    bySide: 'family' | 'setting' | 'other'
    answer: 'still right' | 'better' | 'harder' | 'different'
    words: string
    nextOn: Day
  },
) =>
  tx
    .insertInto('reviews')
    .values({ areaId: tx.areaId, writtenBy: tx.personId, ...review })
    .execute()

/** Staff of a setting speak for it; others speak as professionals. */
export async function findVoice(tx: AreaTx): Promise<Voice> {
  const me = await tx.selectFrom('staff').select('settingId').where('id', '=', tx.personId).executeTakeFirst()
  return me?.settingId ? 'setting' : 'professional'
}
