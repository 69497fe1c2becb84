import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FieldView, FormView } from './form-state.ts'
import { Page } from './page.tsx'
import { Question } from './questions.tsx'

const fields: Record<string, FieldView> = {
  called: { kind: 'text', label: 'Name' },
  words: { kind: 'paragraph', label: 'In your words', longest: 200 },
  one: {
    kind: 'choice',
    label: 'One',
    choices: [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ],
  },
  many: {
    kind: 'choices',
    label: 'Many',
    choices: [
      { value: 'a', text: 'A' },
      { value: 'b', text: 'B' },
    ],
  },
  born: { kind: 'day', label: 'Born' },
  count: { kind: 'whole', label: 'How many' },
  mail: { kind: 'email', label: 'Email' },
  ring: { kind: 'phone', label: 'Phone' },
  agree: { kind: 'yesNo', label: 'Agree?' },
  version: { kind: 'hidden' },
}
const names = Object.keys(fields)
const form: FormView = {
  fields,
  typed: {
    called: '<Robin & "Co">',
    words: 'two\nlines',
    one: 'b',
    many: ['a', 'b'],
    'born-day': '31',
    'born-month': 'x',
    'born-year': '19',
    count: 'two',
    mail: 'not mail',
    ring: '+44',
    agree: 'no',
    version: '7',
  },
  errors: Object.fromEntries(
    names.filter((name) => name !== 'version').map((name) => [name, `Put ${name} right`]),
  ),
}
const markup = String(
  <Page title="Ask" form={form}>
    {names.map((name) => (
      <Question form={form} name={name} />
    ))}
  </Page>,
)

describe('A form that came back', () => {
  it('gives back every word as it was typed', () => {
    for (const typed of [
      'value="&lt;Robin &amp; &quot;Co&quot;&gt;"',
      '>two\nlines</textarea>',
      'value="31"',
      'value="x"',
      'value="19"',
      'value="two"',
      'value="not mail"',
      'value="+44"',
      'value="7"',
    ])
      assert.ok(markup.includes(typed), typed)
    assert.deepEqual(
      [...markup.matchAll(/<input[^>]*checked=""[^>]*>/g)].map(
        ([input]) => input.match(/value="(\w+)"/)?.[1],
      ),
      ['b', 'a', 'b', 'no'],
    )
  })

  it('leads from every mistake to a box that is there', () => {
    const links = [...markup.matchAll(/<a href="#([\w-]+)">Put/g)].map(([, id]) => id)
    assert.deepEqual(links, ['called', 'words', 'one', 'many', 'born-day', 'count', 'mail', 'ring', 'agree'])
    for (const id of links) assert.match(markup, new RegExp(`<(input|textarea|select)[^>]* id="${id}"`))
  })

  it('says beside each question what is wrong, and says so in the title', () => {
    for (const name of names.filter((n) => n !== 'version'))
      assert.match(markup, new RegExp(`id="${name}-error"`))
    assert.match(markup, /<title>Error: Ask – Ninefold<\/title>/)
  })

  it('describes every control by ids that are on the page', () => {
    const ids = new Set([...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, described = ''] of markup.matchAll(/aria-describedby="([^"]+)"/g))
      for (const id of described.split(' ')) assert.ok(ids.has(id), id)
  })
})

it('takes any form with this shape, whatever else it carries', () => {
  type Fields = { called: { kind: 'text'; label: string; schema: object } }
  type TheirForm = {
    fields: Fields
    typed: Partial<Record<keyof Fields, string>>
    errors: Partial<Record<keyof Fields, string>>
  }
  const theirs: TheirForm = {
    fields: { called: { kind: 'text', label: 'Name', schema: {} } },
    typed: { called: 'Kit' },
    errors: {},
  }
  assert.match(String(<Question form={theirs} name="called" />), /value="Kit"/)
})

describe('A page', () => {
  const calm = String(
    <Page title="Where things stand" area="Kent and Medway">
      x
    </Page>,
  )
  it('has one h1, its title the same, help now, a skip link and a way to say what is wrong', () => {
    assert.equal(calm.match(/<h1/g)?.length, 1)
    assert.match(calm, /^<!doctype html><html lang="en-GB"/i)
    assert.match(calm, /<title>Where things stand – Ninefold<\/title>/)
    assert.match(calm, /<a class="nf-help" href="\/help-now">Help now<\/a>/)
    assert.match(calm, /href="#maincontent"/)
    assert.match(calm, /Something wrong or hard to use on this page\?/)
  })
  it('gives its h1 to the one question it asks', () => {
    const page = String(
      <Page title="Name" questionIsHeading>
        <Question form={{ ...form, errors: {} }} name="called" isPage />
      </Page>,
    )
    assert.equal(page.match(/<h1/g)?.length, 1)
  })
  it('of words alone is painted from its first answer, the stylesheet last', () => {
    const page = String(
      <Page title="Help now" paintsAtOnce>
        x
      </Page>,
    )
    assert.match(page, /<\/footer><link rel="stylesheet"[^>]*><\/body>/)
    assert.doesNotMatch(page.slice(0, page.indexOf('</head>')), /rel="stylesheet"/)
  })
  it('never carries a style attribute', () => assert.doesNotMatch(markup + calm, / style=/))
})
