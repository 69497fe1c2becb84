/** Tells one story: every step through the front door that a page would use. */
import {
  answerInvite,
  breakGlass,
  findForGlass,
  findOfGlass,
  inviteCarer,
  keepContact,
  letAreaTeamIn,
  looked,
  mayReach,
  newestToCheck,
  registerChild,
  share,
  stopSharing,
} from '#children/children.ts'
import { sayNeeds } from '#messages/messages.ts'
import type { AreaTx, Visit } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { dayOf } from '#platform/time.ts'
import {
  agreeProfile,
  beginMeeting,
  contactsWaiting,
  countersign,
  finishView,
  keepPromise,
  latestVersion,
  promiseCall,
  releaseView,
  review,
  say,
  takeUpView,
  writeLine,
} from '#profiles/profiles.ts'
import { closeConcern, raiseConcern, takeConcern } from '#safety/safety.ts'
import { tellChapter } from './chapters.ts'
import type { Carer, Child, Family } from './family.ts'
import { rateHope, tellPlan, tellTry } from './plan-story.ts'
import { keepNhsNumber, keepSignInAddress } from './without-doors.ts'
import type { Step, StepOf, Story } from './story.ts'
import type { Actor, Telling } from './telling.ts'
import type { World } from './world.ts'

/** What the steps before have made, for those after. */
export type SoFar = {
  childId: string
  child: Child
  family: Family
  world: World
  grants: Map<string, string>
  concernId: string
}

export async function tellStory(telling: Telling, world: World, { family, steps }: Story) {
  const opening = steps.flat()[0]
  if (!opening) return
  for (const carer of family.carers) await makeCarer(telling, { world, carer, joinedAt: opening.at })
  for (const [i, child] of family.children.entries()) {
    const soFar: SoFar = { childId: '', child, family, world, grants: new Map(), concernId: '' }
    for (const step of steps[i] ?? []) await tellStep(telling, soFar, step)
  }
}

