/** What stays behind where others look: a browser's history and tab, an address, a header, a file's name, a line of the log, a letter. None of them names anybody, says what a child needs, or where they live. */
import assert from 'node:assert/strict'
import { describe, it, mock } from 'node:test'
import { sql } from 'kysely'
import { fill } from './support/addresses.ts'
import { freshDatabase } from './support/database.ts'
import { expected } from './support/expected-routes.ts'
import { neighbourhood } from './support/world.ts'

const world = await neighbourhood(await freshDatabase())
const { amy, ben, priya, grace, stella, ray, hal } = world.people
const readers = { amy, ben, priya, grace, stella, ray, hal }

/** Told apart from every word of ours, so that one found anywhere is theirs. */
const tokens = {
  child: 'Zorbyname',
  family: 'Quillfamily',
  carer: 'Xanthacarer',
  colleague: 'Wexcolleague',
  need: 'hummedloudneed',
  hope: 'skatehopegoal',
  postcode: 'ZZ9 9ZQ',
  phone: '07700900777',
  email: 'tokenmail@example.org',
}
const said = new RegExp(
  Object.values(tokens)
    .flatMap((token) => [token, encodeURIComponent(token), token.replaceAll(' ', '')])
    .join('|'),
  'i',
)

const { robin } = world.children
// As the owner, beside the doors: what anybody could have typed, in each place that names somebody or says what they need.
for (const change of [
  sql`update children set known_as = ${tokens.child}, given_name = ${tokens.child}, family_name = ${tokens.family} where id = ${robin}`,
  sql`update child_carers set name = ${tokens.carer} where child_id = ${robin}`,
  sql`update carers set name = ${tokens.carer} where id = ${amy.personId}`,
  sql`update staff set name = ${tokens.colleague} where id in (${priya.personId}, ${grace.personId}, ${world.people.nina.personId})`,
  sql`update carer_invites set name = ${tokens.carer} where child_id = ${robin}`,
  sql`update plan_items set need = ${tokens.need}, try = ${tokens.need} where child_id = ${robin}`,
  sql`update goals set words = ${tokens.hope} where child_id = ${robin}`,
  sql`update carer_contacts set phone = ${tokens.phone}, email = ${tokens.email}, postcode = ${tokens.postcode} where child_id = ${robin}`,
])
  await change.execute(world.owner)

describe('a page about somebody leaves nothing of theirs behind', () => {
  let named = 0
  for (const [name, { sends = {} }] of Object.entries(expected))
    it(name, async () => {
      const [method = '', path = ''] = name.split(' ')
      const address = await fill(world, path, robin)
      assert.doesNotMatch(address, said, 'the address')
      for (const person of [undefined, ...Object.values(readers)]) {
        const browser = world.as(person)
        const lines: string[] = []
        const listening = mock.method(process.stderr, 'write', (text: string) => lines.push(text) > 0)
        const seen = await (
          method === 'GET' ? browser.get(address) : browser.post(address, { ...typed, ...sends })
        ).finally(() => listening.mock.restore())
        const who = person?.name ?? 'a visitor'
        const title = /<title>(.*?)<\/title>/s.exec(seen.html)?.[1] ?? ''
        assert.doesNotMatch(title, said, `the title ${who} sees`)
        assert.doesNotMatch([...seen.headers].join('\n'), said, `a header ${who} is sent`)
        assert.doesNotMatch(lines.join(''), said, `a line of the log about ${who}`)
        for (const [, link] of seen.html.matchAll(/\s(?:href|action|src)="([^"]*)"/g))
          assert.doesNotMatch(decodeURIComponent(link ?? ''), said, `a link ${who} sees`)
        if (said.test(seen.html)) named++
      }
    })

  it('though the pages themselves do say it', () => assert.ok(named > 60, `${named} pages name somebody`))

  it('nor does any letter', async () => {
    const { rows } = await sql<{ words: string }>`
      select to_jsonb(o) - 'address' || jsonb_build_object('made', o.template) as words from outbox o`.execute(
      world.owner,
    )
    assert.ok(rows.length > 0)
    assert.doesNotMatch(JSON.stringify(rows), said)
  })
})

/** Sent with every form: each field takes the one it knows, so that what comes back, or goes wrong, is full of them. */
const typed = {
  knownAs: tokens.child,
  familyName: tokens.family,
  firstName: tokens.child,
  name: tokens.carer,
  yourName: tokens.carer,
  reach: 'not an address',
  words: tokens.need,
  reason: tokens.need,
  need: tokens.need,
  try: tokens.need,
  strength: tokens.hope,
  who: tokens.carer,
  spokeTo: tokens.carer,
  phone: tokens.phone,
  email: tokens.email,
  postcode: tokens.postcode,
}
