import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { shareCrowd } from '../support/crowd.ts'
import { openVillage, tellings } from '../support/village.ts'

const village = await openVillage()
before(() => shareCrowd(village.owner, { areaId: village.areaId, team: village.team, many: 3000 }))

describe('the coordinator sees what is due across 3,000 children', () => {
  for (const { how, options } of tellings)
    it(how.replace('on a phone', 'at a desk'), async () => {
      const grace = await village.someone({ ...options, viewport: { width: 1280, height: 900 } })
      await grace.signInAs('Grace Adeyemi')
      assert.match(await grace.page.innerText('h1'), /Reviews/)
      const rows = grace.page.locator('tbody tr')
      assert.equal(await rows.count(), 50)
      // The oldest promise first, and how late it is in words.
      assert.match(await rows.first().innerText(), /60 days late/)
      const seen = new Set<string>()
      for (let page = 0; page < 70; page++) {
        for (const href of await rows
          .locator('a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
          seen.add(href)
        const more = grace.page.locator('a[rel=next]')
        const next = (await more.count()) > 0 ? await more.getAttribute('href') : null
        if (!next) break
        await grace.page.goto(next)
      }
      assert.equal(seen.size, 3000, 'paging to the end meets every child once')

      await grace.go('/find?q=number+02999')
      assert.equal(await rows.count(), 1)
      await grace.press('Kit Number 02999')
      assert.match(await grace.page.innerText('main'), /Nobody has shown you a view yet/)
    })
})
