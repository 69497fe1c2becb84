/** A carer's view that came by telephone or on paper: theirs, written down by a colleague it names. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { freshDatabase } from '../../../test/support/database.ts'
import { neighbourhood } from '../../../test/support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { people, children } = world
const robin = `/children/${children.robin}`
const priya = world.as(people.priya)
const grace = world.as(people.grace)
const amy = world.as(people.amy)
const told = (words: Record<string, string> = {}) => ({
  teller: 'Sheila Carter, grandmother',
  how: 'by telephone',
  joys: 'Names every bird',
  shown: 'everyone',
  ...words,
})
/** The table they will all sit at: who said what, side by side. */
const table = async () =>
  (await priya.get(`${(await priya.get(`${robin}/meetings/new`)).location}/lines/sensory`)).html
const views = async (who: typeof amy) => (await who.get(`${robin}/everything/file`)).html

describe('what a carer told', () => {
  it('is kept under the carer’s name, with who wrote it down, and help follows from it', async () => {
    const sent = await priya.post(`${robin}/told`, told({ 'sensory.n-home': 'a lot', 'sensory.m-': '96' }))
    assert.equal(sent.location, robin)
    const file = await views(amy)
    assert.match(file, /"author_name": "Sheila Carter, grandmother"/)
    assert.match(file, /"beside": "Priya[^"]*, by telephone"/)
    assert.match(file, /"voice": "parent"/)
  })

  it('leaves the colleague’s own view theirs', async () => {
    await priya.post(`${robin}/view`)
    await priya.post(`${robin}/view/joys`, { words: 'Kind to the small ones', go: 'stop' })
    const { html } = await priya.get(`${robin}/view/joys`)
    assert.match(html, /Kind to the small ones/)
    assert.doesNotMatch(html, /Names every bird/)
  })

  it('keeps two tellers apart, and the newer of what one told twice', async () => {
    await priya.post(`${robin}/told`, told({ 'sensory.words': 'We left it at the door' }))
    await priya.post(
      `${robin}/told`,
      told({ teller: 'Owen Carter, uncle', 'sensory.words': 'Runs from bells' }),
    )
    await priya.post(`${robin}/told`, told({ 'sensory.words': 'We left it at the lights' }))
    const html = await table()
    assert.match(html, /Sheila Carter[^]*left it at the lights/)
    assert.doesNotMatch(html, /left it at the door/)
    assert.match(html, /Owen Carter, uncle/)
    assert.match(await views(amy), /We left it at the door"/, 'the older is kept')
  })

  it('stays with the colleague until the carer has thought about it', async () => {
    await priya.post(
      `${robin}/told`,
      told({ teller: 'Rita Carter, aunt', shown: 'nobody', 'sensory.words': 'Hums' }),
    )
    assert.doesNotMatch(await views(amy), /Rita Carter/)
    assert.match(await table(), /Rita Carter/)
  })

  it('asks whether a person may ring where help is urgent, and a named person then does', async () => {
    const urgent = { 'energy.n-home': 'urgent', worries: 'She has stopped eating' }
    const unasked = await priya.post(`${robin}/told`, told(urgent))
    assert.equal(unasked.status, 422)
    assert.match(unasked.html, /Ask them whether a person may ring within one working day/)
    assert.match(unasked.html, /She has stopped eating/, 'nothing typed is lost')
    assert.equal((await priya.post(`${robin}/told`, told({ ...urgent, ring: 'yes' }))).status, 303)
    assert.match((await grace.get('/home?list=urgent')).html, /Robin/)
  })

  it('takes nothing empty, and nothing without who, how and who may see it', async () => {
    const nothing = await priya.post(`${robin}/told`, told({ joys: '' }))
    assert.equal(nothing.status, 422)
    assert.match(nothing.html, /at least one thing they said/)
    const bare = await priya.post(`${robin}/told`, { joys: 'Sings' })
    for (const words of ['Write who told you', 'Choose how they told you', 'Ask them first'])
      assert.match(bare.html, new RegExp(words))
    assert.match(bare.html, /Sings/)
  })

  it('is not for a family account, which writes as itself', async () => {
    assert.equal((await amy.get(`${robin}/told`)).status, 403)
  })

  it('has its paper for anyone to print', async () => {
    const { status, html } = await world.as().get('/on-paper')
    assert.equal(status, 200)
    assert.match(html, /Put a cross on each line/)
  })
})
