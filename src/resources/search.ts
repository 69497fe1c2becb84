/** What somebody asked the handbook, in everyday words. Pure. */
import { HelpKind } from '#areas/help-kinds.ts'
import { Band, LineKey, Place } from '#profiles/instrument.ts'
import { Evidence, synonyms, type HandbookItem } from './handbook.ts'
import { nearestWord } from './spelling.ts'

export type Asked = {
  q: string
  /** Every word or phrase to look for: as typed, and what our everyday words lead to. */
  terms: string[]
  /** The typed words of three letters or more, for likeness. */
  words: string[]
  band?: Band | undefined
  place?: Place | undefined
  line?: LineKey | undefined
  kind?: HelpKind | undefined
  evidence?: HandbookItem['evidence'] | undefined
  /** Reading age in whole years, at most. */
  easy?: number | undefined
}

// Words that say nothing of what helps.
const empty = new Set([
  'and',
  'the',
  'for',
  'with',
  'that',
  'this',
  'not',
  'wont',
  'cant',
  'dont',
  'does',
  'will',
  'has',
  'have',
  'when',
  'what',
  'how',
  'why',
  'help',
  'helps',
  'child',
  'children',
  'son',
  'daughter',
  'year',
  'old',
  'years',
  'kid',
  'kids',
  'they',
  'them',
  'about',
  'after',
  'from',
  'she',
  'her',
  'his',
  'him',
  'get',
  'gets',
  'very',
  'too',
])

const straight = (typed: string) =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/[^\p{L}\p{N}' -]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Reads a query string: unknown filters are left out, never refused, so that an old link still finds something. */
export function askedFrom(query: Record<string, string | undefined>): Asked {
  const q = straight((query['q'] ?? '').slice(0, 100))
  const typed = q.replaceAll("'", '').split(' ').slice(0, 12)
  const read = typed.map((word) => nearestWord(word) ?? word)
  const padded = ` ${typed.join(' ')} | ${read.join(' ')} `
  const led = Object.entries(synonyms())
    .filter(([phrase]) => padded.includes(` ${phrase.replaceAll("'", '')} `))
    .flatMap(([, terms]) => terms)
  const words = [...new Set([...typed, ...read])].filter(
    (word) => word.length >= 3 && !empty.has(word) && !/^\d+$/.test(word),
  )
  const evidence = Evidence.safeParse(query['sure'])
  const [band, place, line, kind] = [
    Band.safeParse(query['age']),
    Place.safeParse(query['place']),
    LineKey.safeParse(query['line']),
    HelpKind.safeParse(query['kind']),
  ]
  return {
    q,
    terms: [...new Set([...words, ...led])].slice(0, 24),
    words: [...new Set([...words, ...led])].slice(0, 12),
    ...(band.success ? { band: band.data } : {}),
    ...(place.success ? { place: place.data } : {}),
    ...(line.success ? { line: line.data } : {}),
    ...(kind.success ? { kind: kind.data } : {}),
    ...(evidence.success ? { evidence: evidence.data } : {}),
    ...(query['easy'] === 'yes' ? { easy: easyReading } : {}),
  }
}

/** Easy to read: for somebody of eight or younger. */
const easyReading = 8

/** The handbook by filters alone: the strategies first, then things, as they stand in the files. */
export const filtered = (
  items: readonly HandbookItem[],
  { band, place, line, kind, evidence, easy }: Asked,
) =>
  items.filter(
    (item) =>
      (band === undefined || item.bands.includes(band)) &&
      (place === undefined || item.places.includes(place)) &&
      (line === undefined || item.lines.includes(line)) &&
      (kind === undefined || item.helpKinds.includes(kind)) &&
      (evidence === undefined || item.evidence === evidence) &&
      (easy === undefined || item.readingAge <= easy),
  )
