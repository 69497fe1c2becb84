/** Area packages: one folder opens an area. Words, districts, numbers and dates are read here and nowhere else. */
import { readFileSync, readdirSync } from 'node:fs'
import { z } from 'zod'
import { Temporal, type Day } from '#platform/time.ts'
import { HelpKind } from './help-kinds.ts'

export { helpKinds, type HelpKind } from './help-kinds.ts'

const words = z.string().min(1).max(300)
const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const date = z.iso.date().transform((written) => Temporal.PlainDate.from(written))
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const phone = z.string().regex(/^[0-9 ]{5,15}$/)

const Offer = z.strictObject({ name: words, about: words, href: z.string().startsWith('/').optional() })
const offers = z.array(Offer).min(1)
/** Where a kind of help is found: in the nursery, school or college, near home, online and through the GP. */
export const offeredIn = ['setting', 'community', 'online', 'gp'] as const
const KindsOfHelp = z.record(
  HelpKind,
  z.strictObject({ about: words, setting: offers, community: offers, online: offers, gp: offers }),
)

/** What people's data is used for. A closed list, so that no use of it is without a line. */
export const dataPurposes = [
  'everyday help',
  'planning support',
  'advice',
  'assessment',
  'research and insight',
  'safety',
] as const
export type DataPurpose = (typeof dataPurposes)[number]
/** Who decides about it and answers for it, on which ground of the law, and who works on it for them. */
const Data = z.strictObject({
  contact: words,
  keptFor: words,
  purposes: z.record(
    z.enum(dataPurposes),
    z.strictObject({
      about: words,
      controllers: z.array(words).min(1),
      /** UK GDPR, article 6. */
      basis: words,
      /** UK GDPR, article 9. */
      condition: words,
      processors: z.array(words),
    }),
  ),
})

/** When the people of the safety rota read what is written, and how long it waits with one of them before it is the next one's. */
const Safety = z
  .strictObject({
    watched: z.strictObject({
      days: z.array(z.int().min(1).max(7)).min(1),
      from: clockTime,
      until: clockTime,
    }),
    climbsAfterMinutes: z.int().min(5).max(600),
    callWithinWorkingDays: z.int().min(1).max(10),
    /** A page about nothing, for somebody who must leave quickly. */
    leaveTo: z.url({ protocol: /^https$/ }),
  })
  .refine(({ watched }) => watched.from < watched.until, 'must be watched from before it is watched until')

const Package = z
  .strictObject({
    slug: key,
    name: words,
    openedOn: date,
    zone: words,
    words: z.strictObject({ profile: words, approach: words }),
    lineLabels: z.record(z.string(), words),
    ages: z.strictObject({ from: z.int().min(0), to: z.int().max(25) }),
    districts: z.array(z.strictObject({ key, name: words, code: z.string().regex(/^E\d{8}$/) })).min(1),
    localities: z
      .array(
        z.strictObject({
          scheme: words,
          from: date,
          groups: z.array(z.strictObject({ key, name: words, districts: z.array(key).min(1) })).min(1),
        }),
      )
      .min(1),
    helpNow: z.strictObject({
      dutyDesk: z.strictObject({ name: words, phone, hours: words }),
      outOfHours: z.strictObject({ name: words, phone }),
    }),
    safety: Safety,
    advice: words,
    helpKinds: z.record(HelpKind, words),
    languages: z.array(words).min(1),
    /** When carers' access is looked at: so many months before, at the age the private parts close, and when it ends. */
    carerReview: z
      .strictObject({
        monthsBefore: z.int().min(1).max(12),
        privateAt: z.int().min(10).max(16),
        endsAt: z.int().min(16).max(18),
      })
      .default({ monthsBefore: 6, privateAt: 13, endsAt: 16 }),
    /** Where this area keeps records for more years than the house does; fewer change nothing: db/migrations/0023. */
    keepYears: z
      .partialRecord(z.enum(['record', 'record at 17', 'grown up', 'safety']), z.int().min(1).max(100))
      .optional(),
    reviewWeeks: z.int().min(1).max(52),
    bankHolidays: z.array(z.iso.date()),
    /** When no letter goes out but one that was asked for this minute, by the clock on the wall. */
    quietHours: z
      .strictObject({ from: clockTime, until: clockTime })
      .refine(({ from, until }) => from !== until, '"from" and "until" must differ'),
  })
  .superRefine((area, ctx) => {
    const districts = area.districts.map((district) => district.key)
    for (const { scheme, groups } of area.localities) {
      const placed = groups.flatMap((group) => group.districts)
      if (placed.toSorted().join() !== districts.toSorted().join())
        ctx.addIssue({ code: 'custom', message: `"${scheme}" must place every district exactly once` })
    }
  })

/** An area as its package opens it. `lineLabels` renames lines by their stable keys. */
export type Area = z.infer<typeof Package> & {
  offers: z.infer<typeof KindsOfHelp>
  data: z.infer<typeof Data>
}

const folder = new URL('../../areas/', import.meta.url)

function read(slug: string): Area {
  return {
    ...parsed(slug, 'area.json', Package),
    offers: parsed(slug, 'kinds-of-help.json', KindsOfHelp),
    data: parsed(slug, 'data.json', Data),
  }
}
function parsed<T>(slug: string, file: string, shape: z.ZodType<T>): T {
  const written = shape.safeParse(JSON.parse(readFileSync(new URL(`${slug}/${file}`, folder), 'utf8')))
  if (!written.success) throw new Error(`areas/${slug}/${file}: ${z.prettifyError(written.error)}`)
  return written.data
}

/** Every area that has a package here, by name. Read once; a wrong file stops the program, naming the field. */
export const areas: readonly Area[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => read(entry.name))
  .toSorted((one, other) => one.name.localeCompare(other.name))

const bySlug = new Map(areas.map((area) => [area.slug, area]))

export const findArea = (slug: string | undefined) => (slug === undefined ? undefined : bySlug.get(slug))

export function getArea(slug: string): Area {
  const area = bySlug.get(slug)
  if (!area) throw new Error(`There is no package for the area ${slug}`)
  return area
}

export const districtName = (area: Area, district: string) =>
  area.districts.find(({ key }) => key === district)?.name ?? district

/** The locality a district stands in on a day, by the scheme in force then. */
export function localityOf(area: Area, district: string, on: Day) {
  const scheme = area.localities
    .filter(({ from }) => Temporal.PlainDate.compare(from, on) <= 0)
    .toSorted((one, other) => Temporal.PlainDate.compare(other.from, one.from))[0]
  return scheme?.groups.find(({ districts }) => districts.includes(district))?.name
}
