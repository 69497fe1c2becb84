import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The nine stable keys, in the order they are drawn. What people call them is the area's choice (`labelFor`). */
export const LineKey = z.enum([
  'speech_language',
  'energy',
  'attention_impulse',
  'emotional_regulation',
  'motor',
  'sensory',
  'flexibility',
  'empathising_systemising',
  'cognitive',
])
export type LineKey = z.infer<typeof LineKey>

/** Early years 0–4, primary 5–10, secondary 11–15, young people 16–25. */
export const Band = z.enum(['EY', 'PR', 'SE', 'P16'])
export type Band = z.infer<typeof Band>

/** `setting` is a nursery, school, college or work. */
export const Place = z.enum(['home', 'setting', 'community'])
export type Place = z.infer<typeof Place>

/** What the family asks for in one place. `not asked` never counts as `none` on a page; neither drives help. */
export const Need = z.enum(['none', 'some', 'a lot', 'urgent', 'not asked'])
export type Need = z.infer<typeof Need>

/** How like the child a statement is. `not_seen` never counts as `no`. */
export const Answer = z.enum(['not_like', 'a_bit', 'very', 'depends', 'not_seen'])
export type Answer = z.infer<typeof Answer>

const Words = z.string().min(3)
const Ends = z.strictObject({ left: Words, right: Words })
const Polarity = z.enum(['unipolar', 'bipolar'])
const Part = z.strictObject({
  key: Words,
  label: Words,
  polarity: Polarity,
  left: Words,
  right: Words,
  says: Ends,
  /** The ends as the child would say them; on parts that are always asked. */
  childSays: Ends.optional(),
})
const Statement = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}-O\d$/),
  text: Words,
  textEY: Words.optional(),
  childText: Words,
  places: z.array(Place).min(1),
  bands: z.array(Band).min(1),
  say: z.enum(['+', '-', '*']),
  follow: z.enum(['everyday-safety', 'offer-call']).optional(),
})
const shared = {
  key: LineKey,
  label: Words,
  inSentence: Words,
  about: Words,
  neitherEndIsBetter: z.boolean(),
  strengthsAngle: z.array(Words).min(3),
  checkFirst: z.array(Words).min(3),
  childPrompt: Words,
  looksLike: z.record(Band, Words),
  statements: z.array(Statement).length(8),
}
/** Where a line has an ease it stands on the right; on a bipolar line 50 is "like most this age". */
const markedOnTheLine = { polarity: Polarity, left: Words, right: Words, says: Ends, childSays: Ends }
const Line = z.discriminatedUnion('marked', [
  z.strictObject({ ...shared, ...markedOnTheLine, marked: z.literal('line'), parts: z.tuple([]) }),
  z.strictObject({
    ...shared,
    ...markedOnTheLine,
    marked: z.literal('line and optional parts'),
    parts: z.array(Part).min(2),
  }),
  z.strictObject({
    ...shared,
    marked: z.literal('parts'),
    polarity: z.enum(['unipolar', 'by part']),
    left: z.null(),
    right: z.null(),
    says: z.null(),
    parts: z.array(Part).min(2),
  }),
])
const Head = z.strictObject({
  key: z.literal('ninefold'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  status: Words,
  reviewers: z.array(Words),
  reviewedOn: z.iso.date().nullable(),
  licence: Words,
  answers: z
    .array(z.strictObject({ key: Answer, label: Words, childLabel: Words, asks: Words.optional() }))
    .length(5),
  lines: z.array(LineKey).length(9),
})

export type Line = z.infer<typeof Line>
export type Part = z.infer<typeof Part>
/** A statement as one band meets it: `text` is already the early-years wording where there is one. */
export type Statement = Omit<z.infer<typeof Statement>, 'textEY'>

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../content/instrument/${name}.json`, import.meta.url), 'utf8'))

/** Version, review status, licence and answer words. Read once; a wrong file stops the program, naming the field. */
export const instrument = Head.parse(read('instrument'))

/** The nine lines, in order. */
export const lines: readonly Line[] = instrument.lines.map((key) => Line.parse(read(key)))

const byKey = new Map(lines.map((line) => [line.key, line]))

export function lineOf(key: LineKey): Line {
  const line = byKey.get(key)
  if (!line) throw new Error(`The instrument has no line ${key}`)
  return line
}

/** The statements this band meets on this line, from all three places, in the instrument's order. */
export function statementsFor({ line, band }: { line: LineKey; band: Band }): Statement[] {
  return lineOf(line)
    .statements.filter((statement) => statement.bands.includes(band))
    .map(({ textEY, ...statement }) => (band === 'EY' && textEY ? { ...statement, text: textEY } : statement))
}

/** The parts a mark may be given for; none where the line is marked as one. */
export const partsOf = (key: LineKey): readonly Part[] => lineOf(key).parts

/** The band of an age in whole years. Who an offer is open to is the area's rule, so there is no upper refusal. */
export function bandOf(ageYears: number): Band {
  if (!(ageYears >= 0)) throw new RangeError(`An age cannot be ${ageYears}`)
  if (ageYears < 5) return 'EY'
  if (ageYears < 11) return 'PR'
  return ageYears < 16 ? 'SE' : 'P16'
}

/** The area's own name for a line, or ours where the area has not renamed it. */
export const labelFor = (key: LineKey, areaLabels: Partial<Record<LineKey, string>>): string =>
  areaLabels[key] ?? lineOf(key).label