const makeCarer = (
  { owner }: Telling,
  { world, carer, joinedAt }: { world: World; carer: Family['carers'][number]; joinedAt: Step['at'] },
) =>
  owner
    .insertInto('carers')
    .values({ areaId: world.areaId, id: carer.id, name: carer.name, joinedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

async function tellStep(telling: Telling, soFar: SoFar, step: Step) {
  const { world, family, child } = soFar
  const role = family.carers.some(({ id }) => id === step.by) ? ('family' as const) : ('staff' as const)
  const actor = { areaId: world.areaId, personId: step.by, role, at: step.at }
  if (step.does === 'joins') return join(telling, actor, { childId: soFar.childId, carer: step.carer })
  if (step.does === 'lives through') return tellChapter(telling, soFar, step)
  await telling.as(actor, (tx, visit) => act(tx, visit, soFar, step))
  if (step.does === 'registers' && child.nhsNumber)
    await keepNhsNumber(telling, { childId: soFar.childId, nhsNumber: child.nhsNumber })
}

/** A second carer, invited by the first and saying yes. They may do the same: most are the other parent. */
async function join(telling: Telling, actor: Actor, { childId, carer }: { childId: string; carer: Carer }) {
  const reach = await keepSignInAddress(telling, actor, carer)
  const { name, relationship } = carer
  const inviteId = await telling.as(actor, (tx) =>
    inviteCarer(tx, { childId, name, relationship, reach, may: 'share' }),
  )
  await telling.as({ ...actor, personId: carer.id }, (tx) => answerInvite(tx, { inviteId, yes: true, name }))
}

async function act(
  tx: AreaTx,
  visit: Visit,
  soFar: SoFar,
  step: Exclude<Step, StepOf<'joins' | 'lives through'>>,
) {
  const { childId, child, family, world } = soFar
  const carer = family.carers.find(({ id }) => id === step.by)
  const today = dayOf(step.at, world.area.zone)
  const bankHolidays = new Set(world.area.bankHolidays)
  // A carer's own time with a record ends by age: what the story had for them after that does not happen.
  if (visit.role === 'family' && childId && !(await mayReach(tx, childId, 'profile'))) return
  switch (step.does) {
    case 'registers': {
      const { givenName, familyName, knownAs, bornOn, settingId, noSetting } = child
      const relationship = carer?.relationship ?? 'other carer'
      const told = { givenName, familyName, knownAs, bornOn, settingId, noSetting }
      soFar.childId = await registerChild(tx, {
        ...told,
        district: family.district,
        carerName: visit.name,
        relationship,
      })
      return
    }
    case 'keeps contact':
      return carer?.contact && keepContact(tx, { childId, ...carer.contact })
    case 'says how to be told':
      return sayNeeds(tx, { carerId: tx.personId, ...step.needs })
    case 'tells a diagnosis':
      return tx
        .insertInto('diagnoses')
        .values({
          areaId: tx.areaId,
          childId,
          id: newId(),
          toldBy: tx.personId,
          words: step.words,
          source: step.source,
        })
        .execute()
    case 'says': {
      const view = await takeUpView(tx, visit, { child: { ...child, id: childId }, voice: step.voice, today })
      if (!view) throw new Error('A view was begun and is not there')
      await say(tx, { childId, viewId: view.id, said: step.said })
      return step.finishes && finishView(tx, visit, { childId, viewId: view.id })
    }
    case 'releases': {
      const voice = step.voice ?? 'parent'
      const view = await takeUpView(tx, visit, { child: { ...child, id: childId }, voice, today })
      return (
        view && releaseView(tx, visit, { childId, viewId: view.id, released: 'everyone', releasedTo: [] })
      )
    }
    case 'invites': {
      const { name, relationship, reach, may } = step
      return inviteCarer(tx, { childId, name, relationship, reach, may })
    }
    case 'shares':
      soFar.grants.set(step.holder.id, await share(tx, { childId, holder: step.holder, scopes: step.scopes }))
      return
    case 'stops sharing': {
      const grantId = soFar.grants.get(step.holderId)
      return grantId && stopSharing(tx, { childId, grantId, because: step.because })
    }
    case 'asks for a call': {
      const teamId = await letAreaTeamIn(tx, childId, 'asked for help')
      return (
        teamId &&
        promiseCall(tx, { childId, teamId, why: 'asked for a call', lines: [], today, bankHolidays })
      )
    }
    case 'speaks to the family': {
      const [waiting] = await contactsWaiting(tx, { childId })
      const { spokeTo, words } = step
      return waiting && keepPromise(tx, visit, { childId, contactId: waiting.id, spokeTo, words })
    }
    case 'writes that it is not safe': {
      const { kind, words, reachHow, offer } = step
      const written = { kind, words, reachHow, offer, keptFrom: [], keptBecause: null }
      soFar.concernId = await raiseConcern(tx, visit, world.area, { ...written, childId })
      return
    }
    case 'takes what was written':
      return takeConcern(tx, { concernId: soFar.concernId, seen: 0 })
    case 'speaks about what was written': {
      const { spokeTo, words } = step
      return closeConcern(tx, { concernId: soFar.concernId, spokeTo, words, spokeAt: visit.now })
    }
    case 'meets':
      return meet(tx, visit, soFar, step)
    case 'plans':
      return tellPlan(tx, visit, { childId, today, step })
    case 'tells of a try':
      return tellTry(tx, childId, step)
    case 'rates the hope':
      return rateHope(tx, visit, { childId, rating: step.rating })
    case 'countersigns': {
      const version = await latestVersion(tx, { childId })
      return version && countersign(tx, visit, { childId, versionId: version.id, today })
    }
    case 'opens it in an emergency': {
      // Some turn of chance let them in already: then they need not.
      if (await mayReach(tx, childId, 'profile')) return
      const { givenName: firstName, familyName, bornOn } = child
      const searchId = (await findForGlass(tx, { firstName, familyName, bornOn })) ?? ''
      if (!(await breakGlass(tx, { searchId, reason: step.reason, words: step.words })))
        throw new Error('A record could not be opened in an emergency')
      return looked(tx, 'looked at the page about this child', [childId])
    }
    case 'checks the emergency': {
      const breakingId = await newestToCheck(tx)
      return breakingId && findOfGlass(tx, { breakingId, finding: step.finding, words: step.words })
    }
    case 'reviews': {
      const version = await latestVersion(tx, { childId })
      if (!version) throw new Error('A review of nothing agreed')
      const { side: bySide, answer, words, nextOn } = step
      return review(tx, { childId, versionId: version.id, byName: visit.name, bySide, answer, words, nextOn })
    }
  }
}

async function meet(tx: AreaTx, visit: Visit, { childId, child, world }: SoFar, step: StepOf<'meets'>) {
  const today = dayOf(step.at, world.area.zone)
  const known = { ...child, id: childId }
  const meetingId = await beginMeeting(tx, visit, known)
  for (const said of step.lines) {
    const written = await writeLine(tx, { childId, meetingId, said, over: '' })
    if (written.outcome !== 'kept') throw new Error(`A line could not be written: ${written.outcome}`)
  }
  if (!step.agreed) return
  const { yesName, yesHow, youngPerson, reviewOn } = step.agreed
  const decision = await agreeProfile(tx, visit, {
    child: known,
    meetingId,
    yes: { name: yesName, how: yesHow, youngPerson },
    reviewOn,
    today,
    bankHolidays: new Set(world.area.bankHolidays),
  })
  if (decision.outcome === 'refused') throw new Error(`A made-up profile was refused: ${decision.because}`)
}
