/** Takes each wall of the database away in turn, in a transaction that is undone, and says which check turned red. */
import pg from 'pg'
import { attacks } from './attacks.ts'
import { catalogue } from './catalogue.ts'
import { mutations, type Mutation } from './mutations.ts'
import { sight } from './sight.ts'
import { openWall, type Check, type Facts } from './wall.ts'

export type Proof = { wall: string; red: string | undefined }

const orders: Record<Mutation['near'], readonly Check[]> = {
  sight: [...sight, ...catalogue, ...attacks],
  attacks: [...attacks, ...sight, ...catalogue],
  catalogue: [...catalogue, ...attacks, ...sight],
}

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
    for (const { wall, near, sql } of (await mutations(client)).filter((each) => only(each.wall))) {
      await client.query('begin')
      for (const statement of sql)
        await client.query(statement).catch((cause: unknown) => {
          throw new Error(`“${wall}” could not be taken away`, { cause })
        })
      done({ wall, red: await firstRed(client, facts, orders[near]) })
      await client.query('rollback')
    }
  } finally {
    await client.end()
  }
}

/** The first check that turns red, or undefined when every one holds. */
export async function firstRed(client: pg.Client, facts: Facts, checks: readonly Check[] = orders.sight) {
  for (const { name, run } of checks) {
    await client.query('savepoint a_check')
    try {
      await run(openWall(client, facts))
    } catch {
      return name
    } finally {
      await client.query('rollback to savepoint a_check')
    }
  }
  return undefined
}
