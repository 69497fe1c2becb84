/** How things went for one child: from a first evening with a phone to reviews a year on. Pure. */
import { Temporal, type Day } from '#platform/time.ts'
import type { LineKey } from '#profiles/profiles.ts'
import { agreements } from './agreement.ts'
import { diagnosisOf, firstDay, placeWord, type Reached } from './beginnings.ts'
import { atHome, atWork, firstFrom, isBefore, isSchoolDay, isWorkingDay, someDay } from './calendar.ts'
import type { Chance } from './chance.ts'
import { ageOn, type Carer, type Child } from './family.ts'
import { makeUnderneath, type Underneath } from './needs.ts'
import type { Staff } from './staff.ts'
import type { Fullness, Step } from './story.ts'
import { lineOrder, sayLine, type Seer } from './view.ts'
import { factsOf, joysOf, spokenFor, triedOf, worriesFor, type Facts } from './words.ts'
import { staffOf, teamOf, visitorsOf, type World } from './world.ts'

export type Ask = {
  chance: Chance
  child: Child
  carers: readonly Carer[]
  fullness: Fullness
  upTo: Reached
  /** The day they begin, and who leads, where chance shall not choose. */
  begun?: Day
  led?: Staff | undefined
}
type Course = {
  world: World
  chance: Chance
  child: Child
  carer: Carer
  years: number
  facts: Facts
  underneath: Underneath
  full: boolean
  /** What has not happened by today is left out. */
  add: (step: Step) => void
  sayAll: (lines: readonly LineKey[], by: Seer['by']) => Extract<Step, { does: 'says' }>['said']
}

/** The steps of one child's story, in the order of time. */
export function courseOf(world: World, ask: Ask): Step[] {
  const { chance, child, fullness, upTo } = ask
  const [carer, second] = ask.carers
  if (!carer) throw new Error('A child has somebody who cares for them')
  const begun = ask.begun ?? firstDay(chance, { world, child, upTo })
  const [years, full] = [ageOn(begun, child), fullness === 'full']
  const facts = factsOf(chance, child, years, placeWord(world, child))
  const underneath = makeUnderneath(chance)
  const steps: Step[] = []
  const now = world.today.toZonedDateTime(world.area.zone).toInstant()
  const course: Course = {
    world,
    chance,
    child,
    carer,
    years,
    facts,
    underneath,
    full,
    add: (step) => Temporal.Instant.compare(step.at, now) < 0 && steps.push(step),
    sayAll: (lines, by) =>
      lines.flatMap((line) =>
        sayLine(chance, { line, by, underneath, years, facts, fullness: full ? 0.85 : 0.3 }),
      ),
  }
  const order = lineOrder(chance, underneath)
  const told = order.slice(0, upTo === 'draft begun' ? chance.whole(2, 5) : full ? 9 : chance.whole(5, 8))
  const finished = drafts(course, { begun, order, told, upTo })
  if (upTo === 'draft begun') return inOrder(steps)
  if (second && chance.yes(0.85)) secondView(course, { second, order, finished })
  if (upTo !== 'draft finished') meetUp(course, { finished, told, upTo, led: ask.led })
  else if (chance.yes(0.16)) call(course, finished.add({ days: 3 }))
  return inOrder(steps)
}

function inOrder(steps: Step[]): Step[] {
  const sorted = steps.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
  // Nobody writes after the share they wrote by has ended.
  return sorted.filter(
    ({ does }, i) =>
      does !== 'stops sharing' || sorted.slice(i).every((step) => step.does === 'stops sharing'),
  )
}

/** Told at once, or in two sittings some days apart. Answers the day of the last. */
function drafts(
  { chance, carer, underneath, years, facts, full, add, sayAll }: Course,
  { begun, order, told, upTo }: { begun: Day; order: LineKey[]; told: LineKey[]; upTo: Reached },
): Day {
  const first = atHome(chance, begun)
  add({ does: 'registers', at: first, by: carer.id })
  if (carer.contact && chance.yes(0.8))
    add({ does: 'keeps contact', at: first.add({ minutes: 2 }), by: carer.id })
  if (chance.yes(0.35))
    add({
      does: 'tells a diagnosis',
      at: first.add({ minutes: 3 }),
      by: carer.id,
      ...diagnosisOf(chance, years),
    })
  const heavy = order.filter((line) => underneath.lines[line].weight === 'heavy').slice(0, full ? 3 : 2)
  const opening = [
    { line: '', kind: 'joy' as const, value: joysOf(chance, facts) },
    { line: '', kind: 'worry' as const, value: chance.yes(0.95) ? worriesFor(chance, heavy, facts) : '' },
    { line: '', kind: 'tried' as const, value: chance.yes(0.7) ? triedOf(chance, facts) : '' },
  ].filter(({ value }) => value !== '')
  const sitting = upTo === 'draft begun' ? told.length : chance.whole(2, 5)
  const said = [...opening, ...sayAll(told.slice(0, sitting), 'home')]
  const shared = { does: 'says' as const, by: carer.id, voice: 'parent' as const }
  add({ ...shared, at: first.add({ minutes: 14 }), said, finishes: false })
  const finished = begun.add({ days: chance.whole(1, 9) })
  if (upTo === 'draft begun') return finished
  const skipped = order
    .filter((line) => !told.includes(line))
    .map((line) => ({ line, kind: 'skipped' as const, value: 'yes' }))
  const rest = [...sayAll(told.slice(sitting), 'home'), ...skipped]
  add({ ...shared, at: atHome(chance, finished), said: rest, finishes: true })
  return finished
}

