import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { makePdf } from './pdf.ts'

const template = `#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, date: none)
#set text(lang: "en", region: "GB", font: "Atkinson Hyperlegible")
= #d.title
#d.words`
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)

describe('A PDF', () => {
  it('says it can be read aloud, and names its language', () => {
    const pdf = text(makePdf(template, { title: 'A sheet', words: 'Quiet lunch' }))
    assert.match(pdf, /^%PDF-/)
    assert.match(pdf, /pdfuaid:part>1</)
    assert.match(pdf, /\/Lang ?\(en-GB\)/)
    assert.match(pdf, /AtkinsonHyperlegible/)
  })

  it('is refused without a title', () =>
    assert.throws(() => makePdf('#set text(lang: "en")\n= Hello', {}), /could not be made/))

  it('is made whatever people write: never read as markup, never failing for a letter', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => {
        assert.match(text(makePdf(template, { title: 'A sheet', words })), /^%PDF-/)
      }),
      { numRuns: 40 },
    ))

  it('says nothing of what was written when the template is wrong', () => {
    try {
      makePdf('#panic(json(bytes(sys.inputs.data)).words)', { words: 'Secret words' })
      assert.fail('it was made')
    } catch (error) {
      assert.doesNotMatch(`${String(error)} ${String(error instanceof Error ? error.cause : '')}`, /Secret/)
    }
  })

  it('is bounded', () =>
    assert.throws(() => makePdf(template, { title: 'A sheet', words: 'x'.repeat(300_000) }), /too much/))
})
