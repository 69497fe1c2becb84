import { LineKey, lines, type Need, Place } from '#profiles/instrument.ts'
import type { HelpedCount, Matchable } from '#resources/match-index.ts'
import type { AskedLine, Question } from '#resources/match-question.ts'

/**
 * The rules of docs/engines/match.md written out as plainly as can be: sets, sorts and new arrays at every turn.
 * It says which ids, in which order; tests and the bench hold the real engine to it.
 */
export function matchPlainly(
  question: Question,
  items: readonly Matchable[],
  helped: ReadonlyMap<string, HelpedCount> = new Map(),
  { most, tonight }: { most: number; tonight: boolean } = { most: 10, tonight: false },
): { ids: string[]; person: boolean } {
  const tried = new Set(question.tried.map(({ id }) => id))
  const unhelpful = new Set(question.tried.filter((one) => one.helped === false).map(({ id }) => id)).size
  const open = items.filter(
    (item) =>
      item.bands.includes(question.band) &&
      !tried.has(item.id) &&
      (!tonight || (item.tonight && item.places.includes('home'))),
  )
  const asked = askedLines(question, tonight)
  const chosen = shareOut(asked, open, helped, most)
  if (chosen.length > 0) return { ids: chosen.map(({ id }) => id), person: unhelpful >= 2 }
  const universal = open.filter(({ helpKinds }) => helpKinds.includes('keeping-well'))
  const rest = spreadOut(universal.length > 0 ? universal : open, helped, most)
  return { ids: rest.map(({ id }) => id), person: unhelpful >= 2 || asked.length > 0 || rest.length === 0 }
}

const weights: Record<Need, number> = { none: 0, 'not asked': 0, some: 1, 'a lot': 2, urgent: 3 }
type AskedHere = { key: LineKey; asked: AskedLine; needs: Map<Place, number>; cells: Map<Place, number> }

function askedLines(question: Question, tonight: boolean): AskedHere[] {
  const here = LineKey.options.flatMap((key) => {
    const asked = question.lines[key]
    const needs = new Map(
      Place.options
        .map((place) => [place, weights[asked?.need?.[place] ?? 'none']] as const)
        .filter(([, w]) => w > 0),
    )
    return asked && needs.size > 0 ? [{ key, asked, needs, cells: needs }] : []
  })
  const order = ({ needs }: AskedHere) =>
    10 * Math.max(...needs.values()) + [...needs.values()].reduce((sum, weight) => sum + weight, 0)
  const sorted = here.toSorted((a, b) => order(b) - order(a))
  if (!tonight) return sorted
  const home = sorted.filter(({ needs }) => needs.has('home'))
  return home.length > 0
    ? home
        .map((line) => ({ ...line, cells: new Map([['home', line.needs.get('home') ?? 0] as const]) }))
        .toSorted((a, b) => (b.needs.get('home') ?? 0) - (a.needs.get('home') ?? 0))
    : sorted.map((line) => ({
        ...line,
        cells: new Map([['home', Math.max(...line.needs.values())] as const]),
      }))
}

function shareOut(
  asked: AskedHere[],
  open: readonly Matchable[],
  helped: ReadonlyMap<string, HelpedCount>,
  most: number,
): Matchable[] {
  const chosen: { item: Matchable; key: LineKey }[] = []
  const offers = (from: AskedHere[], lastResort: boolean) => {
    const lastSort = chosen.at(-1)?.item.approach
    const claims = from
      .flatMap((line) =>
        [...line.cells].map(([place, weight]) => {
          const given = chosen.filter((c) => c.key === line.key && c.item.places.includes(place)).length
          return { line, place, weight, claim: weight / (given + 1) }
        }),
      )
      .toSorted(
        (a, b) => b.claim - a.claim || from.indexOf(a.line) - from.indexOf(b.line) || b.weight - a.weight,
      )
    const found = claims.flatMap(({ line, place }) => {
      const rank = (item: Matchable) =>
        (item.approach === lastSort ? -20_000 : 0) -
        (chosen.filter((c) => c.key === line.key && c.item.approach === item.approach).length >= 2
          ? 10_000
          : 0) +
        scoreOf(item, line, helped)
      const [item] = open
        .filter((one) => lastResort || scoreOf(one, line, helped) > -50_000)
        .filter((one) => one.lines.includes(line.key) && one.places.includes(place))
        .filter((one) => !chosen.some((c) => c.item.id === one.id))
        .toSorted((a, b) => rank(b) - rank(a) || baseOf(b, helped) - baseOf(a, helped))
      return item ? [{ item, key: line.key }] : []
    })
    return found.find(({ item }) => item.approach !== lastSort) ?? found[0]
  }
  const rounds = [...asked.map((line) => [line]), ...Array.from({ length: most }, () => asked)]
  for (const [at, from] of rounds.entries()) {
    const offer =
      chosen.length < most
        ? (offers(from, false) ?? (at < asked.length ? offers(from, true) : undefined))
        : undefined
    if (offer) chosen.push(offer)
  }
  return chosen.map(({ item }) => item)
}

