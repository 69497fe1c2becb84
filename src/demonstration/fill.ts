/** Fills areas with stories: the first before anyone comes in, the rest a few at a time while the program serves. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '#platform/database.ts'
import { howMany, storyOf } from './stories.ts'
import { tellStory } from './tell.ts'
import { telling } from './telling.ts'
import type { World } from './world.ts'

type Filling = {
  tellFirst: () => Promise<void>
  tellRest: () => Promise<void>
  stop: () => Promise<void>
}
type ToTell = { world: World; number: number }

// A pause as long as a quick page, so that visitors and stories take turns.
const pauseMs = 15
const newsMs = 5_000

export function fillAreas({
  owner,
  say,
  worlds,
  first,
  most,
}: {
  owner: Database
  say: (line: string) => void
  worlds: readonly World[]
  first: number
  most: number
}): Filling {
  let stopping = false
  const working = new Set<Promise<void>>()
  const during = (work: Promise<void>) => {
    working.add(work)
    return work.finally(() => working.delete(work))
  }

  async function toTell(from: number, to: number): Promise<ToTell[]> {
    const told = new Set<string>()
    for (const { areaId, story } of await owner
      .selectFrom('demonstrationProgress')
      .select(['areaId', 'story'])
      .execute())
      told.add(`${areaId} ${story}`)
    return worlds.flatMap((world) =>
      numbers(from, Math.min(to, howMany(world)))
        .filter((number) => !told.has(`${world.areaId} ${number}`))
        .map((number) => ({ world, number })),
    )
  }

  /** Two at a time: one thinks while the database works for the other. */
  async function tellFirst() {
    const waiting = await toTell(1, Math.min(first, most))
    if (waiting.length === 0) return
    say(`Telling the first ${waiting.length} families’ stories`)
    const line = waiting.values()
    await Promise.all([1, 2].map(() => tellAll(line, async () => undefined)))
  }

  async function tellRest() {
    const waiting = await toTell(first + 1, most)
    if (waiting.length === 0) return
    const all = waiting.length
    let [told, news] = [0, performance.now()]
    await tellAll(waiting.values(), async () => {
      told++
      if (performance.now() - news > newsMs || told === all) {
        news = performance.now()
        say(`${told.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} more families made up`)
      }
      await sleep(pauseMs)
    })
  }

  async function tellAll(line: Iterator<ToTell> & Iterable<ToTell>, after: () => Promise<unknown>) {
    for (const next of line) {
      if (stopping) return
      await tellOne(owner, next)
      await after()
    }
  }

  return {
    tellFirst: () => during(tellFirst()),
    tellRest: () => during(tellRest()),
    stop: async () => {
      stopping = true
      await Promise.allSettled(working)
    },
  }
}

/** A story and the note that it has been told, together or not at all. */
async function tellOne(owner: Database, { world, number }: ToTell) {
  const story = storyOf(world, number)
  if (!story) return
  await telling(owner, async (as) => {
    const { areaId, today } = world
    const children = story.family.children.length
    const fresh = await as.owner
      .insertInto('demonstrationProgress')
      .values({ areaId, story: number, madeOn: today, children })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (fresh.numInsertedOrUpdatedRows === 1n) await tellStory(as, world, story)
  })
}

const numbers = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
