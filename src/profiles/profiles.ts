/** Front door of profiles: views, the meeting, agreed versions, and the promises that follow from them. */
import { carersOf, myOwnChild } from '#children/children.ts'
import { record, type AreaTx, type Visit } from '#platform/database.ts'
import { idFrom, newId } from '#platform/ids.ts'
import { yearsOld, type Day, type Moment } from '#platform/time.ts'
import { bandOf, instrument, lines, type LineKey } from './instrument.ts'
import { answersSeen } from './late/queries.ts'
import type { Late } from './late/late.ts'
import * as queries from './queries.ts'
import type { Kind, ViewId } from './queries.ts'
import { needsSaid, viewFrom, type AgreedLine, type Needs, type Voice, type WholeView } from './rules.ts'

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
export {
  agreeProfile,
  beginMeeting,
  countersign,
  meetingSoFar,
  review,
  writeLine,
  type Yes,
} from './meeting/meeting.ts'
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
  /** The setting is kept from whoever asks: that is not to be at none. */
  placeKept?: boolean
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
  const alone = (await myOwnChild(tx)) === child.id
  const carer = (await carersOf(tx, child.id)).find(({ carerId }) => carerId === visit.personId)
  await queries.beginView(tx, {
    id,
    childId: child.id,
    voice,
    // The name on the record: what is safe for whoever writes need not be safe for whoever reads.
    authorName: childs ? await queries.nameOnRecord(tx, child.id) : (carer?.name ?? visit.name),
    beside: childs && !alone ? (carer?.name ?? visit.name) : '',
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

/**
 * Keeps what was said. Only what differs from the words already kept becomes a row; nothing is overwritten. `late` was said
 * before it could be sent: only what differs from the words its page showed was said by it.
 */
export async function say(
  tx: AreaTx,
  {
    childId,
    viewId,
    said,
    late,
  }: { childId: string; viewId: ViewId; said: readonly Said[]; late?: Late | undefined },
) {
  const before = late
    ? await answersSeen(tx, { childId, viewId, seenAt: late.seenAt })
    : await queries.newestAnswers(tx, { childId, viewIds: [viewId] })
  const kept = new Map(before.map((answer) => [placeOf(answer), answer.value]))
  const changed = said
    .map((answer) => ({ key: '', ...answer }))
    .map((answer) => ({ ...answer, id: late ? idFrom(late.key, placeOf(answer)) : newId() }))
    .filter((answer) => (kept.get(placeOf(answer)) ?? unsaid(answer, late)) !== answer.value)
  const times = late && { saidAt: late.saidAt, seenAt: late.seenAt }
  await queries.addAnswers(tx, { childId, viewId, answers: changed, ...(times && { times }) })
  if (changed.length > 0)
    await record(tx, { what: 'wrote in a view', reading: false, children: [childId], subject: viewId })
  return changed.length
}

/** Says what was chosen between two answers, even where it stands already: then it is settled. */
export async function sayAgain(
  tx: AreaTx,
  { childId, viewId, said }: { childId: string; viewId: ViewId; said: readonly Said[] },
) {
  if (said.length === 0) return
  await queries.addAnswers(tx, {
    childId,
    viewId,
    answers: said.map((answer) => ({ key: '', ...answer, id: newId() })),
  })
  await record(tx, { what: 'wrote in a view', reading: false, children: [childId], subject: viewId })
}

const placeOf = ({ line, kind, key }: { line: string; kind: string; key: string }) => `${line} ${kind} ${key}`
// A page nobody had skipped says nothing new by not being skipped.
const unsaid = ({ kind }: { kind: Kind }, late: Late | undefined) => (late && kind === 'skipped' ? 'no' : '')

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

export { saveUnderstanding as keepUnderstanding, understandingOf } from './mine/queries.ts'
export { pictureLines } from './picture.ts'
export const readMarks = queries.readMarks
