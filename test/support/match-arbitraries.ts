import fc from 'fast-check'
import { Band, LineKey, lines, Need, Place } from '#profiles/instrument.ts'
import { HelpKind } from '#areas/help-kinds.ts'
import { Approach, End, Evidence } from '#resources/handbook.ts'
import type { HelpedCount, Matchable } from '#resources/match-index.ts'
import { Question } from '#resources/match-question.ts'

const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 })
const partKeys = lines.flatMap((line) => line.parts.map(({ key }) => key))

const anyItem: fc.Arbitrary<Omit<Matchable, 'id' | 'kind'>> = fc
  .record({
    lines: fc.uniqueArray(fc.constantFrom(...LineKey.options), { minLength: 1, maxLength: 3 }),
    places: some(Place.options),
    bands: some(Band.options),
    approach: fc.constantFrom(...Approach.options.slice(0, 5)),
    end: fc.constantFrom(...End.options),
    parts: fc.option(fc.subarray(partKeys, { minLength: 1, maxLength: 4 }), { nil: undefined }),
    tonight: fc.boolean(),
    evidence: fc.constantFrom(...Evidence.options),
    helpKinds: some(HelpKind.options),
  })
  .map(({ parts, ...item }) => (parts ? { ...item, parts } : item))

/** Up to forty made-up things with ids of their own. */
export const anyHandbook: fc.Arbitrary<Matchable[]> = fc
  .array(anyItem, { maxLength: 40 })
  .map((items) => items.map((item, n) => ({ ...item, id: `SE-E${n}`, kind: 'page' as const })))

const anyMark = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0, 50, 100, 33.5))
const optional: { requiredKeys: [] } = { requiredKeys: [] }
const anyLine = (parts: readonly string[]) =>
  fc.record(
    {
      need: fc.record(
        {
          home: fc.constantFrom(...Need.options),
          setting: fc.constantFrom(...Need.options),
          community: fc.constantFrom(...Need.options),
        },
        optional,
      ),
      position: anyMark,
      parts: fc
        .subarray([...parts])
        .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, anyMark])))),
    },
    optional,
  )

/** A question as it comes through the door, about any of the ids given. */
export const anyQuestion = (ids: readonly string[]): fc.Arbitrary<Question> =>
  fc
    .record({
      band: fc.constantFrom(...Band.options),
      lines: fc.record(
        Object.fromEntries(lines.map((line) => [line.key, anyLine(line.parts.map(({ key }) => key))])),
        optional,
      ),
      tried: fc.array(
        fc.record({ id: fc.constantFrom(...ids, 'XX-S1'), helped: fc.boolean() }, { requiredKeys: ['id'] }),
        { maxLength: 6 },
      ),
    })
    .map((question) => Question.parse(question))

export const anyCounts = (ids: readonly string[]): fc.Arbitrary<Map<string, HelpedCount>> =>
  fc
    .array(
      fc
        .tuple(fc.constantFrom(...ids, 'XX-S1'), fc.nat(80), fc.nat(80))
        .map(([id, a, b]): [string, HelpedCount] => [id, { tried: a + b, helped: a }]),
      { maxLength: 20 },
    )
    .map((pairs) => new Map(pairs))
