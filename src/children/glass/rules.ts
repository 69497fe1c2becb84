/** Why a colleague may open a child's record for an hour, and what a steward may find, in words. Pure. */

/** A closed list: each says that somebody may come to harm. `family` follows “because”. */
export const reasons = [
  {
    value: 'in danger',
    text: 'The child or somebody near them may be in danger now',
    family: 'somebody may have been in danger',
  },
  { value: 'missing', text: 'The child is missing', family: 'nobody knew where they were' },
  {
    value: 'ill or hurt',
    text: 'The child is badly ill or hurt, and I need to know what is known',
    family: 'they were badly ill or hurt',
  },
  {
    value: 'in crisis',
    text: 'The child is in crisis, and I need to know what helps and what makes it worse',
    family: 'they were in crisis, and it mattered to know what helps',
  },
] as const
export type Reason = (typeof reasons)[number]['value']

/** What a steward found, and what a family is told of it. */
export const findings = [
  { value: 'right to do', text: 'It was right to do', family: 'it was right to do' },
  {
    value: 'needs a talk',
    text: 'It needs a talk with whoever did it',
    family: 'they are talking it over with the person',
  },
  {
    value: 'not right',
    text: 'It was not right',
    family: 'it was not right, and they are following it up',
  },
] as const
export type Finding = (typeof findings)[number]['value']

export const triesAnHour = 5
export const delayDaysAtMost = 90

const wordsOf = <K extends 'text' | 'family'>(
  list: readonly ({ value: string } & Record<K, string>)[],
  value: string,
  which: K,
) => list.find((each) => each.value === value)?.[which] ?? value

export const reasonInWords = (reason: string) => wordsOf(reasons, reason, 'text')
export const reasonForFamily = (reason: string) => wordsOf(reasons, reason, 'family')
export const findingInWords = (finding: string) => wordsOf(findings, finding, 'text')
export const findingForFamily = (finding: string) => wordsOf(findings, finding, 'family')
