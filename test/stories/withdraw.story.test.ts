import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()

describe('the parent withdraws sharing and the teacher is out at once', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy)
      await draft(amy, { showTo: 'Everyone who can see' })
      await shareWith(amy, child, 'Tom Hollis')

      const tom = await village.someone(options)
      await tom.signInAs('Tom Hollis')
      assert.equal(await tom.go(child), 200)
      assert.match(await tom.page.innerText('h1'), /Robin, 7/)

      await amy.go(`${child}/sharing`)
      await amy.press('Stop sharing with Tom Hollis')
      await amy.press('Stop sharing now')
      assert.match(await amy.page.innerText('main'), /Nobody\. What you write is seen by your family only/)

      assert.equal(await tom.go(child), 404)
      assert.match(await tom.page.innerText('h1'), /There is nothing here for you/)
      await tom.go('/home?list=children')
      assert.match(await tom.page.innerText('main'), /Nobody has shared a child with you yet/)
      await tom.go('/find?q=Robin')
      assert.match(await tom.page.innerText('main'), /Nobody shared with you is called/)

      await amy.go(`${child}/who-looked`)
      assert.match(await amy.page.innerText('main'), /Tom Hollis, Class teacher/)
    })
})
