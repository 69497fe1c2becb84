/** Walks every table, view, function, key, right and role, and fails on the first without its wall. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { schemaTypes } from '#platform/schema-types.ts'
import { withClient } from '#platform/migrate.ts'
import { freshDatabase } from './support/database.ts'
import { brokenCode } from './walls/broken-code.ts'
import { catalogue } from './walls/catalogue.ts'
import { mutations } from './walls/mutations.ts'
import { takeAway } from './walls/proof.ts'
import { withWall } from './walls/suite.ts'

const { urls } = await freshDatabase()
const nobody = { who: {}, sessions: {}, grants: {} }

describe('the catalogue', () => {
  for (const { name, run } of catalogue)
    // The catalogue asks nothing of the neighbourhood.
    it(name, () => withWall(urls.admin, nobody as never, run))

  it('has as many walls as docs/security.md says', async () => {
    const taken = [
      ...(await withClient(urls.admin, mutations)).map(({ wall }) => wall),
      ...brokenCode.map(({ wall }) => `code: ${wall}`),
    ]
    const count = (kind: RegExp) => taken.filter((wall) => kind.test(wall)).length
    const counts: [string, number][] = [
      ['policies', count(/^policy /)],
      ['guards in functions', count(/\(\) (refuses|minds)/)],
      ['columns of keys', count(/^key /)],
      ['row-level security of tables', count(/^row-level security /)],
      ['triggers', count(/^trigger /)],
      ['rights nobody has', count(/^nobody may: /)],
      ['lines of the program', count(/^code: /)],
      ['all', taken.length],
    ]
    const table = readFileSync('docs/security.md', 'utf8')
    for (const [kind, number] of counts)
      assert.ok(
        new RegExp(`\\| ${kind} +\\| ${number} +\\|`).test(table),
        `docs/security.md: ${counts.map((each) => each.join(' ')).join(', ')}`,
      )
  })

  it('has functions that still compile without a guard, so that break-walls can take each away', () =>
    withClient(urls.admin, async (client) => {
      for (const { wall, sql } of (await mutations(client)).filter((each) => each.wall.includes('() '))) {
        await client.query('begin')
        await takeAway(client, wall, sql)
        await client.query('rollback')
      }
    }))

  it('is what the row types say', async () => {
    const [written, now] = [readFileSync('src/platform/schema.d.ts', 'utf8'), await schemaTypes(urls.admin)]
    const plain = (text: string) => text.replaceAll(/[\s|]+/g, ' ').replaceAll(/ ?([<>]) ?/g, '$1')
    assert.equal(plain(written), plain(now), 'run `npm run -s ninefold -- types`')
  })
})
