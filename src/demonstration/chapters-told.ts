/** Whose story has a chapter of its own, and when it was. Pure. */
import type { Day } from '#platform/time.ts'
import { compareMoments, isWorkingDay, momentOf } from './calendar.ts'
import type { ChapterName, Step, Story } from './story.ts'
import type { World } from './world.ts'

const chapters: Record<string, ChapterName> = {
  Robin: 'what goes with a plan',
  Ellis: 'two homes',
  Callum: 'a home kept private',
  Esme: 'kept to a few',
  Maya: 'a record of her own',
  Rowan: 'a record of his own',
  Tobi: 'begun twice',
  Nela: 'taken for one',
}

/** The last working day, or after the last step where that is later: what follows from a chapter stops no step. */
export function withChapter(world: World, story: Story): Story {
  const chapter = chapters[story.family.children[0]?.givenName ?? '']
  const carer = story.family.carers[0]
  const [steps = [], ...others] = story.steps
  if (!chapter || !carer || world.area.slug !== 'kent-and-medway') return story
  const last = steps.at(-1)?.at.add({ minutes: 5 })
  const day = momentOf(latestWorkingDay(world.today.subtract({ days: 1 })), 12, 10)
  const at = last && compareMoments(last, day) > 0 ? last : day
  const step: Step = { does: 'lives through', chapter, at, by: carer.id }
  return { ...story, steps: [[...steps, step], ...others] }
}

function latestWorkingDay(by: Day): Day {
  let day = by
  while (!isWorkingDay(day)) day = day.subtract({ days: 1 })
  return day
}
