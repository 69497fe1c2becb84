import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()

describe('a parent drafts a profile on a phone and reads three things to try tonight', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const amy = await village.someone(options)
      await amy.go('/')
      await amy.press('Start with your child')
      await amy.page.getByLabel('Kent and Medway').check()
      await amy.page.getByLabel('Your email address').fill(`amy${how.length}@example.org`)
      await amy.press('Send me a link')
      await amy.press('Read what would have been sent')
      await amy.press('Open the link')
      await amy.press('Sign in')
      assert.match(await amy.page.innerText('h1'), /Welcome/)

      const child = await addChild(amy)
      await draft(amy)
      assert.equal(new URL(amy.page.url()).pathname, child)
      const tonight = amy.page.locator('main > article.nf-suggestion')
      assert.equal(await tonight.count(), 3)
      assert.match(
        await amy.page.innerText('main'),
        /You asked for a lot of help with energy and rest at home/i,
      )

      // Taken up again on another device: the words are there.
      await amy.go(`${child}/view/energy`)
      assert.equal(await amy.page.getByLabel('A strength here').inputValue(), 'Tireless in water')
      // Nobody else can see it.
      const teacher = await village.someone(options)
      await teacher.signInAs('Tom Hollis')
      assert.equal((await teacher.page.goto(child))?.status(), 404)
    })
})
