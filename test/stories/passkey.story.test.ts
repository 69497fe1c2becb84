/** A mother adds a passkey on her phone, signs in with it, and removes it. The authenticator is Chromium's own, without a thumb. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openVillage } from '../support/village.ts'

const village = await openVillage({ host: 'localhost' })

describe('a mother with a passkey', () => {
  it('adds one, signs in with it, and removes it', async () => {
    const amy = await village.someone()
    const cdp = await amy.page.context().newCDPSession(amy.page)
    await cdp.send('WebAuthn.enable')
    const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await amy.signInAs('Amy Carter')
    await amy.go('/me')
    await amy.press('Add a passkey')
    assert.equal(await amy.page.getByText('This browser cannot make one').count(), 0)
    await amy.page.getByLabel('What do you call this device?').fill('My old phone')
    await amy.page.getByRole('button', { name: 'Make the passkey' }).click()
    await amy.page.waitForURL('**/me')
    await amy.checks()
    await amy.page.getByRole('heading', { name: 'My old phone' }).waitFor()

    for (let times = 0; times < 2; times++) {
      await amy.press('Sign out')
      await amy.go('/sign-in')
      await amy.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await amy.page.waitForURL('**/home')
      await amy.go('/me')
      assert.match(await amy.page.locator('main').innerText(), /Last used on/)
    }

    // The phone is asked and says no: the page says so, and the link is still there.
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await amy.press('Sign out')
    await amy.go('/sign-in')
    await amy.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await amy.page.getByText('That did not work').waitFor()
    await amy.checks()

    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    await amy.page.waitForTimeout(1100)
    await amy.page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await amy.page.waitForURL('**/home')
    await amy.go('/me')
    await amy.press('Remove it')
    assert.equal(await amy.page.getByRole('heading', { name: 'My old phone' }).count(), 0)
  })

  it('is offered the link alone without scripts', async () => {
    const amy = await village.someone({ javaScriptEnabled: false })
    await amy.go('/sign-in')
    assert.equal(await amy.page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false)
    await amy.signInAs('Amy Carter')
    await amy.go('/me/passkeys/new')
    assert.equal(await amy.page.getByText('you can always sign in by a link').isVisible(), true)
  })
})
