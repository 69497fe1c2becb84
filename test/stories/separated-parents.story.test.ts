import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft, meetAndAgree, shareWith } from '../support/chapters.ts'
import { openVillage, tellings, type Someone } from '../support/village.ts'

const village = await openVillage()
const shots = process.env['SHOTS']

/** A second carer, who may do all that the first may. Answers their browser, at the child's page. */
async function invite(
  amy: Someone,
  child: string,
  { address, options }: { address: string; options: object },
) {
  await amy.go(`${child}/carers/new`)
  await amy.page.getByLabel('Who would you like to invite?').fill('Ben Carter')
  await amy.page.getByLabel('Father', { exact: true }).check()
  await amy.page.getByLabel('Their email address or mobile number').fill(address)
  await amy.page.getByLabel('The same as me').check()
  await amy.press('Show me first')
  await amy.press('Yes, invite Ben Carter')
  const ben = await village.someone(options)
  await ben.go('/outbox')
  const letter = ben.page.getByRole('row').filter({ hasText: address })
  await letter.getByRole('link', { name: 'Open the link' }).first().click()
  await ben.press('Sign in')
  await ben.press('See what Amy Carter asks')
  await ben.page.getByLabel('Your name').fill('Ben')
  await ben.press('Yes, join')
  return ben
}

async function addHome(
  { page, press, go }: Someone,
  child: string,
  home: { name: string; days: string; district: string },
) {
  await go(child)
  await press(/Where .* lives/)
  await press('Add a home')
  await press('Save')
  assert.match(await page.innerText('main'), /Enter what your child calls this home/)
  await page.getByLabel(/What does .* call this home/).fill(home.name)
  await page.getByLabel(/Which days/).fill(home.days)
  await page.getByLabel(home.district).check()
  await press('Save')
}

describe('separated parents each see what is theirs', () => {
  for (const { how, options } of tellings)
    it(how, async () => {
      const shot = async ({ page }: Someone, name: string) => {
        if (shots) await page.screenshot({ path: `${shots}/apart ${how} ${name}.png`, fullPage: true })
      }
      const words = ({ page }: Someone) => page.innerText('main')
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy, `Robin ${how.length}`)
      await draft(amy, { showTo: 'Everyone who can see' })
      await shareWith(amy, child, 'Priya Nair')
      const priya = await village.someone(options)
      await priya.signInAs('Priya Nair')
      await meetAndAgree(priya, child)
      const ben = await invite(amy, child, { address: `apart${how.length}@example.org`, options })

      // Two homes, each told of by who lives there, and seen by both.
      await addHome(ben, child, { name: 'Dad’s', days: 'Every other weekend', district: 'Canterbury' })
      await addHome(amy, child, { name: 'Mum’s', days: 'School days', district: 'Ashford' })
      await shot(amy, 'homes')
      await ben.go(`${child}/homes`)
      assert.match(await words(ben), /Dad’s[^]*Mum’s[^]*Ashford/)
      await ben.go('/home')
      assert.match(await words(ben), /Willow Bank Primary School/)

      // One day it is not safe any more that he knows.
      await amy.go(`${child}/homes`)
      await amy.press('Keep this home private')
      await shot(amy, 'private')
      await amy.press('Keep it private now')
      assert.match(await words(amy), /Choose why it is kept private/)
      await amy.page.getByLabel('We moved away to be safe').check()
      await amy.press('Keep it private now')
      assert.match(await words(amy), /Kept private since/)
      await amy.press('Who knows, and how it ends')
      await shot(amy, 'who knows')

      // Ben still has his own home and view, and what was agreed; of the place, and of who helps there, nothing.
      for (const path of [
        '/home',
        child,
        `${child}/homes`,
        `${child}/sharing`,
        `${child}/who-looked`,
        `${child}/plan`,
        `${child}/everything/read`,
      ]) {
        await ben.go(path)
        assert.doesNotMatch(await words(ben), /Willow Bank|Mum’s|Ashford|Priya/, path)
      }
      await ben.go(`${child}/homes`)
      assert.match(await words(ben), /Dad’s[^]*Canterbury/)
      await shot(ben, 'homes')
      await ben.go(`${child}/who-looked`)
      assert.match(await words(ben), /Somebody who helps your child/)
      await shot(ben, 'who looked')
      await ben.go(`${child}/sharing`)
      await shot(ben, 'sharing')
      await ben.go(child)
      await ben.press('See it whole, or print it')
      assert.match(await words(ben), /Agreed by Amy Carter with Somebody who helps your child/)
      await ben.go(`${child}/share?q=Priya`)
      assert.match(await words(ben), /names of colleagues are not shown/)
      await shot(ben, 'share')

      // Amy sees it all, and so does the school, but for where she lives.
      await amy.go('/home')
      assert.match(await words(amy), /Willow Bank Primary School/)
      await amy.go(`${child}/who-looked`)
      assert.match(await words(amy), /Priya Nair/)
      await priya.go(child)
      assert.match(await words(priya), /Where they live and spend the day is kept private/)
      await shot(priya, 'child')

      // And she can keep the record to the one colleague she trusts.
      await amy.go(`${child}/sharing`)
      await amy.press('Keep the record to a few people')
      await shot(amy, 'few')
      await amy.press('Keep it to these people')
      assert.match(await words(amy), /Tick at least one person who may still see it/)
      await amy.page.getByLabel('People who work here know us').check()
      await amy.page.getByLabel(/Priya Nair/).check()
      await amy.page.getByLabel('In twelve weeks').check()
      await amy.press('Keep it to these people')
      assert.match(await words(amy), /only Priya Nair can find or open it/)
      await shot(amy, 'kept to few')
      await priya.go(child)
      assert.match(await words(priya), /Kept to a few/)
      const grace = await village.someone(options)
      await grace.signInAs('Grace Adeyemi')
      await grace.go(`/find?q=Robin ${how.length}`)
      assert.match(await words(grace), /Nobody shared with you is called/)
      assert.equal(await grace.go(child), 404)
    })
})
