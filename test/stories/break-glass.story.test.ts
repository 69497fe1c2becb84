import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { addChild, draft } from '../support/chapters.ts'
import { openVillage, tellings, type Someone } from '../support/village.ts'

const village = await openVillage()

async function lookFor({ page, press, go }: Someone, name: string) {
  await go('/find')
  await press('Open a record in an emergency')
  await page.getByLabel('Their first name').fill(name)
  await page.getByLabel('Their family name').fill('Carter')
  await page.getByLabel('Day', { exact: true }).fill('27')
  await page.getByLabel('Month', { exact: true }).fill('3')
  await page.getByLabel('Year', { exact: true }).fill(String(new Date().getFullYear() - 7))
  await press('Look for this child')
}

describe('a steward sees a break-glass, and so does the family', () => {
  for (const [i, { how, options }] of tellings.entries())
    it(how, async () => {
      const name = ['Robin', 'Wren'][i] ?? ''
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy, name)
      await draft(amy, { showTo: 'Everyone who can see' })

      const tom = await village.someone(options)
      await tom.signInAs('Tom Hollis')
      assert.equal(await tom.go(child), 404)
      await lookFor(tom, 'Nobody')
      assert.match(await tom.page.innerText('main'), /No child matches/)
      await lookFor(tom, name)
      assert.match(await tom.page.innerText('h1'), /One child matches/)
      assert.doesNotMatch(`${tom.page.url()} ${await tom.page.title()}`, /Carter|Robin|Wren/)
      await tom.press('Open this record for one hour')
      assert.match(await tom.page.innerText('main'), /There is a problem/)
      await tom.page.getByLabel('The child is missing').check()
      await tom.page.getByLabel('Say in a sentence what has happened').fill('Did not come off the bus.')

      // He was away for a while: nothing he typed is lost.
      await sql`update sessions set fresh_at = fresh_at - interval '20 minutes' where person_id = ${village.teacher}`.execute(
        village.owner,
      )
      await tom.press('Open this record for one hour')
      assert.match(await tom.page.innerText('h1'), /Sign in again first/)
      const tab = await tom.page.context().newPage()
      await tab.goto(`${village.url}/sign-in`)
      await tab.getByRole('button', { name: 'Tom Hollis', exact: true }).click()
      await tab.waitForURL('**/home')
      await tab.close()
      await tom.press('Send what I typed')
      assert.match(await tom.page.innerText('main'), /Open to you until/)
      assert.match(await tom.page.innerText('main'), /You cannot write in it/)

      const ruth = await village.someone({ ...options, viewport: { width: 1280, height: 900 } })
      await ruth.signInAs('Ruth Bell')
      await ruth.press('Opened in an emergency (1)')
      await ruth.press('Tom Hollis')
      const check = await ruth.page.innerText('main')
      assert.match(check, /Did not come off the bus[^]*looked at the page about this child/)
      assert.doesNotMatch(check, /Carter|Robin|Wren/)
      await ruth.press('Save what I find')
      assert.match(await ruth.page.innerText('main'), /There is a problem/)

      await amy.go(`${child}/who-looked`)
      assert.match(
        await amy.page.innerText('main'),
        new RegExp(
          `A person who does not usually work with you opened ${name}’s record for one hour, because`,
        ),
      )
      await amy.press('Say something about this')
      await amy.page.getByLabel('What would you like the steward to know?').fill('He was with his nan.')
      await amy.press('Send it to the steward')
      assert.match(await amy.page.innerText('main'), /What you said[^]*He was with his nan/)

      await ruth.page.reload()
      await ruth.page.getByLabel('It needs a talk with whoever did it').check()
      await ruth.page.getByLabel('Say why, in a sentence').fill('The school knew where he was.')
      await ruth.press('Save what I find')
      assert.match(await ruth.page.innerText('main'), /Nothing waits for you/)

      await tom.press('Close it now')
      assert.equal(await tom.go(child), 404)
      await amy.go(`${child}/who-looked`)
      assert.match(await amy.page.innerText('main'), /They checked this one/)
    })
})
