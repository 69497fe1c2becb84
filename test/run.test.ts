import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, it } from 'node:test'

describe('bin/run.js', () => {
  for (const words of [[], ['strat'], ['../bin/test']])
    it(`answers "${words.join(' ')}" with the commands there are, and 2`, () => {
      const { status, stderr } = spawnSync(process.execPath, ['bin/run.js', ...words], { encoding: 'utf8' })
      assert.equal(status, 2)
      assert.match(stderr, /^Commands: .*\btest\b/m)
    })
})
