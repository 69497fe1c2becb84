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

/**
 * Hands each wall to `done` with the first check that missed it. A wall that cannot be taken away throws, and so does a check
 * that is red with the wall standing: it would prove nothing.
 */
export async function proveDatabase(
  adminUrl: string,
  facts: Facts,
  done: (proof: Proof) => void,
  only = (_wall: string) => true,
) {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    const began = (await client.query<{ at: string }>('select now()::text as at')).rows[0]?.at
    /** At the moment the first wall fell: the sessions of the neighbourhood would be over before the last. */
    const begin = async () => {
      await client.query('begin')
      await client.query('update clock set moved = moved - (now() - $1::timestamptz)', [began])
    }
    const known = await acquaint(client, begin, facts)
    const caught: Check[] = []
    for (const { wall, near, sql } of (await mutations(client)).filter((each) => only(each.wall))) {
      await begin()
      await takeAway(client, wall, sql)
      const found = await firstRed(client, facts, inOrder({ wall, near, caught, known }))
      await client.query('rollback')
      if (found) {
        await begin()
        if (await firstRed(client, facts, [found]))
          throw new Error(`“${found.name}” is red with “${wall}” standing: it proves nothing`)
        await client.query('rollback')
        caught.unshift(found, ...caught.splice(0).filter((each) => each !== found))
      }
      done({ wall, red: found?.name })
    }
  } finally {
    await client.end()
  }
}

/** In the transaction that is open. */
export async function takeAway(client: pg.Client, wall: string, sql: readonly string[]) {
  for (const statement of sql)
    await client.query(statement).catch((cause: unknown) => {
      throw new Error(`“${wall}” could not be taken away`, { cause })
    })
}

/** What a check costs with every wall standing, in milliseconds, and every word of the SQL it tries. */
type Known = ReadonlyMap<Check, { cost: number; says: ReadonlySet<string> }>

/**
 * Every check, the likeliest to miss this wall first: what speaks of its table or function, what missed the walls before it,
 * what lies near it, each from the quickest to the slowest. A wall that stays unmissed has been looked for by all.
 */
function inOrder({
  wall,
  near,
  caught,
  known,
}: {
  wall: string
  near: Mutation['near']
  caught: readonly Check[]
  known: Known
}): Check[] {
  const subject =
    /^(?:policy \w+ on |key |trigger \w+ on |row-level security on )?(\w+)/.exec(wall)?.[1] ?? ''
  const rank = (check: Check) => {
    if (words(check.name).has(subject)) return 0
    if (known.get(check)?.says.has(subject)) return caught[0] === check ? 1 : 2
    if (caught.indexOf(check) >= 0 && caught.indexOf(check) < 3) return 3
    return nearest[near].includes(check) ? 4 : 5
  }
  const cost = (check: Check) => known.get(check)?.cost ?? 0
  return all.toSorted((one, other) => rank(one) - rank(other) || cost(one) - cost(other))
}
const words = (text: string) => new Set(text.match(/\w+/g))

/** Runs every check once and listens. Throws where one is red already. */
async function acquaint(client: pg.Client, begin: () => Promise<void>, facts: Facts): Promise<Known> {
  const known = new Map<Check, { cost: number; says: Set<string> }>()
  for (const check of all) {
    const said: string[] = []
    const listening = new Proxy(client, {
      get: (real, name) =>
        name === 'query'
          ? (text: string, values?: unknown[]) => {
              said.push(text)
              return real.query(text, values)
            }
          : (Reflect.get(real, name) as (...given: unknown[]) => unknown).bind(real), // openWall calls, and reads nothing else
    })
    const began = performance.now()
    await begin()
    const red = await firstRed(listening, facts, [check])
    await client.query('rollback')
    if (red) throw new Error(`With every wall standing, a check is red already: ${red.name}`)
    known.set(check, { cost: performance.now() - began, says: words(said.join(' ')) })
  }
  return known
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
