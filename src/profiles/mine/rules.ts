/** "Understanding me" as four parts, each left out where nothing was said. Pure. */
export type Parts = { goodAt: string; hard: string; helps: string; notHelps: string }

export const partWords = {
  goodAt: 'What I am good at',
  hard: 'What is hard for me',
  helps: 'What helps me',
  notHelps: 'What does not help me',
} as const satisfies Record<keyof Parts, string>

export const partsSaid = (said: Parts) =>
  (Object.keys(partWords) as (keyof Parts)[]) // The keys of an object written just above.
    .map((part) => ({ heading: partWords[part], words: said[part] }))
    .filter(({ words }) => words !== '')
