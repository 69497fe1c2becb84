/** From the table to the reviews: meetings, agreed lines, urgent promises, signing later, looking again. Pure. */
import { rowsOf, stops, type AgreedLine, type LineKey, type Need } from '#profiles/profiles.ts'
import type { Day } from '#platform/time.ts'
import { atHome, atWork, firstFrom, isBefore, isSchoolDay, isWorkingDay, someDay } from './calendar.ts'
import type { Chance } from './chance.ts'
import { ageOn, type Carer, type Child } from './family.ts'
import type { Underneath } from './needs.ts'
import { planSteps } from './plan-steps.ts'
import { wasTrained, type Staff } from './staff.ts'
import type { Step, StepOf } from './story.ts'
import {
  disagreementFor,
  quoteFor,
  reasonFor,
  reviewFor,
  spokenFor,
  strengthFor,
  type Facts,
} from './words.ts'
import { areaTeamOf, staffOf, trainedOn, visitorsOf, type World } from './world.ts'

export type Meeting = {
  world: World
  child: Child
  carer: Carer
  facts: Facts
  underneath: Underneath
  helper: Staff
  holder: { id: string }
  years: number
  full: boolean
}
type Add = (step: Step) => void
type Talk = { on: Day; lines: readonly LineKey[]; add: Add }

export function agreements(
  chance: Chance,
  meeting: Meeting,
  { on, upTo, lines, add }: Talk & { upTo: string },
) {
  if (upTo === 'shared') {
    // Some have met once and not finished: the table is still open.
    if (chance.yes(0.35)) add(meets(chance, meeting, { on, lines: lines.slice(0, 3), agreed: null }))
    return
  }
  looksAgain(chance, meeting, { on, lines, add })
  // A share ends when a family says so, whatever the reason.
  const at = atHome(chance, meeting.world.today.subtract({ days: chance.whole(1, 20) }))
  if (chance.yes(0.06))
    add({
      does: 'stops sharing',
      at,
      by: meeting.carer.id,
      holderId: meeting.holder.id,
      because: 'the family said stop',
    })
}

/** Agrees, looks again when it is time, and agrees anew after a year or when much is different. */
function looksAgain(chance: Chance, meeting: Meeting, { on, lines, add }: Talk) {
  const { today } = meeting.world
  let due = agree(chance, meeting, { on, lines, add })
  let since = on
  for (let looks = 0; looks < 12; looks++) {
    const lateDays = due.until(today).days
    // A few are late now. What was late long ago has been caught up with.
    if (lateDays > 0 && lateDays < 45 && chance.yes(0.18)) return
    const looked = reviews(chance, meeting, due)
    if (!isBefore(looked.on, today)) return
    add(looked.step)
    due = looked.step.nextOn
    const { answer } = looked.step
    const anew =
      since.until(looked.on).days > 330 || answer === 'different' || (answer === 'harder' && chance.yes(0.4))
    if (!anew) continue
    const next = someDay(chance, looked.on.add({ days: chance.whole(10, 30) }), isMeetingDay(meeting))
    if (!isBefore(next, today)) return
    due = agree(chance, meeting, { on: next, lines, add })
    since = next
  }
}

const isMeetingDay = ({ child }: Meeting) => (child.settingId ? isSchoolDay : isWorkingDay)

/** One meeting and all that follows from it at once. Answers the day to look again. */
function agree(chance: Chance, meeting: Meeting, { on, lines, add }: Talk): Day {
  const { world, carer, helper, facts } = meeting
  const step = meets(chance, meeting, { on, lines, agreed: reviewDayFrom(on, world) })
  add(step)
  planSteps(chance, meeting, { on, lines: step.lines, add })
  const sign = firstFrom(on.add({ days: chance.whole(2, 12) }), isWorkingDay)
  const ago = on.until(world.today).days
  const unsigned = chance.yes(ago < 24 ? 0.7 : ago < 60 ? 0.15 : 0)
  const signer = trainedOn(visitorsOf(world), sign)
  if (!wasTrained(helper, on) && signer.length > 0 && !unsigned)
    add({ does: 'countersigns', at: atWork(chance, sign), by: chance.oneOf(signer).id })
  const urgent = step.lines.some(({ needs }) => Object.values(needs).includes('urgent'))
  const next = firstFrom(on.add({ days: 1 }), isWorkingDay)
  const stillWaiting = ago < 6 && chance.yes(0.5)
  if (urgent && !stillWaiting) {
    const by = chance.oneOf(staffOf(world, areaTeamOf(world)).slice(2, 12)).id
    const spokeTo = `${carer.name}, ${carer.relationship}`
    add({
      does: 'speaks to the family',
      at: atWork(chance, next),
      by,
      spokeTo,
      words: spokenFor(chance, facts),
    })
  }
  return reviewDayFrom(on, world)
}

