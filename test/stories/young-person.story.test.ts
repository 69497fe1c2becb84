import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { warnOfEndings } from '#children/children.ts'
import { openDatabase } from '#platform/database.ts'
import { Temporal } from '#platform/time.ts'
import { sql } from 'kysely'
import { openVillage, tellings, type Someone } from '../support/village.ts'

const village = await openVillage()
const worker = openDatabase(village.urls.worker, { most: 2, role: 'app_worker' })
const shots = process.env['SHOTS']

type Hands = Pick<Someone, 'page' | 'press' | 'go'>

/** A birthday so many months before the village's own day: time has passed in it. */
async function monthsAgo(months: number) {
  const { rows } = await sql<{
    day: string
  }>`select (moment() at time zone 'Europe/London')::date::text as day from clock`.execute(village.owner)
  return Temporal.PlainDate.from(rows[0]?.day ?? '').subtract({ months })
}

/** Whoever reads this address asks for a link, and comes in by it. */
async function signInBy({ page, press, go }: Hands, address: string) {
  await go('/sign-in')
  await page.getByLabel(/Kent and Medway/).check()
  await page.getByLabel('Your email address or mobile number').fill(address)
  await press('Send me a link')
  await openLetter({ page, press, go }, address)
}
/** The newest letter to this address, opened on their own phone. */
async function openLetter({ page, press, go }: Hands, address: string) {
  await go('/outbox')
  await page
    .getByRole('row')
    .filter({ hasText: address })
    .getByRole('link', { name: 'Open the link' })
    .first()
    .click()
  await press('Sign in')
}

