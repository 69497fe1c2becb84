/** A phone loses signal in the middle of question 31: what is said is kept, is sent once, and takes nobody else's place. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild } from '../support/chapters.ts'
import { openVillage, type Someone } from '../support/village.ts'

const village = await openVillage()

/** The pages to come are in the phone's memory once they have been fetched. */
async function toLine({ page, go }: Someone, address: string) {
  const ahead = page.waitForResponse((answer) => answer.request().headers()['accept'] === 'application/json')
  await go(address)
  await (await ahead).finished()
  await page.waitForTimeout(50)
}
async function begin(reach: string) {
  const amy = await village.someone()
  await amy.go('/sign-in')
  await amy.page.getByLabel('Kent and Medway').check()
  await amy.page.getByLabel('Your email address or mobile number').fill(reach)
  await amy.press('Send me a link')
  await amy.press('Read what would have been sent')
  await amy.press('Open the link')
  await amy.press('Sign in')
  const child = await addChild(amy)
  await amy.press('Start')
  return { amy, child }
}
const keptOn = ({ page }: Someone) => page.evaluate(() => JSON.stringify(localStorage))
const strength = ({ page }: Someone) => page.getByLabel('A strength here')

describe('a phone loses signal in the middle of question 31', () => {
  it('goes on to the next questions, and sends everything once when the signal is back', async () => {
    const { amy, child } = await begin('signal@example.org')
    const { page, press, go, checks } = amy
    await toLine(amy, `${child}/view/emotional_regulation`)
    await strength(amy).fill('Laughs with his whole body')
    await page.context().setOffline(true)
    await press('Save and carry on')
    assert.match(await page.innerText('main'), /No signal\. What you say is kept on this phone/)
    assert.match(page.url(), /view\/(?!emotional_regulation)/)
    await checks()
    await strength(amy).fill('Never forgets a route')
    await press('Save and carry on')
    assert.match(await page.innerText('[data-told=kept]'), /Pages kept so far: 2/)

    // Back to the page before: the words are there. Elsewhere needs a signal, and says so.
    await page.goBack()
    assert.equal(await strength(amy).inputValue(), 'Never forgets a route')
    await page.goForward()
    await page.getByRole('link', { name: 'Help now' }).click()
    assert.match(await page.innerText('main'), /That page needs a signal[\s\S]*999/)
    await checks()
    const phone = await keptOn(amy)
    assert.doesNotMatch(phone, /Robin|Carter|Amy/, 'no name is kept on the phone')

    await page.context().setOffline(false)
    await page.getByText('Pages that were kept on this phone and are saved now: 2').waitFor()
    await checks()
    assert.equal(await keptOn(amy), '{}')
    const answers = async () =>
      (await village.owner.selectFrom('answers').select('value').where('kind', '=', 'strength').execute())
        .map(({ value }) => value)
        .filter((value) => value !== '')
        .toSorted()
    assert.deepEqual(await answers(), ['Laughs with his whole body', 'Never forgets a route'])
    await go(`${child}/view/emotional_regulation`)
    assert.equal(await strength(amy).inputValue(), 'Laughs with his whole body')
  })

  it('keeps it when the page is closed, and sends it at the next visit', async () => {
    const { amy, child } = await begin('closed@example.org')
    await toLine(amy, `${child}/view/energy`)
    await strength(amy).fill('Up before the birds')
    await amy.page.context().setOffline(true)
    await amy.press('Save and stop here')
    assert.match(await amy.page.innerText('[data-told=last]'), /You can close this page/)
    const later = await amy.page.context().newPage()
    await amy.page.close()
    await later.context().setOffline(false)
    await later.goto(`${village.url}${child}/view/energy`)
    await later.getByText('saved now: 1').waitFor()
    assert.equal(await later.getByLabel('A strength here').inputValue(), 'Up before the birds')
  })
})
