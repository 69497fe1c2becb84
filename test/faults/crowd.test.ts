/** A crowd is served or told kindly to come back, and leaves nothing behind. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createApp } from '#app.tsx'
import { signInAs } from '#people/people.ts'
import { freshDatabase } from '../support/database.ts'
import { settle } from '../support/settle.ts'

const crowd = 300
const leftAtMostBytes = 20 * 1024 * 1024

setFlagsFromString('--expose-gc')
const collect: unknown = runInNewContext('gc')
function heapBytes() {
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}

it('answers three hundred at once with their page or a kind 503, and gives the memory back', async () => {
  const fresh = await freshDatabase()
  const village = await settle(fresh)
  const publicUrl = 'http://localhost'
  const app = createApp({ ...fresh, secret: 'x'.repeat(40), publicUrl, demonstration: false })
  const who = { areaId: village.areaId, personId: village.mother, role: 'family' } as const
  const cookie = `ninefold=f.${(await signInAs(fresh.door, who)).key}`
  const visit = async () => {
    const answer = await app.request('/home', { headers: { cookie } })
    await answer.text()
    return answer
  }
  const together = () => Promise.all(Array.from({ length: crowd }, visit))
  await together()
  const before = heapBytes()
  for (const { status, headers } of await together()) {
    assert.ok(status === 200 || status === 503, `answered ${status}`)
    assert.equal(headers.get('retry-after'), status === 503 ? '5' : null)
  }
  assert.equal((await visit()).status, 200)
  assert.ok(heapBytes() - before < leftAtMostBytes, 'the memory comes back')
})
