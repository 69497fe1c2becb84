import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { deviceInWords } from './rules.ts'

describe('a device in words', () => {
  for (const [agent, words] of [
    [
      'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36',
      'Samsung Internet on an Android phone',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari on an iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
      'Edge on a Windows computer',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'Firefox on a Linux computer'],
    ['', 'A device we do not know'],
    ['<script>alert(1)</script> Chrome/1', 'Chrome on a device we do not know'],
  ] as const)
    it(`is ${words}`, () => assert.equal(deviceInWords(agent), words))

  it('is short and made of our words, whatever a browser says', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (agent) => {
        const words = deviceInWords(agent)
        return words.length <= 60 && /^[A-Za-z ]+$/.test(words)
      }),
    ))
})
