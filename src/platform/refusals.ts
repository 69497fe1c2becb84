import type { z } from 'zod'

const MOST = 20
const kinds: Record<string, string> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** Each wrong place in what a file said, by its path, twenty at most; `whole` stands for all of it. */
export const refusalsOf = ({ issues }: z.ZodError, whole: string): string =>
  issues
    .slice(0, MOST)
    .map(({ path, message }) => `${path.join('.') || whole}: ${message}`)
    .join('; ')

/** What is wrong in words for people who keep files, not for those who wrote the check. Given to `safeParse` as its `error`. */
export function inPlainWords(issue: z.core.$ZodRawIssue): string | undefined {
  const number = 'origin' in issue && (issue.origin === 'number' || issue.origin === 'int')
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing'
      return `is not ${kinds[issue.expected] ?? issue.expected}`
    case 'too_small':
      if (!number) return `has fewer than ${issue.minimum}`
      return issue.inclusive ? `is less than ${issue.minimum}` : `is not more than ${issue.minimum}`
    case 'too_big':
      if (!number) return `has more than ${issue.maximum}`
      return issue.inclusive ? `is more than ${issue.maximum}` : `is not less than ${issue.maximum}`
    case 'unrecognized_keys':
      return `has no place for ${issue.keys.join(', ')}`
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `is none of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return issue.input === undefined ? 'is missing' : 'is nothing we know'
    case 'invalid_format':
      return issue.format === 'date' ? 'is not a day such as 2026-10-31' : 'is not written as it should be'
    default:
      return undefined
  }
}
