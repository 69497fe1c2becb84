import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft, shareWith } from '../support/chapters.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()
const shots = process.env['SHOTS']

describe('two carers of one child: an invite, a yes, two views side by side, and a way out', () => {
  for (const { how, options } of [
    ...tellings,
    { how: 'on a laptop', options: { viewport: { width: 1280, height: 800 } } },
  ])
    it(how, async () => {
      const shot = async (who: Awaited<ReturnType<typeof village.someone>>, name: string) => {
        if (shots) await who.page.screenshot({ path: `${shots}/carers ${how} ${name}.png`, fullPage: true })
      }
      const address = `ben${how.length}@example.org`
      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy, `Robin ${how.length}`)
      await draft(amy, { showTo: 'Everyone who can see' })

      await amy.go(`${child}/sharing`)
      await amy.press('Invite another carer')
      await shot(amy, 'invite')
      await amy.press('Show me first')
      assert.match(await amy.page.innerText('main'), /Enter the name of the person you would like to invite/)
      await shot(amy, 'errors')
      await amy.page.getByLabel('Who would you like to invite?').fill('Ben Carter')
      await amy.page.getByLabel('Father', { exact: true }).check()
      await amy.page.getByLabel('Their email address or mobile number').fill(address)
      await amy.page.getByLabel('See it and write in it').check()
      await amy.press('Show me first')
      assert.match(await amy.page.innerText('main'), new RegExp(`We send the link to ${address}`))
      await shot(amy, 'preview')
      await amy.press('Change something')
      assert.equal(await amy.page.getByLabel('Their email address or mobile number').inputValue(), address)
      await amy.press('Show me first')
      await amy.press('Yes, invite Ben Carter')
      assert.match(await amy.page.innerText('main'), /Not answered yet/)
      await shot(amy, 'waiting')
      await amy.press('Take it back')
      await shot(amy, 'take back')
      await amy.page.goBack()

      // Ben opens his letter on his own phone.
      const ben = await village.someone(options)
      await ben.go('/outbox')
      await shot(ben, 'outbox')
      assert.doesNotMatch(await ben.page.innerText('main'), /Robin|Amy/)
      await ben.page
        .getByRole('row')
        .filter({ hasText: address })
        .getByRole('link', { name: 'Open the link' })
        .first()
        .click()
      await ben.press('Sign in')
      await shot(ben, 'home')
      await ben.press('See what Amy Carter asks')
      await shot(ben, 'invited')
      await ben.page.getByLabel('Your name').fill('Ben')
      await ben.press('Yes, join')
      assert.equal(new URL(ben.page.url()).pathname, child)

      await ben.go(`${child}/view`)
      await ben.press('Start')
      await ben.go(`${child}/view/energy`)
      await ben.page.locator('input[name="n-home"][value="none"]').check()
      await ben.page.getByLabel('A strength here').fill('Dances in the kitchen')
      await ben.press('Save and stop here')
      await ben.page.getByLabel('Only people I choose').check()
      await shot(ben, 'finish')
      await ben.page.getByLabel('Amy Carter, mother').check()
      await ben.press('Show me what helps')
      await shot(ben, 'child')
      await ben.go(`${child}/view/who-sees`)
      assert.match(await ben.page.innerText('main'), /Who can see it now[^]*Amy Carter, mother/)
      await shot(ben, 'who sees')

      await shareWith(amy, child, 'Priya Nair')
      const priya = await village.someone(options)
      await priya.signInAs('Priya Nair')
      await priya.go(`${child}/meetings/new`)
      assert.doesNotMatch(await priya.page.innerText('main'), /Ben/)
      await ben.go(`${child}/view/who-sees`)
      await ben.page.getByLabel('Priya Nair').check()
      await ben.press('Save')
      await priya.go(`${child}/meetings/new`)
      assert.match(await priya.page.innerText('main'), /Amy Carter, parent or carer/)
      assert.match(await priya.page.innerText('main'), /Ben, parent or carer/)
      await priya.press('Start the meeting')
      await shot(priya, 'meeting')
      await priya.go(`${new URL(priya.page.url()).pathname}/lines/energy`)
      assert.match(await priya.page.innerText('main'), /Tireless in water/)
      assert.match(await priya.page.innerText('main'), /Dances in the kitchen/)

      await amy.go(`${child}/leave`)
      assert.match(await amy.page.innerText('main'), /this needs a person/)
      await ben.go(child)
      await ben.press(/Stop being one of/)
      await shot(ben, 'leave')
      await ben.press('Leave')
      assert.match(await ben.page.innerText('main'), /Tick the box if you want to leave/)
      await ben.page.getByLabel(/I understand that I will see nothing more/).check()
      await ben.press('Leave')
      assert.equal(await ben.go(child), 404)
      await ben.go('/invites/01900000-0000-7000-8000-000000000000')
      await shot(ben, 'over')
    })
})
