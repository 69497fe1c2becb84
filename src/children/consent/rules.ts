/** Three things that are not one another: agreement to support, what a share is for, and consent to one medical thing. Pure. */
import type { Moment } from '#platform/time.ts'

export const purposes = [
  { value: 'everyday help', text: 'To help your child day to day' },
  { value: 'planning support', text: 'To plan and review support with you' },
  { value: 'advice', text: 'To give advice' },
  { value: 'assessment', text: 'To look at an assessment' },
  { value: 'something else', text: 'Something else you talked about' },
] as const
export type Purpose = (typeof purposes)[number]['value']
export const purposeInWords = (purpose: string) =>
  purposes.find(({ value }) => value === purpose)?.text.toLowerCase() ?? purpose

export const medicalKinds = [
  { value: 'assessment', text: 'An assessment' },
  { value: 'medicine', text: 'A medicine' },
  { value: 'letter', text: 'A letter to a doctor' },
  { value: 'something else', text: 'Something else' },
] as const
export const rights = [
  { value: 'parental responsibility', text: 'I have parental responsibility' },
  {
    value: 'the young person themselves',
    text: 'I am writing down what the young person decided for themselves',
  },
] as const

export type SupportSaid = { said: string; byName: string; at: Moment }
export type Medical = {
  id: string
  matterId: string
  kind: string
  words: string
  said: string
  byRight: string
  byName: string
  at: Moment
}

export const supportWords: Record<string, string> = {
  asked: 'Asked',
  yes: 'Said yes to support',
  no: 'Said no to support',
  withdrawn: 'Said: no longer',
}
export const medicalWords: Record<string, string> = {
  asked: 'Asked, and not answered yet',
  given: 'Consent was given',
  refused: 'Consent was refused',
  withdrawn: 'Consent was withdrawn',
}
/** What a family may say next, by what was said last. */
export const supportNext: Record<string, readonly ('yes' | 'no' | 'withdrawn')[]> = {
  asked: ['yes', 'no'],
  yes: ['withdrawn'],
  no: ['yes'],
  withdrawn: ['yes'],
}
export const medicalNext: Record<string, readonly ('given' | 'refused' | 'withdrawn')[]> = {
  asked: ['given', 'refused'],
  given: ['withdrawn'],
  refused: ['given'],
  withdrawn: ['given'],
}
