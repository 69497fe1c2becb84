import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft, meetAndAgree, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()

describe('a meeting led by a teacher whose competency lapsed still starts help, and a trained colleague countersigns', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy, `Robin ${how.length}`)
      await draft(amy, { showTo: 'Everyone who can see' })
      await shareWith(amy, child, 'Tom Hollis')
      await shareWith(amy, child, 'Priya Nair')

      const tom = await village.someone({ ...options, viewport: { width: 1280, height: 900 } })
      await tom.signInAs('Tom Hollis')
      await tom.go(`${child}/meetings/new`)
      assert.match(
        await tom.page.innerText('main'),
        /Your training to agree profiles ended on .* help starts today/s,
      )
      await meetAndAgree(tom, child)
      await tom.go(child)
      assert.match(await tom.page.innerText('main'), /Waiting for a trained colleague to sign it/)

      const priya = await village.someone({ ...options, viewport: { width: 1280, height: 900 } })
      await priya.signInAs('Priya Nair')
      await priya.go('/home?list=countersign')
      await priya.press(`Robin ${how.length} Carter`)
      await priya.press('See it whole, compare or print')
      await priya.press('I have read this and sign it')
      assert.match(await priya.page.innerText('main'), /Signed by Priya Nair/)
      await priya.go('/home?list=countersign')
      assert.doesNotMatch(await priya.page.innerText('main'), new RegExp(`Robin ${how.length} Carter`))
    })
})
