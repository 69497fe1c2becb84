import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { HelpKind } from '#areas/help-kinds.ts'
import { Band, LineKey, partsOf, Place } from '#profiles/instrument.ts'

/** The sort of help a thing is; a page never shows two of one sort in a row where it can help it. */
export const Approach = z.enum([
  'adult-response',
  'communication',
  'environment',
  'movement',
  'people',
  'programme',
  'rest',
  'routine',
  'skill',
  'strengths',
  'tools',
])
export type Approach = z.infer<typeof Approach>

/** Which end of the line it fits best; `either` where it helps at both. With `parts`, the ends are the parts'. */
export const End = z.enum(['left', 'right', 'either'])
export type End = z.infer<typeof End>

/** A: national guideline or trials behind the approach. B: mixed or emerging. C: good practice. L: lived experience. */
export const Evidence = z.enum(['A', 'B', 'C', 'L'])

const Words = z.string().trim().min(3)
const shared = {
  id: z.string().regex(/^[A-Z]{2}-[SE]\d+$/),
  title: Words,
  how: Words,
  whenNot: Words,
  places: z.array(Place).min(1),
  bands: z.array(Band).min(1),
  approach: Approach,
  end: End,
  parts: z.array(z.string()).min(1).optional(),
  helpKinds: z.array(HelpKind).min(1),
  /** Can be started at home tonight, with nothing bought and nobody else needed. */
  tonight: z.boolean(),
  evidence: Evidence,
  /** Whole years, measured (test/support/readability.ts). */
  readingAge: z.number().int().min(5),
  reviewer: z.string().nullable(),
  reviewBy: z.iso.date(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
}
const Strategy = z
  .strictObject({ ...shared, kind: z.literal('strategy'), line: LineKey, sourceKind: Words })
  .transform(({ line, ...strategy }) => ({ ...strategy, lines: [line] }))
const Item = z.strictObject({
  ...shared,
  /** An `idea` is a thing to do that needs nothing; the ninety strategies are the instrument's own. */
  kind: z.enum(['equipment', 'idea', 'programme', 'book', 'video', 'page', 'app']),
  /** The first line is the one its `end` speaks of. */
  lines: z.array(LineKey).min(1),
  cost: z.enum(['free', 'under £10', '£10–£30', 'more', 'loan']),
  /** What a tired parent might type. */
  alsoCalled: z.array(Words).min(1),
  by: Words.optional(),
  /** A bare site, never a deep link: those rot. */
  site: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]+$/)
    .optional(),
})

export type HandbookStrategy = z.infer<typeof Strategy>
export type HandbookProduct = z.infer<typeof Item>
/** Anything in the handbook: one of the ninety strategies, or a thing to use, read, watch or join. */
export type HandbookItem = HandbookStrategy | HandbookProduct

/** Checks one file of the handbook. Throws at the first wrong entry, naming the file, the id and the field. */
function checked<T extends HandbookItem>(file: string, schema: z.ZodType<T>, raw: unknown): T[] {
  const seen = new Set<string>()
  return z
    .array(z.looseObject({ id: z.string() }))
    .parse(raw)
    .map((entry) => {
      const refuse = (why: string) => new Error(`content/handbook/${file}.json: ${entry.id}: ${why}`)
      const parsed = schema.safeParse(entry)
      if (!parsed.success)
        throw refuse(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '))
      const item = parsed.data
      if (seen.has(item.id)) throw refuse('id: used twice')
      seen.add(item.id)
      const known = new Set(item.lines.flatMap((line) => partsOf(line).map(({ key }) => key)))
      const stray = item.parts?.find((part) => !known.has(part))
      if (stray) throw refuse(`parts: ${stray} is not a part of ${item.lines.join(' or ')}`)
      if (item.tonight && !item.places.includes('home')) throw refuse('tonight: it is not for home')
      return item
    })
}

export const checkedStrategies = (raw: unknown): HandbookStrategy[] => checked('strategies', Strategy, raw)
export const checkedItems = (raw: unknown): HandbookProduct[] => checked('items', Item, raw)

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../content/handbook/${name}.json`, import.meta.url), 'utf8'))

const strategyList = checkedStrategies(read('strategies'))
const itemList = checkedItems(read('items'))
const allOfIt: HandbookItem[] = [...strategyList, ...itemList]
const Synonyms = z.record(z.string().regex(/^[^A-Z]+$/), z.array(Words).min(1))
const synonymList = Synonyms.parse(read('synonyms'))

export const strategies = (): readonly HandbookStrategy[] => strategyList
export const items = (): readonly HandbookProduct[] => itemList
export const all = (): readonly HandbookItem[] => allOfIt

/** Everyday words, in lower case with straight apostrophes, to the words the handbook uses. */
export const synonyms = (): Readonly<Record<string, readonly string[]>> => synonymList
