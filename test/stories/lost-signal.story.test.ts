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

  it('keeps no more than a phone should, forgets it when told, and when somebody signs out', async () => {
    const { amy, child } = await begin('bounded@example.org')
    const { page, press, checks } = amy
    await toLine(amy, `${child}/view/energy`)
    await page.context().setOffline(true)
    await page.evaluate(() => {
      const whose = document.querySelector<HTMLElement>('[data-keep]')?.dataset['keep']
      const items = Array.from({ length: 30 }, (_, i) => ({
        at: '/nowhere',
        form: `once=${i}`,
        said: Date.now(),
      }))
      localStorage.setItem(`ninefold.kept.${whose}`, JSON.stringify(items))
    })
    await strength(amy).fill('Still on this page')
    await press('Save and carry on')
    assert.match(await page.innerText('[data-told=full]'), /cannot keep any more/)
    assert.equal(await strength(amy).inputValue(), 'Still on this page')
    await checks()
    await page.evaluate(() => localStorage.clear())
    page.on('dialog', (dialog) => void dialog.accept())
    await page.waitForTimeout(1100)
    await press('Save and carry on')
    await page.getByText('Pages kept so far: 1').waitFor()
    await press('Forget it on this phone')
    assert.match(await page.innerText('main'), /It is forgotten on this phone/)
    assert.equal(await keptOn(amy), '{}')

    await strength(amy).fill('Not for the next person')
    await press('Save and stop here')
    await page.context().setOffline(false)
    await page.evaluate(() => localStorage.setItem('ninefold.kept.x', '[{}]'))
    await page.goto('/me')
    await press('Sign out')
    assert.equal(await keptOn(amy), '{}')
  })

  it('shows what could not be sent as it is, and another person’s session never takes it', async () => {
    const { amy, child } = await begin('refused@example.org')
    const { page, press, checks } = amy
    await toLine(amy, `${child}/view/energy`)
    await strength(amy).fill('Runs like the wind')
    await page.context().setOffline(true)
    await page.evaluate(() =>
      document.querySelector('input[name="n-home"]')?.setAttribute('value', 'no longer asked'),
    )
    await page.locator('input[name="n-home"]').first().check()
    await press('Save and stop here')

    // Another signs in on the same phone meanwhile: nothing is sent, and it is still there.
    const cookies = await page.context().cookies()
    const ben = await village.someone()
    await ben.signInAs('Amy Carter')
    await page.context().addCookies(await ben.page.context().cookies())
    await page.context().setOffline(false)
    await page.getByText('Pages kept on this phone and not sent yet: 1').waitFor()
    await checks()
    await page.context().addCookies(cookies)

    await page.goto(`${child}/view`)
    await page.getByText('Pages that could not be sent as they are: 1').waitFor()
    await checks()
    await press('Look at one and put it right')
    assert.equal(await strength(amy).inputValue(), 'Runs like the wind')
    await press('Save and carry on')
    await page.waitForURL(/view\/(?!energy)/)
    assert.equal(await keptOn(amy), '{}')
  })

  it('without JavaScript cannot be sent: the browser says so, and nothing said before is lost', async () => {
    const { page, press, go, signInAs } = await village.someone({ javaScriptEnabled: false })
    await signInAs('Amy Carter')
    const child = await addChild({ page, press, go, signInAs, checks: async () => undefined })
    await press('Start')
    await go(`${child}/view/energy`)
    await page.getByLabel('A strength here').fill('Tireless in water')
    await press('Save and carry on')
    const at = page.url()
    await page.getByLabel('A strength here').fill('Typed in the tunnel')
    await page.context().setOffline(true)
    await page
      .getByRole('button', { name: 'Save and carry on' })
      .click()
      .catch(() => undefined)
    await page.context().setOffline(false)
    await page.goto(at)
    assert.equal(await page.locator('h1').count(), 1)
    await go(`${child}/view/energy`)
    assert.equal(await page.getByLabel('A strength here').inputValue(), 'Tireless in water')
  })

  it('keeps a child’s own words too', async () => {
    const { amy, child } = await begin('ownwords@example.org')
    await amy.go(`${child}/own-words`)
    await amy.press('Robin is ready')
    await toLine(amy, `${child}/own-words/joys`)
    await amy.page.getByRole('textbox').fill('My drum')
    await amy.page.context().setOffline(true)
    await amy.press('Next')
    assert.match(await amy.page.innerText('main'), /No signal/)
    await amy.checks()
    await amy.page.context().setOffline(false)
    await amy.page.getByText('saved now: 1').waitFor()
    await amy.go(`${child}/own-words/joys`)
    assert.equal(await amy.page.getByRole('textbox').inputValue(), 'My drum')
  })
})
