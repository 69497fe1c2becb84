import type { HandbookItem } from './handbook.ts'
import { demandsOf, type Limits } from './match-demand.ts'
import type { HandbookIndex } from './match-index.ts'
import type { Question } from './match-question.ts'
import { nothingLeftReason, personReason, reasonsFor, universalReasons } from './match-reasons.ts'
import { forEveryone, share } from './match-share.ts'

export type MatchedItem = { id: string; kind: HandbookItem['kind']; reasons: string[] }
/** `person` is there when a person should join in; the items are offered all the same. */
export type MatchAnswer = { items: MatchedItem[]; person?: true; personReason?: string }

/**
 * At most ten things that may help, the most needed lines first, each with its reasons (capability A6).
 * Need is the only door: no diagnosis, agreement or view of a setting is looked at. docs/engines/match.md has the rules.
 */
export const match = (question: Question, index: HandbookIndex): MatchAnswer =>
  answer(question, index, { most: 10, tonight: false })

/**
 * At most three things to start at home tonight, with nothing bought. Where all the need is elsewhere, it is met
 * at home as well: a hard day at school comes home.
 */
export const threeForTonight = (question: Question, index: HandbookIndex): MatchAnswer =>
  answer(question, index, { most: 3, tonight: true })

function answer(question: Question, index: HandbookIndex, limits: Limits): MatchAnswer {
  const taken = new Uint8Array(index.size)
  for (const { id } of question.tried) {
    const number = index.numberOf.get(id)
    if (number !== undefined) taken[number] = 1
  }
  const demands = demandsOf(question, index, limits)
  const asked = share(demands, taken, limits)
  const picks = asked.length > 0 ? asked : forEveryone(question.band, index, taken, limits)
  const items = picks.map(({ entry, demand }) => ({
    id: entry.id,
    kind: entry.kind,
    reasons: demand
      ? reasonsFor({
          entry,
          line: demand.line,
          weights: demand.weights,
          marks: demand.marks,
          band: question.band,
          index,
        })
      : universalReasons(entry),
  }))
  const unhelpful = new Set(question.tried.filter(({ helped }) => helped === false).map(({ id }) => id)).size
  if (unhelpful >= 2) return { items, person: true, personReason: personReason(unhelpful) }
  const nothingLeft = picks.length === 0 || (demands.length > 0 && asked.length === 0)
  return nothingLeft
    ? { items, person: true, personReason: nothingLeftReason(question.tried.length) }
    : { items }
}