const reviewDayFrom = (on: Day, { area }: World) =>
  firstFrom(on.add({ weeks: area.reviewWeeks }), isWorkingDay)

function meets(
  chance: Chance,
  meeting: Meeting,
  { on, lines, agreed }: { on: Day; lines: readonly LineKey[]; agreed: Day | null },
): StepOf<'meets'> {
  const { child, carer, helper } = meeting
  const young = ageOn(on, child) < 7
  return {
    does: 'meets',
    at: atWork(chance, on),
    by: helper.id,
    lines: lines.map((line) => agreedLine(chance, meeting, line)),
    agreed: agreed && {
      yesName: carer.name,
      yesHow: chance.weighed([
        ['in the room', 7],
        ['by telephone', 2],
        ['on their own device', 1],
      ]),
      youngPerson: young
        ? 'not old enough to ask yet'
        : chance.yes(0.85)
          ? 'said yes'
          : 'was asked and did not want to say',
      reviewOn: agreed,
    },
  }
}

function agreedLine(chance: Chance, { underneath, facts }: Meeting, line: LineKey): AgreedLine {
  const { places, weight } = underneath.lines[line]
  const open = chance.yes(0.08)
  const told = { line, reason: '', strength: strengthFor(chance, line, facts), words: '', disagreement: '' }
  if (open) {
    const needs = { home: 'not asked', setting: 'not asked', community: 'not asked' } as const
    return { ...told, open, positions: {}, needs, disagreement: disagreementFor(chance, facts) }
  }
  const need = (share: number): Need =>
    weight === 'heavy'
      ? chance.yes(share)
        ? 'a lot'
        : 'some'
      : weight === 'some' && chance.yes(share)
        ? 'some'
        : 'none'
  const urgent = weight === 'heavy' && line === 'emotional_regulation' && chance.yes(0.12)
  const setting =
    facts.place === '' ? 'not asked' : underneath.masks ? (weight === 'heavy' ? 'some' : 'none') : need(0.6)
  return {
    ...told,
    open,
    positions: Object.fromEntries(
      rowsOf(line).flatMap(({ part }) => {
        const stop = stops[places[part] ?? -1]
        return stop ? [[part, stop.value]] : []
      }),
    ),
    needs: { home: urgent ? 'urgent' : need(0.65), setting, community: need(0.4) },
    reason: weight === 'light' && chance.yes(0.6) ? '' : reasonFor(chance, line, facts),
    words: weight === 'light' ? '' : quoteFor(chance, line, facts),
    disagreement:
      underneath.masks && weight === 'heavy' && chance.yes(0.4) ? disagreementFor(chance, facts) : '',
  }
}

/** Either side looks again, near the day: most a little before or on it, some after a nudge. */
function reviews(chance: Chance, meeting: Meeting, due: Day): { step: StepOf<'reviews'>; on: Day } {
  const family = chance.yes(0.62) || !meeting.child.settingId
  const around = due.add({ days: chance.whole(-8, 16) })
  const on = family ? around : someDay(chance, around, isMeetingDay(meeting))
  const answer = chance.weighed([
    ['still right', 42],
    ['better', 33],
    ['harder', 15],
    ['different', 10],
  ] as const)
  const weeks = {
    'still right': chance.oneOf([12, 12, 26]),
    better: chance.oneOf([12, 26]),
    harder: 6,
    different: 12,
  }[answer]
  const step = {
    does: 'reviews' as const,
    at: family ? atHome(chance, on) : atWork(chance, on),
    by: family ? meeting.carer.id : meeting.helper.id,
    side: family ? ('family' as const) : ('setting' as const),
    answer,
    words: reviewFor(chance, answer, meeting.facts),
    nextOn: firstFrom(on.add({ weeks }), isWorkingDay),
  }
  return { step, on }
}
