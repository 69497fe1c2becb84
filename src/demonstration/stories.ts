/** Every story of an area by its number: first those of the people to try, then as many families as it holds. Pure. */
import { reached } from './beginnings.ts'
import { courseOf } from './course.ts'
import { childrenIn, makeFamily } from './family.ts'
import { starring } from './starring.ts'
import type { Fullness, Story } from './story.ts'
import type { World } from './world.ts'

/** How many stories are told in full, those of the people to try among them. */
export const fullStories = 120

export function storyOf(world: World, number: number): Story | undefined {
  const stars = starring(world)
  const star = stars[number - 1]
  if (star) return star
  if (number > howMany(world)) return undefined
  return familyStory(world, number, number <= fullStories ? 'full' : 'brief')
}

function familyStory(world: World, number: number, fullness: Fullness): Story {
  const chance = world.chance.of(`story ${number}`)
  const family = makeFamily(chance.of('family'), { ...world, number })
  const steps = family.children.map((child, i) => {
    const course = chance.of(`course ${i}`)
    const upTo = course.weighed(reached[fullness])
    return courseOf(world, { chance: course, child, carers: family.carers, fullness, upTo })
  })
  return { number, family, steps }
}

const counted = new WeakMap<World, number>()

/** How many stories hold the children this area is to have. */
export function howMany(world: World): number {
  const known = counted.get(world)
  if (known !== undefined) return known
  let [number, children] = [0, 0]
  const stars = starring(world)
  while (children < world.children) {
    number++
    children += stars[number - 1]?.family.children.length ?? childrenIn(number)
  }
  counted.set(world, number)
  return number
}
