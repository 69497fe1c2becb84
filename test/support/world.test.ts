import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freshDatabase } from './database.ts'
import { neighbourhood } from './world.ts'

const world = await neighbourhood(await freshDatabase())

describe('the neighbourhood', () => {
  it('lets a parent in to their child, and nobody else', async () => {
    const page = await world.as(world.people.amy).get(`/children/${world.children.robin}`)
    assert.equal(page.status, 200)
    assert.match(page.html, /Robin/)
    assert.equal((await world.as(world.people.carol).get(`/children/${world.children.robin}`)).status, 404)
    assert.equal((await world.as().get(`/children/${world.children.robin}`)).status, 401)
  })
})
