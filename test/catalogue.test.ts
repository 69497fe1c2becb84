/** Walks every table, view, function, key, right and role, and fails on the first without its wall. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { schemaTypes } from '#platform/schema-types.ts'
import { freshDatabase } from './support/database.ts'
import { catalogue } from './walls/catalogue.ts'
import { withWall } from './walls/suite.ts'

const { urls } = await freshDatabase()
const nobody = { who: {}, sessions: {}, grants: {} }

describe('the catalogue', () => {
  for (const { name, run } of catalogue)
    // The catalogue asks nothing of the neighbourhood.
    it(name, () => withWall(urls.admin, nobody as never, run))

  it('is what the row types say', async () => {
    const [written, now] = [readFileSync('src/platform/schema.d.ts', 'utf8'), await schemaTypes(urls.admin)]
    const plain = (text: string) => text.replaceAll(/[\s|]+/g, ' ')
    assert.equal(plain(written), plain(now), 'run `npm run -s ninefold -- types`')
  })
})