function secondView(
  { chance, carer, add, sayAll }: Course,
  { second, order, finished }: { second: Carer; order: LineKey[]; finished: Day },
) {
  const at = atHome(chance, finished.add({ days: chance.whole(1, 6) }))
  add({ does: 'joins', at, by: carer.id, carer: second })
  const said = sayAll(order.slice(0, chance.whole(3, 6)), 'home')
  add({ does: 'says', at: at.add({ minutes: 30 }), by: second.id, said, finishes: true, voice: 'parent' })
  if (chance.yes(0.7)) add({ does: 'releases', at: at.add({ minutes: 32 }), by: second.id })
}

/** Shared with their setting, or with one of the area's team; that side says what it sees; then they sit down together. */
function meetUp(
  course: Course,
  { finished, told, upTo, led }: { finished: Day; told: LineKey[]; upTo: Reached; led: Staff | undefined },
) {
  const { world, chance, child, carer, full, add, sayAll } = course
  const team = teamOf(world, child.settingId)
  const [senco, ...others] = staffOf(world, team)
  const helper =
    led ??
    (senco ? (chance.yes(0.8) ? senco : chance.oneOf([senco, ...others])) : chance.oneOf(visitorsOf(world)))
  const byTeam = team && (led !== undefined || chance.yes(0.75))
  const holder = byTeam ? { kind: 'team' as const, id: team.id } : { kind: 'staff' as const, id: helper.id }
  const shared = finished.add({ days: chance.whole(2, 18) })
  const at = atHome(chance, shared)
  const scopes: ('profile' | 'plan' | 'contact')[] = ['profile', 'plan']
  add({ does: 'shares', at, by: carer.id, holder, scopes: chance.yes(0.8) ? [...scopes, 'contact'] : scopes })
  add({ does: 'releases', at: at.add({ minutes: 1 }), by: carer.id })

  const looks = (person: Staff, on: Day, lines: LineKey[]) => {
    const by = person.settingId ? ('setting' as const) : ('professional' as const)
    const saying = atWork(chance, on)
    add({ does: 'says', at: saying, by: person.id, said: sayAll(lines, by), finishes: true, voice: by })
    add({ does: 'releases', at: saying.add({ minutes: 1 }), by: person.id })
  }
  const special = chance.oneOf(world.teams.filter(({ kind }) => kind === 'specialist'))
  if (chance.yes(0.13)) {
    const whom = { kind: 'team' as const, id: special.id }
    add({
      does: 'shares',
      at: at.add({ minutes: 3 }),
      by: carer.id,
      holder: whom,
      scopes: [...scopes, 'contact'],
    })
    const seenOn = firstFrom(shared.add({ days: chance.whole(3, 12) }), isWorkingDay)
    if (chance.yes(0.5)) looks(chance.oneOf(staffOf(world, special)), seenOn, chance.some(told, 3))
  }
  const isTheirDay = child.settingId ? isSchoolDay : isWorkingDay
  const watched = someDay(chance, shared.add({ days: chance.whole(4, 16) }), isTheirDay)
  if (chance.yes(0.88))
    looks(helper, watched, chance.some(told, full ? chance.whole(5, 9) : chance.whole(3, 4)))
  const on = someDay(chance, watched.add({ days: chance.whole(3, 24) }), isTheirDay)
  const lines = told.slice(0, full ? 9 : 5)
  agreements(chance, { ...course, helper, holder }, { on, upTo, lines, add })
}

/** Some ask for a person before anything is shared. A few are still waiting. */
function call({ world, chance, carer, facts, add }: Course, day: Day) {
  add({ does: 'asks for a call', at: atHome(chance, day), by: carer.id })
  if (isBefore(world.today, day.add({ days: 25 })) && chance.yes(0.5)) return
  const on = firstFrom(day.add({ days: chance.whole(1, 6) }), isWorkingDay)
  const spokeTo = `${carer.name}, ${carer.relationship}`
  const by = chance.oneOf(visitorsOf(world)).id
  add({ does: 'speaks to the family', at: atWork(chance, on), by, spokeTo, words: spokenFor(chance, facts) })
}
