/** How the rota is said. Pure. */
import { reachInWords } from '#platform/forms.ts'
import { dayInWords, dayOf, type Day, type Moment } from '#platform/time.ts'

export type Way = {
  staffId: string
  kind: 'email' | 'phone'
  address: string
  confirmed: boolean
  failedSince: Moment | null
}
export type Change = {
  what: 'added' | 'taken off' | 'moved up' | 'moved down' | 'away' | 'back'
  staffName: string
  byName: string
  fromOn: Day | null
  untilOn: Day | null
  at: Moment
}

export const awayInWords = ({ from, until }: { from: Day; until: Day }) =>
  from.equals(until)
    ? `away on ${dayInWords(from)}`
    : `away from ${dayInWords(from)} until ${dayInWords(until)}`

const kindInWords = { phone: 'text', email: 'mail' } as const

/** "By text to 07700 900123", and what is the matter with it. */
export function wayInWords({ kind, address, confirmed, failedSince }: Way, zone: string) {
  const to = `by ${kindInWords[kind]} to ${reachInWords(address)}`
  if (!confirmed) return `${to}, which is not confirmed yet`
  return failedSince
    ? `${to}, where messages have not arrived since ${dayInWords(dayOf(failedSince, zone))}`
    : to
}

export function changeInWords({ what, staffName, byName, fromOn, untilOn }: Change) {
  const self = staffName === byName
  switch (what) {
    case 'added':
      return `${byName} added ${staffName}`
    case 'taken off':
      return `${byName} took ${self ? 'themselves' : staffName} off`
    case 'moved up':
      return `${byName} moved ${staffName} up`
    case 'moved down':
      return `${byName} moved ${staffName} down`
    case 'away': {
      const days = fromOn && untilOn ? awayInWords({ from: fromOn, until: untilOn }) : 'away'
      return self ? `${staffName} is ${days}` : `${byName} wrote down that ${staffName} is ${days}`
    }
    case 'back':
      return self ? `${staffName} is back` : `${byName} wrote down that ${staffName} is back`
  }
}
