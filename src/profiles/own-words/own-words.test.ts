/** The child's own view: theirs, written down by a carer beside them, shown when they press and to whom. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import { type Hand, goodChild, handFor, houseOf, led } from '../../../test/support/hand.ts'
import { settle } from '../../../test/support/settle.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const { areaId } = village
const amy = await handFor(app, fresh.door, { areaId, personId: village.mother, role: 'family' })
const priya = await handFor(app, fresh.door, { areaId, personId: village.senco, role: 'staff' })
const tom = await handFor(app, fresh.door, { areaId, personId: village.teacher, role: 'staff' })
const page = async (hand: Hand, path: string) => (await hand.get(path)).text()

async function addChild(years = 7) {
  const bornOn = {
    'bornOn-year': String(new Date().getFullYear() - years - 1),
    'bornOn-month': '12',
    'bornOn-day': '30',
  }
  const child = led(await amy.post('/children/new', { ...goodChild, ...bornOn })).replace('/view', '')
  for (const staff of [village.senco, village.teacher])
    await amy.post(`${child}/share/staff/${staff}`, {
      scopes: ['profile', 'plan'],
      purpose: 'everyday help',
      until: 'until I say',
      sure: 'yes',
    })
  return child
}

describe('a child’s own words', () => {
  it('are kept apart from the carer’s own view, and shown to nobody until the child presses', async () => {
    const child = await addChild()
    const words = `${child}/own-words`
    assert.equal((await amy.get(`${words}/finish`)).status, 404, 'nothing is there before it is begun')
    await amy.post(`${child}/view`)
    await amy.post(`${child}/view/sensory`, {
      'm-': '20',
      strength: 'Hears every bird',
      words: '',
      go: 'next',
    })
    await amy.post(`${child}/view/finish`, { released: 'everyone' })

    assert.equal(led(await amy.post(words)), `${words}/joys`)
    await amy.post(`${words}/joys`, { loves: ['music', 'water'], words: 'My drum', go: 'next' })
    assert.equal(
      led(
        await amy.post(`${words}/sensory`, {
          's-SE-O1': 'very',
          'm-': '80',
          words: 'The zips roar',
          go: 'next',
        }),
      ),
      `${words}/flexibility`,
    )
    assert.equal(led(await amy.post(`${words}/energy`, { go: 'skip' })), `${words}/attention_impulse`)
    assert.equal(
      led(await amy.post(`${words}/know`, { words: 'Ask me first', go: 'next' })),
      `${words}/finish`,
    )

    const mine = await page(amy, `${child}/view/sensory`)
    assert.match(mine, /Hears every bird/)
    assert.doesNotMatch(mine, /zips roar/)
    assert.match(await page(amy, `${words}/sensory`), /zips roar/)
    assert.match(await page(amy, `${words}/joys`), /value="water" checked/)

    const meeting = led(await priya.post(`${child}/meetings/new`))
    const secret = /zips roar|My drum|Ask me first|own words|music/
    for (const path of [child, meeting, `${meeting}/lines/sensory`])
      assert.doesNotMatch(await page(priya, path), secret, path)

    // The child chooses one person of two.
    const shown = await amy.post(`${words}/finish`, { released: 'chosen', to: village.senco })
    assert.equal(led(shown), `${words}/thanks`)
    assert.match(
      await page(priya, meeting),
      /Robin, in their own words \(Amy wrote them down\)[^]*music, water\. My drum[^]*Ask me first/,
    )
    const line = await page(priya, `${meeting}/lines/sensory`)
    assert.match(line, /zips roar/)
    assert.match(line, /Noise, light, crowds, smells or textures get too much for me/)
    assert.match(line, /Amy, parent or carer[^]*Hears every bird|Hears every bird[^]*Amy, parent or carer/)
    for (const path of [child, meeting, `${meeting}/lines/sensory`])
      assert.doesNotMatch(await page(tom, path), secret, path)

    await amy.post(`${words}/finish`, { released: 'nobody' })
    assert.doesNotMatch(await page(priya, `${meeting}/lines/sensory`), secret, 'taken back')
  })

  it('are asked with no way into what the grown-ups wrote', async () => {
    const child = await addChild()
    const words = `${child}/own-words`
    await amy.post(words)
    for (const path of [`${words}/joys`, `${words}/energy`, `${words}/know`, `${words}/finish`]) {
      const html = await page(amy, path)
      assert.doesNotMatch(
        html,
        /href="\/(home|me|handbook|children\/[0-9a-f-]+|children\/[0-9a-f-]+\/(view|plan)[^"]*)"/,
        path,
      )
      assert.match(html, /help-now/)
    }
    assert.match(await page(amy, `${words}/finish`), /You did not say anything today\. That is all right/)
    assert.match(await page(amy, `${words}/finish`), /Childline/)
  })

  it('may all be left out, and nothing typed is lost', async () => {
    const child = await addChild()
    const words = `${child}/own-words`
    await amy.post(words)
    for (const step of ['joys', 'energy', 'know']) {
      assert.equal((await amy.post(`${words}/${step}`, { go: 'next' })).status, 303, step)
      assert.equal((await amy.post(`${words}/${step}`, { go: 'skip' })).status, 303, step)
    }
    const long = 'x'.repeat(600)
    const wrong = await amy.post(`${words}/energy`, { words: long, 's-EN-O1': 'very' })
    assert.equal(wrong.status, 422)
    const html = await wrong.text()
    assert.ok(html.includes(long))
    assert.match(html, /value="very" checked/)
    const unchosen = await amy.post(`${words}/finish`, { released: 'chosen' })
    assert.equal(unchosen.status, 422)
    assert.equal(led(await amy.post(`${words}/sensory`, { go: 'stop' })), `${words}/finish`)
    assert.equal((await amy.get(`${words}/helps`)).status, 404, 'a step of another age')
  })

  it('are what a carer noticed while the child is under five', async () => {
    const child = await addChild(3)
    const words = `${child}/own-words`
    assert.match(await page(amy, words), /Robin is under five\. You write down what you notice/)
    await amy.post(words)
    assert.match(await page(amy, `${words}/know`), /How does Robin show “no” or “too much”\?/)
    assert.equal((await amy.get(`${words}/energy`)).status, 404, 'a small child is asked no statements')
    await amy.post(`${words}/know`, { words: 'Turns to the wall', go: 'next' })
    await amy.post(`${words}/finish`, { released: 'everyone' })
    const meeting = led(await priya.post(`${child}/meetings/new`))
    assert.match(await page(priya, meeting), /Robin, as Amy noticed[^]*Turns to the wall/)
  })

  it('are begun by the child’s carers only', async () => {
    const child = await addChild()
    assert.equal((await priya.get(`${child}/own-words`)).status, 403)
    assert.equal((await priya.post(`${child}/own-words`)).status, 403)
  })
})
