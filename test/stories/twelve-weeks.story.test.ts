import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { addChild, draft, meetAndAgree, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()

describe('twelve weeks later they review and see what changed', () => {
  after(() => village.passDays(0))
  for (const { how, options } of tellings)
    it(how, async () => {
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy, `Robin ${how.length}`)
      await draft(amy, { showTo: 'Everyone who can see' })
      await shareWith(amy, child, 'Priya Nair')
      const priya = await village.someone({ ...options, viewport: { width: 1280, height: 900 } })
      await priya.signInAs('Priya Nair')
      await meetAndAgree(priya, child)
      await priya.go(`${child}/profiles/${await versionOf(priya, child)}`)

      await amy.go(`${child}/goals/new`)
      await amy.page.getByLabel('What do you hope for?').fill('Robin gets to school without tears')
      await amy.page.locator('input[value="3"]').first().check()
      await amy.press('Save the goal')

      await village.passDays(85)
      // Thirty days are over, so the family signs in afresh, and staff always do.
      await amy.signInAs('Amy Carter')
      await amy.go(child)
      assert.match(await amy.page.innerText('main'), /It is time to look again at what helps Robin/)
      await amy.press('Is it still right?')
      await amy.page.getByLabel('Better', { exact: false }).first().check()
      await amy.page.getByLabel('In your words').fill('He sleeps through most nights now.')
      await amy.press('Save')

      await priya.signInAs('Priya Nair')
      await priya.go(`${child}/review`)
      assert.match(await priya.page.innerText('main'), /He sleeps through most nights now/)
      await priya.go(`${child}/changes`)
      assert.equal(await priya.page.locator('h1').count(), 1)

      // A second meeting, and the two days side by side.
      await meetAndAgree(priya, child)
      await priya.go(child)
      await priya.press('See it whole, compare or print')
      await priya.page.getByRole('main').locator('a[href^="?beside="]').first().click()
      await priya.checks()
      assert.ok((await priya.page.locator('svg.nl').count()) > 0)
    })
})

/** The version the child's page leads to. */
async function versionOf({ page, go }: Awaited<ReturnType<typeof village.someone>>, child: string) {
  await go(child)
  const href = await page.getByRole('link', { name: 'See it whole, compare or print' }).getAttribute('href')
  return href?.split('/').at(-1) ?? ''
}
