import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../test/support/database.ts'
import { goodChild, handFor, houseOf, led } from '../../test/support/hand.ts'
import { settle } from '../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const passDays = (days: number) =>
  sql`update clock set moved = moved + ${`${days} days`}::interval`.execute(fresh.owner)
const year = new Date().getFullYear()

describe('an agreed profile', () => {
  it('goes on showing what people said when it was agreed, whatever they say later', async () => {
    const village = await settle(fresh)
    const { areaId } = village
    const amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
    const child = led(
      await amy.post('/children/new', { ...goodChild, settingId: village.setting, noSetting: '' }),
    ).replace('/view', '')
    await amy.post(`${child}/view`)
    await amy.post(`${child}/view/energy`, {
      'n-home': 'some',
      'm-': '20',
      strength: 'Swims like a fish',
      words: '',
      go: 'next',
    })
    await amy.post(`${child}/view/finish`, { released: 'everyone' })
    await amy.post(`${child}/share/staff/${village.senco}`, {
      scopes: ['profile', 'plan'],
      purpose: 'everyday help',
      until: 'until I say',
      sure: 'yes',
    })
    const priya = await handFor(app, fresh.door, { areaId, personId: village.senco, role: 'staff' })
    const meeting = led(await priya.post(`${child}/meetings/new`))
    await priya.post(`${meeting}/lines/energy`, {
      over: '',
      'm-': '20',
      'n-home': 'some',
      reason: '',
      strength: '',
      words: '',
      disagreement: '',
      go: 'agree',
    })
    await priya.post(`${meeting}/agree`, {
      yesName: 'Amy',
      yesHow: 'in the room',
      youngPerson: 'said yes',
      'reviewOn-day': '1',
      'reviewOn-month': '6',
      'reviewOn-year': String(year + 1),
    })
    const version = /\/profiles\/([0-9a-f-]{36})/.exec(await (await amy.get(child)).text())?.[1]

    await passDays(20)
    await amy.post(`${child}/view/energy`, {
      'n-home': 'a lot',
      'm-': '80',
      strength: 'Runs all day now',
      words: '',
      go: 'next',
    })
    const then = await (await amy.get(`${child}/profiles/${version}`)).text()
    assert.match(then, /Swims like a fish/)
    assert.doesNotMatch(then, /Runs all day now/)
    assert.match(await (await amy.get(`${child}/view/energy`)).text(), /Runs all day now/)
  })
})
