/** Several entries that somebody wrote on the wrong twin's record: moved in one, told of and undone one by one. */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import { goodChild, handFor, houseOf, led, type Hand } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const { areaId } = village
const page = async (hand: Hand, path: string) => (await hand.get(path)).text()
const idOf = (path: string) => path.split('/').at(-1) ?? ''
let amy: Hand, tom: Hand, priya: Hand
let robin: string, wren: string

const goal = (hand: Hand, child: string, words: string) =>
  hand.post(`${child}/goals/new`, { words, rating: '3' })
/** What a hand is offered to tick, by its words. */
async function offered(hand: Hand, child: string): Promise<Record<string, string>> {
  const html = await page(hand, `${child}/put-right/several`)
  return Object.fromEntries(
    [...html.matchAll(/name="entries"[^>]*value="([^"]+)"[^>]*>\s*<label[^>]*>([^<]+)</g)].map(
      ([, value = '', words = '']) => [words.trim(), value],
    ),
  )
}
const ticked = async (hand: Hand, child: string, words: RegExp) =>
  Object.entries(await offered(hand, child)).flatMap(([text, value]) => (words.test(text) ? [value] : []))

before(async () => {
  amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
  tom = await handFor(app, fresh.door, { areaId, personId: village.teacher, role: 'staff' })
  priya = await handFor(app, fresh.door, { areaId, personId: village.senco, role: 'staff' })
  const add = async (knownAs: string) =>
    led(await amy.post('/children/new', { ...goodChild, knownAs, yourName: 'Amy' })).replace('/view', '')
  ;[robin, wren] = [await add('Robin'), await add('Wren')]
  for (const child of [robin, wren])
    for (const holder of [village.teacher, village.senco])
      await amy.post(`${child}/share/staff/${holder}`, {
        scopes: ['profile', 'plan'],
        until: 'until I say',
        purpose: 'everyday help',
        sure: 'yes',
      })
  for (const words of ['Swims', 'Sleeps']) await goal(tom, robin, words)
  await goal(priya, robin, 'Reads')
})

describe('several entries on the wrong record', () => {
  it('are ticked among what one wrote oneself, and shown with what goes along', async () => {
    assert.match(await page(tom, `${robin}/put-right`), /put-right\/several/)
    const mine = Object.keys(await offered(tom, robin))
    assert.ok(mine.some((words) => words.includes('Swims')))
    assert.ok(!mine.some((words) => words.includes('Reads')), 'another’s are not offered')
    const none = await tom.post(`${robin}/put-right/several`, { where: idOf(wren), words: '' })
    assert.equal(none.status, 422)
    assert.match(await none.text(), /Tick what is on the wrong record/)
    const forged = Object.values(await offered(priya, robin))
    const other = await tom.post(`${robin}/put-right/several`, {
      entries: forged,
      where: idOf(wren),
      words: '',
    })
    assert.equal(other.status, 422)
    await page(amy, `${robin}/goals`)
    const entries = await ticked(tom, robin, /Swims|Sleeps|rating/)
    const shown = await (
      await tom.post(`${robin}/put-right/several`, { entries, where: idOf(wren), words: 'Twins.' })
    ).text()
    assert.match(shown, /Move them\?[^]*Wren Carter, born[^]*Swims[^]*with it:[^]*Amy/)
    assert.match(await page(tom, `${robin}/goals`), /Swims/, 'nothing has moved yet')
  })

  it('move together, each with its own trace, and are undone one by one', async () => {
    await page(priya, `${robin}/goals`)
    const entries = await ticked(tom, robin, /^A goal: (Swims|Sleeps)/)
    assert.equal(entries.length, 2)
    const sent = { entries, where: idOf(wren), words: 'Twins.', sure: 'yes' }
    assert.equal(led(await tom.post(`${robin}/put-right/several`, sent)), `${robin}/put-right`)
    for (const words of [/Swims/, /Sleeps/]) {
      assert.doesNotMatch(await page(amy, `${robin}/goals`), words)
      assert.match(await page(amy, `${wren}/goals`), words)
    }
    assert.match(await page(amy, `${robin}/goals`), /Reads/)
    const trace = await page(tom, `${robin}/put-right`)
    const undos = [...new Set(trace.match(/\/children\/[0-9a-f-]{36}\/undo\/[0-9a-f-]{36}/g))]
    assert.equal(undos.length, 2)
    assert.equal((await page(priya, '/home')).split('on the wrong child’s record').length - 1, 2)
    await tom.post(undos[0] ?? '')
    const both = await page(amy, `${robin}/goals`)
    assert.notEqual(/Swims/.test(both), /Sleeps/.test(both))
    assert.equal(
      (await tom.post(`${robin}/put-right/several`, sent)).status,
      422,
      'one of them is there no more',
    )
  })

  it('moves a goal whose rating was ticked beside it once, with the rating', async () => {
    await goal(tom, robin, 'Sings')
    const entries = await ticked(tom, robin, /Sings|A rating/)
    assert.ok(entries.length >= 2)
    const sent = { entries, where: 'nowhere', words: '', sure: 'yes' }
    assert.equal(led(await tom.post(`${robin}/put-right/several`, sent)), `${robin}/put-right`)
    assert.doesNotMatch(await page(amy, `${robin}/goals`), /Sings/)
  })

  it('moves nothing where one of them cannot go', async () => {
    await tom.post(`${wren}/meetings/new`)
    await goal(tom, wren, 'Paints')
    const entries = await ticked(tom, wren, /A meeting|Paints/)
    assert.equal(entries.length, 2)
    const sent = { entries, where: idOf(robin), words: '', sure: 'yes' }
    const refused = await tom.post(`${wren}/put-right/several`, sent)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /cannot move/)
    assert.match(await page(amy, `${wren}/goals`), /Paints/)
  })

  it('is for whoever reaches the child', async () => {
    const naomi = await handFor(app, fresh.door, { areaId, personId: village.reader, role: 'staff' })
    assert.equal((await naomi.get(`${robin}/put-right/several`)).status, 404)
    assert.equal((await naomi.post(`${robin}/put-right/several`)).status, 404)
  })
})
