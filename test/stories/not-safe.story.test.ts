import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { addChild } from '../support/chapters.ts'
import { openVillage, tellings, type Someone } from '../support/village.ts'

const village = await openVillage()
const shots = process.env['SHOTS']
/** It is this moment for everyone: London's own time. */
const itIs = (local: string) =>
  sql`update clock set moved = (${local}::timestamp at time zone 'Europe/London') - now()`.execute(
    village.owner,
  )
const said = ({ page }: Someone) => page.innerText('main')

describe('a dangerous answer at 23:40 brings help now, and is acknowledged at 8:05', () => {
  for (const [i, { how, options }] of tellings.entries())
    it(how, async () => {
      const name = `Robin ${how.length}`
      const [friday, monday] = [`2026-11-${13 + i * 7}`, `2026-11-${16 + i * 7}`]
      const shot = async (who: Someone, what: string) => {
        if (shots) await who.page.screenshot({ path: `${shots}/not safe ${how} ${what}.png`, fullPage: true })
      }
      await itIs(`${friday} 23:40`)
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy, name)
      await amy.go('/help-now')
      await shot(amy, 'help now')
      await amy.go(child)
      await amy.press('Something is not safe')
      await shot(amy, 'choose')
      await amy.press('Keeping safe day to day')
      await shot(amy, 'daily')
      await amy.go(`${child}/write`)
      await amy.press('Someone is in danger, or may be soon')
      assert.match(await said(amy), new RegExp(`not watched until 8am on Monday ${16 + i * 7} November 2026`))
      assert.match(await said(amy), /Danger to life: 999[^]*Naomi Clarke has it first/)
      await shot(amy, 'write')
      await amy.press('Send it')
      assert.match(await said(amy), /Write what you want us to know/)
      await amy.page.getByLabel('What is happening?').fill('He has taken all my tablets from the cupboard.')
      await amy.page.getByLabel('How and when is it safe to reach you?').fill('Ring after 8. Do not text.')
      await amy.press('Send it')
      const letter = new URL(amy.page.url()).pathname
      assert.match(await said(amy), /It is with Naomi Clarke now\.[^]*not watched until 8am on Monday[^]*999/)
      assert.match(await said(amy), /He has taken all my tablets/)
      await shot(amy, 'letter')

      await itIs(`${monday} 08:05`)
      const naomi = await village.someone(options)
      await naomi.signInAs('Naomi Clarke')
      await naomi.press('To read')
      await shot(naomi, 'to read')
      await naomi.press(`${name} Carter`)
      assert.match(await said(naomi), /Ring after 8\. Do not text\./)
      await shot(naomi, 'note')
      await naomi.press('I have this')
      await amy.go(letter)
      assert.match(
        await said(amy),
        new RegExp(`Naomi Clarke has it, since ${16 + i * 7} November 2026 at 8.05am`),
      )

      await itIs(`${monday} 08:30`)
      const back = await village.someone(options)
      await back.signInAs('Naomi Clarke')
      await back.go(`/read/${letter.split('/').at(-1)}`)
      await back.press('Save and close')
      assert.match(await said(back), /Write who you spoke to/)
      await back.page.getByLabel('Who did you speak to?').fill('Amy Carter')
      await back.page.getByLabel('At about what time?').fill('8.20am')
      await back.page
        .getByLabel('What was said, in a sentence')
        .fill('Safe now, at hospital with his mother.')
      await shot(back, 'spoken')
      await back.press('Save and close')
      assert.match(await said(back), /Naomi Clarke spoke to Amy Carter[^]*This is closed/)
      await amy.go(letter)
      assert.match(await said(amy), /spoke to Amy Carter on .* at 8\.20am/)
      await shot(amy, 'closed')

      // The way out, to a page of ours so that nobody else is asked.
      const leave = amy.page.getByRole('link', { name: 'Leave this page' })
      assert.equal(await leave.getAttribute('href'), 'https://www.bbc.co.uk/weather')
      if (!('javaScriptEnabled' in options)) {
        await leave.evaluate((link) => link.setAttribute('href', '/accessibility'))
        const pages = await amy.page.evaluate(() => history.length)
        await leave.click()
        await amy.page.waitForURL('**/accessibility')
        assert.equal(await amy.page.evaluate(() => history.length), pages, 'it took this page’s place')
      }
    })
})
