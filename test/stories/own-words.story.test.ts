import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()
const shots = process.env['SHOTS']

describe('a child says it in their own words, and chooses who sees it', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const amy = await village.someone(options)
      const shot = async (who: typeof amy, name: string) => {
        if (shots) await who.page.screenshot({ path: `${shots}/words ${how} ${name}.png`, fullPage: true })
      }
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy)
      await draft(amy, { showTo: 'Everyone who can see' })
      await shareWith(amy, child, 'Priya Nair')

      await amy.go(child)
      await amy.press('Robin’s own words')
      await shot(amy, 'begin')
      await amy.press('Robin is ready')
      await amy.page.getByLabel('Music', { exact: true }).check({ force: true })
      await amy.page.getByLabel('Water', { exact: true }).check({ force: true })
      await amy.page.getByLabel('Anything else?').fill('The sea')
      await shot(amy, 'loves')
      await amy.press('Next')
      await shot(amy, 'line')
      await amy.press('Skip this')
      await amy.page.locator('input[name="m-"][value="20"]').check({ force: true })
      await amy.page.locator('input[name^="s-"][value="very"]').first().check({ force: true })
      await amy.page.getByRole('textbox').fill('I am tired after school')
      await shot(amy, 'line said')
      await amy.press('Next')
      await amy.press('Stop here')
      await shot(amy, 'choose')
      assert.match(await amy.page.innerText('h1'), /Robin, you choose/)
      // No way from the child's pages into what the grown-ups wrote.
      assert.equal(await amy.page.getByRole('link', { name: 'Home', exact: true }).count(), 0)

      const priya = await village.someone(options)
      await priya.signInAs('Priya Nair')
      await priya.go(`${child}/meetings/new`)
      assert.doesNotMatch(await priya.page.innerText('main'), /own words/)

      await amy.page.getByLabel('Only people I choose').check()
      await amy.press('That is my choice')
      assert.match(await amy.page.innerText('main'), /Tick at least one person or team/)
      await amy.page.getByLabel('Priya Nair').check()
      await amy.press('That is my choice')
      await shot(amy, 'thanks')
      assert.match(await amy.page.innerText('h1'), /Thank you, Robin/)

      await priya.go(`${child}/meetings/new`)
      assert.match(
        await priya.page.innerText('main'),
        /Robin, in their own words \(Amy Carter wrote them down\)/,
      )
      await priya.press('Start the meeting')
      assert.match(await priya.page.innerText('main'), /music, water\. The sea/)
      await shot(priya, 'meeting')
      await priya.go(`${new URL(priya.page.url()).pathname}/lines/energy`)
      assert.match(await priya.page.innerText('main'), /I am tired after school/)
      await shot(priya, 'meeting line')
    })
})
