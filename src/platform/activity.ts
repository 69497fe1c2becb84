/** Whether the account of who looked and who changed what still holds, from its first row to the ends noted outside the database. */
import { linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import { z } from 'zod'
import type { DB } from './schema.d.ts'
import { Temporal } from './time.ts'

type Owner = Kysely<DB>
/** A place in the account that does not hold: which chain, which row of it, and why. */
export type Broken = { shard: number; seq: number; why: string }

const Anchor = z.object({
  day: z.iso.date(),
  heads: z.array(z.object({ shard: z.int(), seq: z.int(), hash: z.string().regex(/^[0-9a-f]+$/) })),
})

/**
 * Notes the end of every chain outside the database: a tail deleted together with its head shows only there.
 * Once a day; a day that is noted already is left as it was. Answers the file.
 */
export async function anchorActivity(worker: Kysely<DB>, folder: string): Promise<string> {
  const { rows: heads } = await sql<{ shard: number; seq: number; hash: string; day: string }>`
    select shard, seq, hash, day::text from activity_ends() order by shard`.execute(worker)
  const day = heads[0]?.day ?? Temporal.Now.plainDateISO('UTC').toString()
  const file = join(folder, `${day}.json`)
  mkdirSync(folder, { recursive: true })
  const noted = heads.filter(({ seq }) => seq > 0).map(({ shard, seq, hash }) => ({ shard, seq, hash }))
  // Whole or not at all, and the first to say stays: a program may be killed here, or two may come at once.
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${JSON.stringify({ day, heads: noted }, null, 2)}\n`, { mode: 0o600 })
  try {
    linkSync(unfinished, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(unfinished)
  }
  return file
}

/** Every broken place, in the order of the chains: altered rows, gaps, and ends that were noted in `folder` and are gone. */
export async function verifyActivity(owner: Owner, folder: string): Promise<Broken[]> {
  const { rows: inside } =
    await sql<Broken>`select shard, seq, why from broken_activity() order by shard, seq`.execute(owner)
  const outside: Broken[] = []
  for (const { day, heads } of anchors(folder))
    for (const { shard, seq, hash } of heads) {
      const { rows } = await sql<{ hash: string }>`
        select encode(hash, 'hex') as hash from activity where shard = ${shard} and seq = ${seq}`.execute(
        owner,
      )
      if (rows[0]?.hash !== hash)
        outside.push({
          shard,
          seq,
          why: rows[0]
            ? `this row is not the one noted on ${day}`
            : `this row was noted on ${day} and is gone`,
        })
    }
  return [...inside, ...outside]
}

function anchors(folder: string) {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name))
    .toSorted()
    .map((name) => Anchor.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}
