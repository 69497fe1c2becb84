/** What is held back from somebody who asks for the whole record: how each row of it may be decided, and why it is kept back. */

export const marks = [
  { value: 'give', text: 'Give it, as it stands' },
  { value: 'give other words', text: 'Give it without some words: I write what they are given' },
  { value: 'keep back', text: 'Keep it back' },
] as const
export type Mark = (typeof marks)[number]['value']

/** `told` is what the person reads: it must be true of each row, and name nobody. */
export const reasons = [
  {
    value: 'another person',
    text: 'It is another person’s information',
    told: 'because it is another person’s information',
  },
  { value: 'could harm', text: 'It could harm somebody', told: 'because it could harm somebody' },
  {
    value: 'private words',
    text: 'It is a young person’s own private words',
    told: 'because it is a young person’s own private words',
  },
  {
    value: 'legal privilege',
    text: 'It is advice from a lawyer',
    told: 'because it is advice from a lawyer',
  },
] as const
export type Reason = (typeof reasons)[number]['value']

type Decided = { mark: Mark; words: string; reason: Reason | '' }

/** What is wrong with a decision as it was sent: by the name of its question. */
export function wrongWith({ mark, words, reason }: Decided): Partial<Record<keyof Decided, string>> {
  if (mark === 'give other words' && words === '') return { words: 'Write what they are given instead' }
  if (mark === 'keep back' && reason === '') return { reason: 'Choose why it is kept back' }
  return {}
}

/** How many are kept back for each reason, in the order of the reasons. */
export const countKept = (answered: readonly { reason: Reason | null }[]) =>
  reasons.flatMap(({ value, told }) => {
    const count = answered.filter(({ reason }) => reason === value).length
    return count > 0 ? [{ reason: value, told, count }] : []
  })
