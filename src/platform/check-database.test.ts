import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/support/database.ts'
import { checkDatabase } from './check-database.ts'

const fresh = await freshDatabase()
const { web, worker, door, admin } = fresh.urls

describe('opening a real service', () => {
  it('refuses a superuser at any door, and says which', async () => {
    const problems = await checkDatabase({ web: admin, worker, door, owner: door })
    assert.ok(
      problems.some((problem) => problem.startsWith('DATABASE_URL is a superuser')),
      problems.join('\n'),
    )
  })
  it('refuses one login for two doors', async () => {
    const problems = await checkDatabase({ web, worker: web, door, owner: admin })
    assert.ok(
      problems.some((problem) => /DATABASE_URL_WORKER and DATABASE_URL are the same login/.test(problem)),
    )
  })
  it('refuses a demonstration and a moved clock', async () => {
    await sql`update clock set demonstration = true, moved = interval '3 days'`.execute(fresh.owner)
    const problems = await checkDatabase({ web, worker, door, owner: admin })
    assert.ok(problems.some((problem) => /marked as a demonstration/.test(problem)))
    assert.ok(problems.some((problem) => /clock of this database is moved/.test(problem)))
  })
  it('says what cannot be reached', async () => {
    const [problem] = await checkDatabase({
      web: 'postgres://nobody@127.0.0.1:1/none',
      worker,
      door,
      owner: admin,
    })
    assert.match(problem ?? '', /DATABASE_URL cannot be reached/)
  })
})
