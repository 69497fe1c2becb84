/** A colleague writes slowly, is told before they are signed out, goes on, and later comes back to words that are not lost. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { openVillage } from '../support/village.ts'

const village = await openVillage()
const passes = (minutes: number) =>
  sql`update clock set moved = moved + ${`${minutes} minutes`}::interval`.execute(village.owner)

describe('a colleague who is quiet', () => {
  it('is told two minutes before, and stays with one press', async () => {
    const grace = await village.someone({ viewport: { width: 1280, height: 800 } })
    await grace.signInAs('Grace Adeyemi')
    await grace.page.clock.install()
    await grace.go('/find')
    const [soon, over] = ['It has been quiet here', 'You have been signed out'].map((words) =>
      grace.page.getByText(words),
    )
    assert.ok(soon && over)
    const box = grace.page.getByRole('searchbox').or(grace.page.getByRole('textbox')).first()
    await box.fill('Rob')
    await grace.page.clock.runFor('11:50')
    assert.equal(await soon.isVisible(), false)
    await grace.page.clock.runFor('00:20')
    assert.equal(await soon.isVisible(), true)
    await grace.checks()
    await passes(12)
    await grace.press('Stay signed in')
    await soon.waitFor({ state: 'hidden' })
    assert.equal(await box.inputValue(), 'Rob')

    // This time nobody is there.
    await grace.page.clock.runFor('14:10')
    assert.equal(await over.isVisible(), true)
    assert.equal(await soon.isVisible(), false)
    assert.equal(await box.inputValue(), 'Rob', 'what was typed is still there')
  })

  it('is told so when they press too late', async () => {
    const grace = await village.someone()
    await grace.signInAs('Grace Adeyemi')
    await grace.page.clock.install()
    await grace.go('/find')
    await grace.page.clock.runFor('13:00')
    await passes(16)
    await grace.page.getByRole('button', { name: 'Stay signed in' }).click()
    await grace.page.getByText('You have been signed out').waitFor()
    await grace.checks()
  })

  it('is no family, who are not hurried', async () => {
    const amy = await village.someone()
    await amy.signInAs('Amy Carter')
    assert.equal(await amy.page.locator('[data-quiet-minutes]').count(), 0)
  })
})
