import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft, meetAndAgree, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()

describe('a trained SENCO and the parent agree the profile and leave with a plan and a one-page profile', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy)
      await draft(amy, { showTo: 'Everyone who can see' })
      await shareWith(amy, child, 'Priya Nair')

      const priya = await village.someone({ ...options, viewport: { width: 1280, height: 900 } })
      await priya.signInAs('Priya Nair')
      await priya.go('/home?list=children')
      await priya.press('Robin Carter')
      await meetAndAgree(priya, child)
      assert.equal(new URL(priya.page.url()).pathname, `${child}/plan`)

      await priya.go(`${child}/plan/items/new`)
      await priya.page.getByLabel('What is needed?').fill('A calm end to the day')
      await priya.page.getByLabel('What will you try?').fill('Half an hour of nothing after school')
      await priya.page.getByLabel('At home').check()
      await priya.page.getByLabel('Who will do it?').fill('Amy and Robin')
      await priya.page.getByLabel('Keeping well').check()
      await priya.press('Add to the plan')
      assert.match(await priya.page.innerText('main'), /Half an hour of nothing after school/)

      // The family has its copy at once, on its own phone, and as paper.
      await amy.go(`${child}/plan`)
      assert.match(await amy.page.innerText('main'), /Half an hour of nothing after school.*Amy and Robin/s)
      await amy.go(`${child}/sheets/one-page`)
      assert.match(await amy.page.innerText('main'), /Half an hour of nothing after school/)
      const pdf = await amy.page.request.get(`${child}/sheets/one-page.pdf`)
      assert.equal(pdf.headers()['content-type'], 'application/pdf')
      assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')

      await amy.go(child)
      await amy.press('See it whole, or print it')
      assert.match(
        await amy.page.innerText('main'),
        /Agreed by Amy Carter with Priya Nair\. Signed by Priya Nair/,
      )
      // No number is shown: the picture and its table speak in words.
      assert.doesNotMatch(await amy.page.innerText('table'), /\d{2,3}/)
    })
})