function spreadOut(
  open: readonly Matchable[],
  helped: ReadonlyMap<string, HelpedCount>,
  most: number,
): Matchable[] {
  const chosen: Matchable[] = []
  while (chosen.length < most) {
    const rank = (item: Matchable) =>
      baseOf(item, helped) -
      1_000 * chosen.filter(({ lines: [main] }) => main === item.lines[0]).length -
      (item.approach === chosen.at(-1)?.approach ? 20_000 : 0)
    const [found] = open
      .filter((item) => !chosen.includes(item))
      .toSorted((a, b) => rank(b) - rank(a) || baseOf(b, helped) - baseOf(a, helped))
    if (!found) break
    chosen.push(found)
  }
  return chosen
}

/** Evidence and families’ word, in whole points. */
export function baseOf(item: Matchable, helped: ReadonlyMap<string, HelpedCount>): number {
  const count = helped.get(item.id)
  return (
    { A: 30, B: 10, C: 20, L: 20 }[item.evidence] +
    (count ? Math.floor((200 * (count.helped + 10)) / (count.tried + 20)) - 100 : 0)
  )
}

function scoreOf(
  item: Matchable,
  { key, asked, needs }: AskedHere,
  helped: ReadonlyMap<string, HelpedCount>,
): number {
  const further = item.places.filter((place) => needs.has(place)).length - 1
  return baseOf(item, helped) + 40 * further + fit(item, key, asked)
}

function fit(item: Matchable, key: LineKey, asked: AskedLine): number {
  const line = lines.find((one) => one.key === key)
  const marks = new Map(
    Object.entries(asked.parts ?? {}).map(([part, mark]) => [part, Math.round(mark) - 50]),
  )
  const position =
    line?.marked === 'parts' || asked.position === undefined ? undefined : Math.round(asked.position) - 50
  const named = (item.parts ?? []).filter((part) => line?.parts.some((one) => one.key === part))
  const first = item.lines[0] === key
  if ((position === undefined && marks.size === 0) || (named.length === 0 && !first)) return 0
  const lean = (distance: number) => {
    if (!first || item.end === 'either') return Math.floor(Math.abs(distance) / 2)
    return item.end === 'left' ? -distance : distance
  }
  if (named.length > 0 && marks.size > 0) {
    const marked = named.filter((part) => marks.has(part))
    if (marked.length === 0) {
      if (position === undefined) return -160
      return 4 * lean(position) - (line?.polarity === 'bipolar' && lean(position) <= -15 ? 100_000 : 0)
    }
    const fits = marked.map((part) => lean(marks.get(part)!))
    const bipolar = marked.every(
      (part) => line?.parts.find(({ key: one }) => one === part)?.polarity === 'bipolar',
    )
    const average = Math.floor(fits.reduce((sum, one) => sum + one, 0) / fits.length)
    return 4 * (Math.max(...fits) + average) - (bipolar && Math.max(...fits) <= -15 ? 100_000 : 0)
  }
  if (position !== undefined)
    return 8 * lean(position) - (line?.polarity === 'bipolar' && lean(position) <= -15 ? 100_000 : 0)
  const inOrder = line?.parts.flatMap(({ key: part }) => (marks.has(part) ? [marks.get(part)!] : [])) ?? []
  return 4 * lean(inOrder.reduce((far, one) => (Math.abs(one) > Math.abs(far) ? one : far), 0))
}
