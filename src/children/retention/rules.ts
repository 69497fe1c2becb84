/** How long each kind is kept, from what day, and who says so. The periods themselves stand in the database, where they are reckoned. */
import type { Moment } from '#platform/time.ts'

export type Kind = 'record' | 'record at 17' | 'grown up' | 'safety' | 'copies' | 'sessions'

/** One kind as the steward reads it. `from`: what its period runs from. `goes`: with the record, or by itself. */
export type Period = { what: string; from: string; source: string; goes: 'agreed' | 'by itself' }

const code = 'NHS England, Records Management Code of Practice'

export const periods: Record<Kind, Period> = {
  record: {
    what: 'A child’s record',
    from: 'the day they were born',
    source: `${code}: children’s health records, until the 25th birthday.`,
    goes: 'agreed',
  },
  'record at 17': {
    what: 'A record that was written in when they were 17 or older',
    from: 'the day they were born',
    source: `${code}: children’s health records, until the 26th birthday.`,
    goes: 'agreed',
  },
  'grown up': {
    what: 'A record that was written in after they were 18',
    from: 'the day it was last written in',
    source: `${code}: adults’ health records, eight years after they were last seen.`,
    goes: 'agreed',
  },
  safety: {
    what: 'A record in which somebody wrote that something was not safe',
    from: 'the day of the last such note',
    source:
      'Our own choice. The Independent Inquiry into Child Sexual Abuse asked in 2022 for 75 years where a record is about that: keep such a record longer, by name.',
    goes: 'agreed',
  },
  copies: {
    what: 'What was copied to answer somebody who asked for the whole record',
    from: 'the day of the answer',
    source: 'Our own choice: time to read the answer, and to complain about it.',
    goes: 'by itself',
  },
  sessions: {
    what: 'When somebody was signed in',
    from: 'the day they signed out',
    source: 'Our own choice: time to ask who used a device.',
    goes: 'by itself',
  },
}

/** A period as people say it: `25 years`, `90 days`. */
export const howLong = ({ years, days }: { years: number; days: number }) =>
  years > 0 ? `${years} ${years === 1 ? 'year' : 'years'}` : `${days} ${days === 1 ? 'day' : 'days'}`

export const holdReasons = [
  { value: 'inquiry', text: 'A public inquiry asks that such records are kept' },
  { value: 'court', text: 'There is a court case, or there may be one' },
  { value: 'complaint', text: 'A complaint is not settled' },
  { value: 'asked', text: 'The person asked us to keep it' },
  { value: 'ehc plan', text: 'An education, health and care plan has to be kept longer' },
] as const
export type HoldReason = (typeof holdReasons)[number]['value']

export const holdInWords = (reason: HoldReason) =>
  holdReasons.find(({ value }) => value === reason)?.text ?? reason

/** An agreement is to what somebody has just read: once, within a week, and to something. */
export const canAgree = (look: { madeAt: Moment; agreedAt: Moment | null; due: number }, now: Moment) =>
  look.agreedAt === null && look.due > 0 && look.madeAt.add({ hours: 7 * 24 }).since(now).sign >= 0
