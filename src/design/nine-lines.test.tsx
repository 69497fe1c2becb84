import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { NineLinesTable } from './nine-lines-table.tsx'
import { type Line, positionWords, type Who } from './nine-lines-words.ts'
import { NineLines, NineLinesBoth } from './nine-lines.tsx'
import { robinsLines } from './showcase.tsx'

const both = String(<NineLinesBoth title="Robin" lines={robinsLines} />)
const table = String(<NineLinesTable caption="In words" lines={robinsLines} />)
const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ')

describe('The nine lines', () => {
  it('never show, print or say a number', () => {
    assert.doesNotMatch(words(both.replace(/aria-label="([^"]*)"/g, '>$1<')), /\d/)
    assert.doesNotMatch(words(table), /\d/)
  })

  it('never say none as a refusal', () => {
    assert.match(both, /School: nothing extra asked for yet\./)
    assert.match(words(table), /School: nothing extra asked for yet/)
    assert.match(words(table), /Home sees more than this/)
    assert.match(words(both), /Home sees more than this/)
  })

  it('say aloud what they draw: agreed, each view, each place', () => {
    assert.match(
      both,
      /aria-label="Speech and language\. Agreed: to the right \(comes easily\); before, in the middle\. Robin and School: to the right/,
    )
    assert.match(both, /Inward\. Agreed: still open\./)
  })

  it('carry no style attribute and no red or green', () =>
    assert.doesNotMatch(both, / style=|red|#[0-9a-f]{3}/))

  it('have ids that are not on the page twice', () => {
    const ids = [...both.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(new Set(ids).size, ids.length)
  })

  it('leave out the setting’s column for a child who has none', () => {
    const home = String(
      <NineLines layout="wide" title="x" lines={robinsLines.map((line) => ({ ...line, noSetting: true }))} />,
    )
    assert.deepEqual(
      [...home.slice(0, home.indexOf('nl-band')).matchAll(/>(\w+)<\/text>/g)].map(([, x]) => x),
      ['Home', 'Out'],
    )
    assert.match(home, /no school or nursery now/)
  })

  it('show a child only their own marks and words', () => {
    const own = String(<NineLines layout="narrow" title="Mine" childOnly lines={robinsLines} />)
    assert.doesNotMatch(own, /nl-cross|nl-was|nl-need|greed|Help asked|sees more|wonderful stories/)
  })

  it('never let one mark hide another', () => {
    const who: Who[] = ['child', 'parent', 'parent2', 'setting', 'professional']
    const views = fc.array(
      fc.record({
        who: fc.constantFrom(...who),
        label: fc.constant('x'),
        position: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(views, fc.constantFrom('wide' as const, 'narrow' as const), (given, layout) => {
        const marks = placed(String(<NineLines layout={layout} title="x" lines={[lineWith(given)]} />))
        for (const [i, a] of marks.entries())
          for (const b of marks.slice(i + 1))
            assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 11, JSON.stringify([a, b]))
      }),
    )
  })
})

describe('A place on a line, in words', () => {
  const row = { left: 'drifts', right: 'locks on' }
  it('is one of five bands', () => {
    assert.equal(positionWords(0, row), 'well to the left (drifts)')
    assert.equal(positionWords(20, row), 'to the left (drifts)')
    assert.equal(positionWords(50, row), 'in the middle')
    assert.equal(positionWords(50, row, true), 'in the middle (like most this age)')
    assert.equal(positionWords(80, row), 'to the right (locks on)')
    assert.equal(positionWords(100, row), 'well to the right (locks on)')
    assert.equal(positionWords(null, row), 'still open')
  })
})

const lineWith = (views: Line['rows'][number]['views']): Line => ({
  key: 'k',
  label: 'Line',
  left: 'a',
  right: 'b',
  rows: [{ left: 'a', right: 'b', agreed: 50, views }],
  need: { home: 'none', setting: 'none', community: 'none' },
})

/** Where each person's mark stands, the legend's left out. */
function placed(svg: string) {
  const drawing = svg.slice(0, svg.lastIndexOf('<g aria-hidden="true" transform'))
  const circles = drawing.matchAll(/class="nl-view[^"]*" cx="([\d.]+)" cy="([\d.]+)"/g)
  const squares = drawing.matchAll(/class="nl-view" x="([\d.]+)" y="([\d.]+)"/g)
  const paths = drawing.matchAll(/class="nl-view" d="M([\d.]+) ([\d.]+)(l[^"]+)"/g)
  return [
    ...[...circles].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
    ...[...squares].map(([, x, y]) => ({ x: Number(x) + 5, y: Number(y) + 5 })),
    ...[...paths].map(([, x, y, d = '']) => ({
      x: Number(x),
      y: Number(y) + (middles[d.slice(0, 8)] ?? Number.NaN),
    })),
  ]
}
const middles: Record<string, number> = { 'l6.75 6.': 6.75, 'l6.75 11': 6.5, 'l6.75-11': -6.5 }
