import { Band, LineKey, lines, Place } from '#profiles/instrument.ts'
import { Approach, End, type HandbookItem } from './handbook.ts'

/** What the engine needs to know of a thing; the bench and other areas' packages bring their own. */
export type Matchable = Pick<
  HandbookItem,
  | 'id'
  | 'kind'
  | 'lines'
  | 'places'
  | 'bands'
  | 'approach'
  | 'end'
  | 'parts'
  | 'tonight'
  | 'evidence'
  | 'helpKinds'
>

/** How many families tried a thing, and how many of them said it helped. */
export type HelpedCount = { tried: number; helped: number }

/** One thing with its sets as bits, so that a question is answered without making new sets. */
export type Entry = Readonly<{
  number: number
  id: string
  kind: Matchable['kind']
  lines: number
  mainLine: number
  places: number
  parts: number
  approach: number
  end: End
  tonight: boolean
  base: number
  count: HelpedCount | undefined
}>

/**
 * All that could serve one line in one band, best base score first, in columns: a question reads them thousands of
 * times. Things with the same end and parts fit alike, so fit is reckoned once for each of `alikes`.
 */
export type Serving = Readonly<{
  entries: readonly Entry[]
  numbers: Uint32Array
  places: Uint8Array
  approaches: Uint8Array
  bases: Int16Array
  tonight: Uint8Array
  alike: Uint16Array
  alikes: readonly Entry[]
}>

export type HandbookIndex = Readonly<{
  numberOf: ReadonlyMap<string, number>
  size: number
  /** By line, then band. */
  serving: readonly (readonly Serving[])[]
  /** By band: what helps most children. */
  universal: readonly (readonly Entry[])[]
  /** By band: everything. */
  everything: readonly (readonly Entry[])[]
  areaLabels: Partial<Record<LineKey, string>>
}>

/** Every part of every line, numbered; its number is its bit. */
export const partNumbers: ReadonlyMap<string, number> = new Map(
  lines.flatMap((line) => line.parts).map(({ key }, number) => [key, number]),
)

/** The set of those of `all` that are in `some`, as bits in the order of `all`. */
export const bitsOf = <T>(all: readonly T[], some: readonly T[]): number =>
  all.reduce((bits, one, number) => (some.includes(one) ? bits | (1 << number) : bits), 0)

const evidencePoints: Record<Matchable['evidence'], number> = { A: 30, B: 10, C: 20, L: 20 }

/**
 * How far families' own word moves a thing: −100 to 100 points, where a step of fit is 8.
 * Shrunk as if twenty more families had tried it and half found it helped: 200 × (helped + 10) ÷ (tried + 20) − 100,
 * rounded down. Three of three moves it 13 points; 300 of 300, 93. A beta-binomial mean with prior (10, 10).
 */
export const helpedPoints = ({ tried, helped }: HelpedCount): number =>
  Math.floor((200 * (helped + 10)) / (tried + 20)) - 100

/**
 * Prepares a handbook for `match`. `helped` is what families have said so far, by id; `areaLabels` are the area's own
 * names for the lines, used in reasons. Refuses counts that cannot be (more helped than tried).
 */
export function indexHandbook(
  items: readonly Matchable[],
  helped: ReadonlyMap<string, HelpedCount> = new Map(),
  areaLabels: Partial<Record<LineKey, string>> = {},
): HandbookIndex {
  const entries = items.map((item, number) => entryOf(item, number, helped.get(item.id)))
  const forBand = (band: Band, may: (item: Matchable, entry: Entry) => boolean) =>
    entries
      .filter((entry) => {
        const item = items[entry.number]
        return item !== undefined && item.bands.includes(band) && may(item, entry)
      })
      .sort((a, b) => b.base - a.base || a.number - b.number)
  return {
    numberOf: new Map(entries.map(({ id, number }) => [id, number])),
    size: entries.length,
    serving: LineKey.options.map((line) =>
      Band.options.map((band) => inColumns(forBand(band, (item) => item.lines.includes(line)))),
    ),
    universal: Band.options.map((band) =>
      forBand(band, ({ helpKinds }) => helpKinds.includes('keeping-well')),
    ),
    everything: Band.options.map((band) => forBand(band, () => true)),
    areaLabels,
  }
}

function entryOf(item: Matchable, number: number, count: HelpedCount | undefined): Entry {
  if (count && !(count.helped >= 0 && count.helped <= count.tried))
    throw new RangeError(`${item.id}: ${count.helped} of ${count.tried} cannot have been helped`)
  const mainLine = item.lines[0]
  if (mainLine === undefined) throw new Error(`${item.id} serves no line`)
  return {
    number,
    id: item.id,
    kind: item.kind,
    lines: bitsOf(LineKey.options, item.lines),
    mainLine: LineKey.options.indexOf(mainLine),
    places: bitsOf(Place.options, item.places),
    parts: bitsOf([...partNumbers.keys()], item.parts ?? []),
    approach: Approach.options.indexOf(item.approach),
    end: item.end,
    tonight: item.tonight,
    base: evidencePoints[item.evidence] + (count ? helpedPoints(count) : 0),
    count,
  }
}

function inColumns(entries: readonly Entry[]): Serving {
  const alikes = new Map<string, { number: number; entry: Entry }>()
  const alike = entries.map((entry) => {
    const key = `${entry.mainLine} ${entry.end} ${entry.parts}`
    const known = alikes.get(key) ?? { number: alikes.size, entry }
    alikes.set(key, known)
    return known.number
  })
  return {
    entries,
    numbers: Uint32Array.from(entries, ({ number }) => number),
    places: Uint8Array.from(entries, ({ places }) => places),
    approaches: Uint8Array.from(entries, ({ approach }) => approach),
    bases: Int16Array.from(entries, ({ base }) => base),
    tonight: Uint8Array.from(entries, ({ tonight }) => (tonight ? 1 : 0)),
    alike: Uint16Array.from(alike),
    alikes: [...alikes.values()].map(({ entry }) => entry),
  }
}
