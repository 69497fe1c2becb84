import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()

describe('a visitor finds what helps with sleep for a seven-year-old', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const visitor = await village.someone(options)
      await visitor.go('/')
      await visitor.press('What helps: advice for home, school and out and about')
      await visitor.page.getByLabel('What is hard just now?').fill('wont slepe')
      await visitor.page.getByLabel('Age', { exact: true }).selectOption({ label: '5 to 10' })
      await visitor.press('Show what helps')
      const found = await visitor.page.locator('.nf-results a').allInnerTexts()
      assert.ok(
        found.slice(0, 5).some((title) => /sleep|wind-down/i.test(title)),
        found.join(' | '),
      )
      await visitor.press(found[0] ?? '')
      assert.match(await visitor.page.innerText('main'), /When not to:/)

      await visitor.go('/handbook?q=zzzzqqq')
      assert.match(await visitor.page.innerText('main'), /We found nothing for/)
      await visitor.go('/help-now')
      assert.match(await visitor.page.innerText('main'), /999/)
    })
})
