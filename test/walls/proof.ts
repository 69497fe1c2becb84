/** Takes each wall of the database away in turn, in a transaction that is undone, and says which check turned red. */
import pg from 'pg'
import { attacks } from './attacks.ts'
import { catalogue } from './catalogue.ts'
import { mutations, type Mutation } from './mutations.ts'
import { sight } from './sight.ts'
import { openWall, type Check, type Facts } from './wall.ts'

export type Proof = { wall: string; red: string | undefined }

const all = [...catalogue, ...sight, ...attacks]
const nearest: Record<Mutation['near'], readonly Check[]> = { sight, attacks, catalogue }

/** Hands each wall to `done` with the first check that missed it. A wall that cannot be taken away throws. */
export async function proveDatabase(
  adminUrl: string,
  facts: Facts,
  done: (proof: Proof) => void,
  only = (_wall: string) => true,
) {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const costs = await timesOf(client, facts)
    const caught: Check[] = []
    for (const { wall, near, sql } of (await mutations(client)).filter((each) => only(each.wall))) {
      await client.query('begin')
      for (const statement of sql)
        await client.query(statement).catch((cause: unknown) => {
          throw new Error(`“${wall}” could not be taken away`, { cause })
        })
      const found = await firstRed(client, facts, inOrder({ wall, near, caught, costs }))
      await client.query('rollback')
      if (found) caught.unshift(found, ...caught.splice(0).filter((each) => each !== found))
      done({ wall, red: found?.name })
    }
  } finally {
    await client.end()
  }
}

/**
 * Every check, the likeliest to miss this wall first: what names its table or function, what missed the walls before it,
 * what lies near it, each from the quickest to the slowest. A wall that stays unmissed has been looked for by all.
 */
function inOrder({
  wall,
  near,
  caught,
  costs,
}: {
  wall: string
  near: Mutation['near']
  caught: readonly Check[]
  costs: ReadonlyMap<Check, number>
}): Check[] {
  const words = new Set(wall.match(/\w+/g)?.filter((word) => word.includes('_') || word.length > 4))
  const rank = (check: Check) => {
    if (check.name.match(/\w+/g)?.some((word) => words.has(word))) return 0
    if (caught.indexOf(check) >= 0 && caught.indexOf(check) < 3) return 1
    return nearest[near].includes(check) ? 2 : 3
  }
  const cost = (check: Check) => costs.get(check) ?? 0
  return all.toSorted((one, other) => rank(one) - rank(other) || cost(one) - cost(other))
}

/** How long each takes with every wall standing, in milliseconds. Throws where one is red already. */
async function timesOf(client: pg.Client, facts: Facts): Promise<Map<Check, number>> {
  const costs = new Map<Check, number>()
  for (const check of all) {
    const began = performance.now()
    await client.query('begin')
    const red = await firstRed(client, facts, [check])
    await client.query('rollback')
    if (red) throw new Error(`With every wall standing, a check is red already: ${red.name}`)
    costs.set(check, performance.now() - began)
  }
  return costs
}

/** The first check that turns red, or undefined when every one holds. */
async function firstRed(client: pg.Client, facts: Facts, checks: readonly Check[]) {
  for (const check of checks) {
    await client.query('savepoint a_check')
    try {
      await check.run(openWall(client, facts))
    } catch {
      return check
    } finally {
      await client.query('rollback to savepoint a_check; release savepoint a_check')
    }
  }
  return undefined
}
