/** Pages are small on the wire, for browsers that unpack them. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { signInAs } from '#people/people.ts'
import { packingFor } from '#platform/packing.ts'
import { freshDatabase } from './support/database.ts'
import { settle } from './support/settle.ts'
import { houseOf } from './support/hand.ts'

const fresh = await freshDatabase()
const app = houseOf(fresh)
const village = await settle(fresh)
const cookieOf = async (who: { personId: string; role: 'family' | 'staff' }) =>
  `ninefold=${who.role.charAt(0)}.${(await signInAs(fresh.door, { areaId: village.areaId, ...who })).key}`
const bytes = async (answer: Response | Promise<Response>) => Buffer.from(await (await answer).arrayBuffer())

describe('packing', () => {
  it('takes the smallest packing a browser unpacks, and none it gives no worth', () => {
    assert.equal(packingFor('gzip, deflate, br, zstd'), 'br')
    assert.equal(packingFor('gzip;q=1.0, br;q=0'), 'gzip')
    assert.equal(packingFor('brotli, xgzip'), undefined)
    assert.equal(packingFor(undefined), undefined)
  })

  it('packs a page that is the same for all in each packing, and says nothing new to a browser that has it', async () => {
    const plain = await app.request('/')
    const html = await plain.text()
    assert.equal(plain.headers.get('content-encoding'), null)
    const br = await app.request('/', { headers: { 'accept-encoding': 'gzip, br' } })
    assert.equal(br.headers.get('content-encoding'), 'br')
    assert.equal(br.headers.get('vary'), 'accept-encoding')
    assert.equal(brotliDecompressSync(await bytes(br)).toString(), html)
    const gzip = await bytes(app.request('/', { headers: { 'accept-encoding': 'gzip' } }))
    assert.equal(gunzipSync(gzip).toString(), html)
    const again = await app.request('/', { headers: { 'if-none-match': plain.headers.get('etag') ?? '' } })
    assert.equal(again.status, 304)
    assert.equal((await bytes(again)).length, 0)
  })

  for (const [page, who, words] of [
    ['/home', { personId: village.lead, role: 'staff' }, /<h1>(?:<span[^>]*>[^<]*<\/span>)?All my children/],
    ['/me', { personId: village.mother, role: 'family' }, /<h1>/],
  ] as const)
    it(`packs a page made for one person, unless another site led here: ${page}`, async () => {
      const cookie = await cookieOf(who)
      const ask = (headers: Record<string, string>) =>
        app.request(page, { headers: { cookie, 'accept-encoding': 'gzip, br', ...headers } })
      const packed = await ask({ 'sec-fetch-site': 'same-origin' })
      assert.equal(packed.headers.get('content-encoding'), 'gzip')
      assert.equal(packed.headers.get('cache-control'), 'no-store')
      assert.match(packed.headers.get('content-security-policy') ?? '', /default-src 'none'/)
      assert.match(gunzipSync(await bytes(packed)).toString(), words)
      const led = await ask({ 'sec-fetch-site': 'cross-site' })
      assert.equal(led.headers.get('content-encoding'), null)
      assert.match(await led.text(), words)
    })
})
