/**
 * The list of who was erased, in a file outside the database: a line for each, with ids alone. It outlives the database, so
 * that a backup from before does not bring anybody back.
 */
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Database } from '#platform/database.ts'
import { Temporal } from '#platform/time.ts'
import { backAgain, eraseAgain, erasedHere, eraseSome, erasuresLeft, type Erased } from './queries.ts'
import { periods, type Kind } from './rules.ts'

const Line = z.strictObject({
  area: z.uuid(),
  id: z.uuid(),
  // The keys of a record of kinds are kinds.
  rule: z.enum(Object.keys(periods) as [Kind, ...Kind[]]),
  at: z.iso.datetime({ offset: true }).transform((said) => Temporal.Instant.from(said)),
})

/** Few enough that a transaction stays short. */
const atATime = 5

/**
 * Erases all that was agreed to, a few at a time. Each is in the file before its transaction ends: a program killed between
 * has noted somebody who was due and agreed to, and erases them at its next try.
 */
export async function eraseDue(worker: Database, file: string): Promise<void> {
  for (let left = await erasuresLeft(worker); left > 0;) {
    await worker.transaction().execute(async (tx) => append(file, await eraseSome(tx, atATime)))
    const now = await erasuresLeft(worker)
    // Another machine holds what is left, or something is in the way: tomorrow again.
    if (now >= left) return
    left = now
  }
}

/**
 * After a backup was restored, and at each start: erases again whoever the file names and is here, and adds to each of the
 * two lists what only the other one has. Answers how many the file names and how many had come back.
 */
export async function eraseAgainFrom(
  owner: Database,
  file: string,
): Promise<{ named: number; back: number }> {
  const named = readErased(file)
  const noted = new Set((await erasedHere(owner)).map(({ id }) => id))
  const here = await backAgain(
    owner,
    named.map(({ id }) => id),
  )
  for (const each of named)
    if (here.has(each.id) || !noted.has(each.id))
      await owner.transaction().execute((tx) => eraseAgain(tx, each))
  const inFile = new Set(named.map(({ id }) => id))
  append(
    file,
    (await erasedHere(owner)).filter(({ id }) => !inFile.has(id)),
  )
  return { named: inFile.size, back: here.size }
}

/** Each line of the file, an id once. A line that cannot be read stops everything: it would bring somebody back. */
export function readErased(file: string): Erased[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  const erased = lines.flatMap((line, i): Erased[] => {
    // Half a line is of a program that was killed while it wrote: nobody was erased by it yet.
    if (!line.endsWith('}')) return []
    const read = Line.safeParse(json(line))
    if (!read.success) throw new Error(`Line ${i + 1} of the list of who was erased cannot be read.`)
    return [read.data]
  })
  return [...new Map(erased.map((each) => [each.id, each])).values()]
}

function json(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** On the disk when it answers. */
function append(file: string, erased: readonly Erased[]) {
  if (erased.length === 0) return
  mkdirSync(dirname(file), { recursive: true })
  const open = openSync(file, 'a', 0o600)
  try {
    const lines = erased.map(({ area, id, rule, at }) =>
      JSON.stringify({ area, id, rule, at: at.toString() }),
    )
    // On lines of their own, whatever half a line stands before.
    appendFileSync(open, `\n${lines.join('\n')}\n`)
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
