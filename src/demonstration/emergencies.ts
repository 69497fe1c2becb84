/** Two records opened in an emergency: one the steward has checked, one that waits. Pure. */
import type { Day } from '#platform/time.ts'
import { isWorkingDay, momentOf } from './calendar.ts'
import type { Step } from './story.ts'
import type { World } from './world.ts'

/** The last working day on or before this one. */
function workingDayBy(day: Day): Day {
  for (let tries = 0; tries < 30; tries++, day = day.subtract({ days: 1 })) if (isWorkingDay(day)) return day
  return day
}

/** A youth worker read where a boy goes when it is too loud. */
export function robinsEmergency({ today, staff, cast }: World): Step[] {
  const helper = staff.find(({ job }) => job === 'Youth worker')?.id
  const checker = cast.steward
  if (!helper || !checker) return []
  const day = workingDayBy(today.subtract({ days: 18 }))
  return [
    {
      does: 'opens it in an emergency',
      at: momentOf(day, 15, 5),
      by: helper,
      reason: 'missing',
      words:
        'He ran from our after-school club when the fire bell rang. We needed to know where he goes when it is too loud, and whom to ring.',
    },
    {
      does: 'checks the emergency',
      at: momentOf(day, 16, 50),
      by: checker,
      finding: 'right to do',
      words:
        'I rang the club. He was found in the cloakroom after ten minutes. Only what was needed was opened.',
    },
  ]
}

/** Yesterday, or the last day people were at work: nobody has checked it yet. */
export function callumsEmergency({ today, cast }: World): Step[] {
  if (!cast.supporter) return []
  return [
    {
      does: 'opens it in an emergency',
      at: momentOf(workingDayBy(today.subtract({ days: 1 })), 16, 40),
      by: cast.supporter,
      reason: 'in crisis',
      words:
        'His nan rang our line. He had locked himself in and would not speak. I needed to know what calms him before I told her what to try.',
    },
  ]
}

export const inOrder = (steps: readonly Step[]) =>
  steps.toSorted((one, other) => one.at.epochMilliseconds - other.at.epochMilliseconds)
