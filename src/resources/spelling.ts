/** Puts a misspelt word right by the handbook's own words: "slepe" is "sleep". Pure. */
import { all, synonyms } from './handbook.ts'

/** Letters to change, add, leave out or swap with their neighbour to make one word of the other; `most` + 1 when it is more. */
export function editsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      if (swapped) edits = Math.min(edits, (before[j - 2] ?? 0) + 1)
      row.push(edits)
      least = Math.min(least, edits)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .match(/\p{L}{3,}/gu) ?? []

/** How often each word stands in the handbook and our everyday words. */
const known = new Map<string, number>()
for (const item of all())
  for (const word of wordsOf(
    [item.title, item.how, ...('alsoCalled' in item ? item.alsoCalled : [])].join(' '),
  ))
    known.set(word, (known.get(word) ?? 0) + 1)
for (const phrase of Object.keys(synonyms()))
  for (const word of wordsOf(phrase)) known.set(word, (known.get(word) ?? 0) + 1)

/** The nearest known word, the commoner one where two are as near; undefined when the word is known or nothing is near. */
export function nearestWord(typed: string): string | undefined {
  if (typed.length < 4 || known.has(typed)) return undefined
  const most = typed.length >= 8 ? 2 : 1
  let best: { word: string; edits: number; times: number } | undefined
  for (const [word, times] of known) {
    const edits = editsBetween(typed, word, most)
    if (edits > most) continue
    if (!best || edits < best.edits || (edits === best.edits && times > best.times))
      best = { word, edits, times }
  }
  return best?.word
}
