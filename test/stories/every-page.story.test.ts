import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { addChild, draft, meetAndAgree, shareWith } from '../support/chapters.ts'
import { openVillage } from '../support/village.ts'

const village = await openVillage()
const shots = process.env['SHOTS']

/** The pages the other stories pass by: each kept to one h1, no sideways scroll and axe, narrow and wide. */
const ofVisitors = [
  '/sign-in',
  '/sign-in/sent',
  '/outbox',
  '/privacy',
  '/accessibility',
  '/feedback',
  '/who-can-see',
  '/on-paper',
  '/plan-on-paper',
  '/help-now',
  '/kent-and-medway/help-now',
  '/kent-and-medway/kinds-of-help',
  '/handbook/EN-S1',
  '/handbook?q=zzzz',
  '/nowhere-at-all',
]
const ofFamilies = [
  '/home',
  '/me',
  '/children/new',
  '/view',
  '/view/finish',
  '/view/sensory',
  '/view/who-sees',
  '/own-words',
  '/own-words/thanks',
  '/sharing',
  '/carers/new',
  '/leave',
  '/share?q=Tom',
  '/who-looked',
  '/everything',
  '/everything/read',
  '/pause',
  '/everything/whole',
  '/agreements',
  '/organisations',
  '/few',
  '/homes',
  '/homes/new',
  '/responsibility',
  '/notes',
  '/hard-days',
  '/put-right',
  '/put-right/several',
  '/contact',
  '/write',
  '/write/soon',
  '/write/daily',
  '/plan',
  '/plan/about',
  '/plan/items/new',
  '/plan/from-paper',
  '/goals',
  '/goals/new',
  '/tries',
  '/talk',
  '/support',
  '/review',
  '/changes',
  '/sheets',
  '/sheets/one-page',
  '/sheets/supply',
  '/sheets/club',
  '/sheets/support-plan',
  '/no-such-page',
]
const ofStaff = [
  '/home?list=urgent',
  '/home?list=talk',
  '/home?list=countersign',
  '/home?list=children',
  '/find',
  '/find?q=Robin',
  '/find?q=zzzz',
  '/break-glass',
  '/read',
  '/write/now',
  '/me',
  '',
  '/meetings/new',
  '/told',
  '/agreements',
  '/homes',
  '/responsibility',
  '/hard-days',
  '/put-right',
  '/put-right/several',
  '/view',
  '/plan',
  '/talk',
  '/review',
]
const own = new Set(['/home', '/me', '/children/new', '/find', '/break-glass', '/read'])
const about = (child: string, path: string) => (own.has(path.split('?')[0] ?? '') ? path : `${child}${path}`)

describe('every other page', () => {
  for (const width of [320, 1280])
    it(`keeps the house’s promises at ${width} pixels`, async () => {
      const options = { viewport: { width, height: 800 } }
      const look = async (who: Awaited<ReturnType<typeof village.someone>>, path: string, called = path) => {
        const status = await who.go(path)
        assert.ok(status === 200 || status === 404, `${path} answered ${status}`)
        const name = called
          .replace(/^(?!\W)/, '-')
          .replaceAll(/[0-9a-f-]{36}/g, 'id')
          .replaceAll(/\W+/g, '-')
        if (shots) await who.page.screenshot({ path: `${shots}/${width}${name}.png`, fullPage: true })
      }
      const visitor = await village.someone(options)
      for (const path of ofVisitors) await look(visitor, path)

      const amy = await village.someone(options)
      await amy.signInAs('Amy Carter')
      const child = await addChild(amy, `Robin ${width}`)
      await draft(amy, { showTo: 'Everyone who can see' })
      await shareWith(amy, child, 'Priya Nair')
      const priya = await village.someone(options)
      await priya.signInAs('Priya Nair')
      await meetAndAgree(priya, child)
      for (const path of ofFamilies) await look(amy, about(child, path))
      for (const path of ofStaff) await look(priya, about(child, path))

      // A promised call, and the page that says it is kept.
      await amy.go(`${child}/talk`)
      await amy.press('Yes, please ring me')
      const grace = await village.someone(options)
      await grace.signInAs('Grace Adeyemi')
      await look(grace, child)
      await grace.press('I have spoken to them')
      await grace.press('Save')
      assert.match(await grace.page.innerText('main'), /There is a problem/)
      await grace.page.getByLabel('Who did you speak to?').fill('Amy Carter')
      await grace.press('Save')
      assert.doesNotMatch(await grace.page.innerText('main'), /I have spoken to them/)

      // A record opened in an emergency, as each of them meets it.
      const tom = await village.someone(options)
      await tom.signInAs('Tom Hollis')
      const matched = async (name: string) => {
        await tom.go('/break-glass')
        await tom.page.getByLabel('Their first name').fill(name)
        await tom.page.getByLabel('Their family name').fill('Carter')
        await tom.page.getByLabel('Day', { exact: true }).fill('27')
        await tom.page.getByLabel('Month', { exact: true }).fill('3')
        await tom.page.getByLabel('Year', { exact: true }).fill(String(new Date().getFullYear() - 7))
        await tom.press('Look for this child')
        return new URL(tom.page.url()).pathname
      }
      await look(tom, await matched('Nobody'), 'no-match')
      await look(tom, await matched(`Robin ${width}`), 'one-match')
      await tom.page.getByLabel('The child is missing').check()
      await tom.page.getByLabel('Say in a sentence what has happened').fill('Did not come off the bus.')
      await tom.press('Open this record for one hour')
      await look(tom, child, 'open-for-an-hour')
      const ruth = await village.someone(options)
      await ruth.signInAs('Ruth Bell')
      await look(ruth, '/home?list=urgent', 'desk-of-a-steward')
      for (const path of ['/steward/responsibility', '/steward/kept', '/asked-records', '/steward'])
        await look(ruth, path)
      await ruth.press('Tom Hollis')
      await look(ruth, new URL(ruth.page.url()).pathname)
      await look(amy, `${child}/who-looked`, 'who-looked-in-an-emergency')
      await amy.press('Say something about this')
      await look(amy, new URL(amy.page.url()).pathname)
    })
})
