import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { addChild, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()
const shots = process.env['SHOTS']

/** What the paper says, by the name of its field; of a list, how the choice begins. */
const paper: Record<string, string> = {
  teller: 'Sheila Carter, grandmother',
  how: ' ',
  joys: 'He tells me the name of every bird in the garden',
  worries: 'He comes in from school and will not speak until tea',
  tried: 'A quiet half hour in the shed helps',
  'sensory.m-': 'very much the right',
  'sensory.n-home': 'a',
  'sensory.n-setting': 'a',
  'sensory.strength': 'Hears what nobody else does',
  'sensory.words': 'He covers his ears when the kettle boils',
  'energy.m-': 'm',
  'energy.n-home': 's',
  'flexibility.m-': 'very',
  'flexibility.n-home': 's',
  'flexibility.n-community': 's',
  'motor.m-': 'i',
  'speech_language.m-': 'a',
  'speech_language.n-setting': 's',
  shown: ' ',
}
/** One key in Card, Moran and Newell's keystroke-level model (1980), for somebody who types a little: 0.28 s. */
const secondsAKey = 0.28

/** What a list shows, where the focus is on one. */
const chosen = (page: Page) =>
  page.evaluate<string | undefined>(
    `document.activeElement.selectedOptions ? document.activeElement.selectedOptions[0].text : undefined`,
  )
/** Down to the first choice that begins so: not every browser jumps there by its letters. How many keys it took. */
async function choose(page: Page, letters: string): Promise<number> {
  for (let keys = 0; keys < 12; keys++) {
    if ((await chosen(page))?.toLowerCase().startsWith(letters)) return keys
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no choice begins with “${letters}”`)
}

describe('a grandmother is phoned and the paper form is entered in four minutes', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy)
      await shareWith(amy, child, 'Priya Nair')

      const priya = await village.someone(options)
      await priya.signInAs('Priya Nair')
      await priya.go(child)
      await priya.press('Write down what a carer told you')

      let keys = 0
      const { page } = priya
      await page.getByLabel('Who told you?').focus()
      for (let stops = 0; stops < 120; stops++) {
        const at = await page.evaluate<string>(
          `document.activeElement.type === 'submit' ? 'save' : document.activeElement.name ?? ''`,
        )
        if (at === 'save') break
        const words = paper[at]
        if (words && (await chosen(page)) !== undefined) keys += await choose(page, words)
        else if (words) {
          await page.keyboard.type(words)
          keys += words.length
        }
        await page.keyboard.press('Tab')
        keys += 1
      }
      if (shots) await page.screenshot({ path: `${shots}/told ${how}.png`, fullPage: true })
      await page.keyboard.press('Enter')
      await page.waitForURL(`**${child}`)
      console.log(`${keys} keys, ${Math.round(keys * secondsAKey)} seconds`)
      assert.ok(keys * secondsAKey <= 240, `${keys} keys are more than four minutes`)

      await priya.go(`${child}/meetings/new`)
      assert.match(
        await page.innerText('main'),
        /Sheila Carter, grandmother \(told to Priya Nair, by telephone\)/,
      )
      // Help follows from it at once, for the family too, and they see who wrote it.
      await amy.go(child)
      await amy.page.locator('summary', { hasText: 'The same in words' }).first().click()
      assert.match(await amy.page.innerText('main'), /Sheila Carter/)
      await amy.go(`${child}/who-looked`)
      assert.match(await amy.page.innerText('main'), /wrote down what a carer told them/)
    })
})
