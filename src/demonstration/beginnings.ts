/** How far a story goes, and when and with what it begins. Pure. */
import { isBefore } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Child } from './family.ts'
import type { Fullness } from './story.ts'
import type { World } from './world.ts'

export type Reached = 'draft begun' | 'draft finished' | 'shared' | 'agreed'

export const reached: Record<Fullness, readonly (readonly [Reached, number])[]> = {
  full: [
    ['draft begun', 6],
    ['draft finished', 8],
    ['shared', 14],
    ['agreed', 72],
  ],
  brief: [
    ['draft begun', 18],
    ['draft finished', 23],
    ['shared', 18],
    ['agreed', 41],
  ],
}

/** Days between the first evening and today that each needs; what is not reached by today is still to come. */
const leastDays: Record<Reached, number> = { 'draft begun': 1, 'draft finished': 2, shared: 8, agreed: 24 }

/** Doors opened two years ago, more families hear of it each month, and nobody begins before they are two months old. */
export function firstDay(
  chance: Chance,
  { world: { area, today }, child, upTo }: { world: World; child: Child; upTo: Reached },
) {
  const earliest = [area.openedOn, today.subtract({ years: 2 }), child.bornOn.add({ days: 60 })]
  const from = earliest.reduce((late, day) => (isBefore(late, day) ? day : late))
  const span = from.until(today).days - leastDays[upTo]
  if (span <= 0) return isBefore(from, today) ? from : today.subtract({ days: 1 })
  return from.add({ days: Math.floor(chance.next() ** 0.6 * span) })
}

export function placeWord({ settings }: World, child: Child) {
  const kind = settings.find(({ id }) => id === child.settingId)?.kind
  if (!kind) return ''
  return kind === 'nursery' || kind === 'college' ? kind : 'school'
}

/** A fact somebody chose to tell, and where they had it from. Nothing here reads it again. */
export function diagnosisOf(chance: Chance, years: number) {
  const told =
    years < 5
      ? ['Autism', 'Glue ear', 'Epilepsy']
      : ['Autism', 'Autism', 'ADHD', 'ADHD', 'Autism and ADHD', 'Dyslexia', 'Dyspraxia', 'Tourette’s']
  const source = [
    'Letter from the paediatrician',
    'Report from the community clinic',
    'Assessed privately',
    'Told by the consultant',
    'Report from where we lived before',
  ]
  return { words: chance.oneOf(told), source: chance.oneOf(source) }
}