describe('a sixteen-year-old takes over and her father is told kindly', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const shot = async (who: Someone, name: string) => {
        if (shots) await who.page.screenshot({ path: `${shots}/young ${how} ${name}.png`, fullPage: true })
      }
      const text = (who: Someone) => who.page.innerText('main')
      const [fathers, own] = [`finn${how.length}@example.org`, `jo${how.length}@example.org`]

      // Finn tells us about Jo, who is fifteen and five months, and lets the school in.
      const finn = await village.someone(options)
      await signInBy(finn, fathers)
      await finn.go('/children/new')
      const born = await monthsAgo(15 * 12 + 5)
      await finn.page.getByLabel('What is your child called?').fill('Jo')
      await finn.page.getByLabel('Their family name').fill('Marsh')
      await finn.page.getByLabel('Day', { exact: true }).fill(String(born.day))
      await finn.page.getByLabel('Month', { exact: true }).fill(String(born.month))
      await finn.page.getByLabel('Year', { exact: true }).fill(String(born.year))
      await finn.page.getByLabel('Father', { exact: true }).check()
      await finn.page.getByLabel('Your name').fill('Finn')
      await finn.page.getByLabel('Ashford').check()
      await finn.page
        .getByLabel('Where do they spend the day?')
        .selectOption({ label: 'Willow Bank Primary School' })
      await finn.press('Save and carry on')
      const child = new URL(finn.page.url()).pathname.replace('/view', '')
      await finn.go(`${child}/share`)
      await finn.page.getByLabel('Their name, their school or their team').fill('Priya Nair')
      await finn.press('Look')
      await finn.press('Priya Nair')
      for (const scope of ['The profile', 'How to reach you']) await finn.page.getByLabel(scope).check()
      await finn.page.getByLabel('Until I say stop').check()
      await finn.page.getByLabel('To help your child day to day').check()
      await finn.press('Show me first')
      await finn.press('Yes, share this')

      // Priya has talked with Jo, and sends her a way in of her own.
      const priya = await village.someone(options)
      await priya.signInAs('Priya Nair')
      await priya.go(child)
      await priya.press('A way in of Jo’s own')
      await priya.press('Save and send the invite')
      assert.match(await text(priya), /Choose what they can decide/)
      await shot(priya, 'own account')
      await priya.page.getByLabel('To have their own record').check()
      await priya.page.getByLabel('How do you know?').fill('Told me what a record is, and who reads it.')
      await priya.page.getByLabel('What do they like to be called?').fill('Jo')
      await priya.page.getByLabel('Their own email address or mobile number').fill(own)
      await priya.press('Save and send the invite')
      assert.match(await text(priya), /sent an invite to Jo/)

      // Jo opens it on her own phone, and writes what nobody else reads.
      const jo = await village.someone(options)
      await openLetter(jo, own)
      await jo.press('See what that is')
      assert.match(await text(jo), /Private unless someone may be in serious danger/)
      await shot(jo, 'invited')
      await jo.press('Yes, show me')
      assert.match(await text(jo), /Hello Jo\. This is yours/)
      await shot(jo, 'my page')
      await jo.press('Say how it is for me')
      await shot(jo, 'own words')
      await jo.press('Start')
      await jo.page.getByLabel('Music').check()
      await jo.page.getByLabel('Anything else?').fill('The sea at night')
      await jo.press('Stop here')
      await jo.page.getByLabel('Nobody yet').check()
      await shot(jo, 'you choose')
      await jo.press('That is my choice')
      await finn.go(child)
      assert.doesNotMatch(await text(finn), /sea at night/)

      await jo.press('I would like to be seen alone')
      await jo.page.getByLabel('Is there a good time or way?').fill('In the library')
      await shot(jo, 'alone')
      await jo.press('Yes, I would like that')
      assert.match(await text(jo), /Nobody at home is told that you asked/)
      await finn.go(`${child}/who-looked`)
      assert.doesNotMatch(await text(finn), /alone|library/i)

      await jo.go('/mine/understanding')
      await jo.page.getByLabel('What helps me', { exact: true }).fill('A corner by the window')
      await shot(jo, 'understanding')
      await jo.press('Save')
      assert.match(await text(jo), /Dear teacher[^]*A corner by the window/)
      await shot(jo, 'letter')
      await jo.go('/mine/names')
      await shot(jo, 'names')
      await jo.go('/mine/card')
      await jo.page.getByLabel('My name on the card').fill('Jo')
      await jo.page.getByLabel('First line').fill('I need quiet when I am upset')
      await jo.page.getByLabel('One month').check()
      await jo.press('Make my card')
      await shot(jo, 'card')
      const address = (await jo.page.getByRole('link', { name: 'Open my card' }).getAttribute('href')) ?? ''
      const driver = await village.someone(options)
      assert.equal(await driver.go(address), 200)
      assert.match(await text(driver), /I need quiet when I am upset/)
      await shot(driver, 'the card')
      await jo.press('Take it away now')
      assert.equal(await driver.go(address), 404)

      // Six months before she is sixteen, everyone is told.
      await village.passDays(45)
      while ((await warnOfEndings(worker, 100)) > 0);
      await signInBy(finn, fathers)
      assert.match(await text(finn), /Jo is growing up/)
      await shot(finn, 'growing up')
      await finn.go('/outbox')
      assert.match(await text(finn), /who can see something on Ninefold changes|Something will change/i)
      await priya.signInAs('Priya Nair')
      await priya.go('/home?list=carers')
      await priya.press('Jo Marsh')
      await priya.press('Until when carers see it')
      await shot(priya, 'carers')
      await priya.press('Decide about Finn')
      assert.match(await text(priya), /An unwise choice is not a reason/)
      await shot(priya, 'best interests')

      // She is sixteen: her father no longer sees it, and is told so kindly.
      await village.passDays(200)
      await signInBy(finn, fathers)
      assert.doesNotMatch(await text(finn), /Jo, 16/)
      await finn.press('Jo: what has changed')
      assert.match(await text(finn), /It does not mean you did something wrong[^]*Help for you goes on/)
      await shot(finn, 'told kindly')
      assert.equal(await finn.go(`${child}/plan`), 404)

      // Jo takes over, and lets him see what is not private.
      await signInBy(jo, own)
      await jo.press('Who sees my record')
      await jo.press('I take over')
      await shot(jo, 'who sees')
      await jo.press(/Decide/)
      await jo.press('That is my choice')
      assert.match(await text(jo), /Choose one/)
      await jo.page.getByLabel('Yes, for a year, but not the private parts').check()
      await shot(jo, 'decide')
      await jo.press('That is my choice')
      assert.match(await text(jo), /Sees it, until[^]*Not the private parts/)
      await finn.go('/home')
      await finn.press('Jo, 16')
      assert.doesNotMatch(await text(finn), /sea at night/)
      await jo.go('/mine/carers')
      await jo.press(/Decide/)
      await jo.page.getByLabel('No', { exact: true }).check()
      await jo.press('That is my choice')
      await finn.go(child)
      assert.match(await text(finn), /What this does not mean/)
    })
})
