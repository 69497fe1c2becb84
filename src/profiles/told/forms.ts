/** What a carer said by telephone, on paper or across a table, on one page for a colleague to write down. */
import { choice, optional, optionalChoice, text, type Fields } from '#platform/forms.ts'
import { lines, type LineKey } from '../instrument.ts'
import type { Said } from '../profiles.ts'
import { places, rowsOf, stops } from '../rules.ts'
import { opening, placeNames } from '../view/forms.ts'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const steps = ['joys', 'worries', 'tried'] as const

/** The boxes of the paper, in its words. */
const boxes = [
  { value: 'none', text: 'None yet' },
  { value: 'some', text: 'Some' },
  { value: 'a lot', text: 'A lot' },
  { value: 'urgent', text: 'Urgent' },
]
export const toldHow = [
  { value: 'by telephone', text: 'By telephone' },
  { value: 'on paper', text: 'On paper' },
  { value: 'in the same room', text: 'In the same room' },
] as const

/** One mark and one box are one press each: two of the letters on a keyboard. */
export function toldQuestions({ name, noSetting }: { name: string; noSetting: boolean }) {
  const fields: Fields = {}
  for (const step of steps)
    fields[step] = optional('paragraph', { label: opening[step].title(name), longest: 2000 })
  for (const { key } of lines) {
    for (const row of rowsOf(key).filter(({ optional: spare }) => !spare))
      fields[`${key}.m-${row.part}`] = optionalChoice({
        label: row.part === '' ? 'Cross on the line' : capital(row.label),
        hint: `${row.left} … ${row.right}`,
        choices: stops.map(({ value, words }) => ({ value: String(value), text: capital(words) })),
      })
    for (const place of places.filter((each) => each !== 'setting' || !noSetting))
      fields[`${key}.n-${place}`] = optionalChoice({ label: `Help ${placeNames[place]}`, choices: boxes })
    fields[`${key}.strength`] = optional('text', { label: 'A strength here', longest: 200 })
    fields[`${key}.words`] = optional('text', { label: 'Their words', longest: 500 })
  }
  return {
    teller: text({
      label: 'Who told you?',
      hint: 'Their name and who they are, such as Sheila Carter, grandmother',
      missing: 'Write who told you',
      longest: 150,
    }),
    how: choice({ label: 'How did they tell you?', missing: 'Choose how they told you', choices: toldHow }),
    ...fields,
    ring: optionalChoice({
      label: 'Would they like a call from the area’s team?',
      hint: 'Ask them, if anything is urgent: a named person then rings within one working day.',
      choices: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No, not now' },
      ],
    }),
    shown: choice({
      label: 'Who do they say may see it?',
      missing: 'Choose who may see it. Ask them first',
      choices: [
        { value: 'everyone', text: `Everyone who may see ${name}’s profile, the family among them` },
        { value: 'nobody', text: 'Only me, until they have thought about it' },
      ],
    }),
  }
}

/** Which of the questions belong to one line, in the order of the paper. */
export const fieldsOf = (key: LineKey, fields: Fields) =>
  Object.keys(fields).filter((name) => name.startsWith(`${key}.`))

/** The page as rows to keep. */
export function toldSaid(answers: Record<string, unknown>): Said[] {
  const word = (name: string) => {
    const value = answers[name]
    return typeof value === 'string' ? value : ''
  }
  return [
    ...steps.map((step): Said => ({ line: '', kind: opening[step].kind, value: word(step) })),
    ...Object.keys(answers).flatMap((name): Said[] => {
      const [line = '', what = ''] = name.split('.')
      const value = word(name)
      if (what === 'strength' || what === 'words') return [{ line, kind: what, value }]
      if (what.startsWith('m-')) return [{ line, kind: 'mark', key: what.slice(2), value }]
      if (what.startsWith('n-')) return [{ line, kind: 'need', key: what.slice(2), value }]
      return []
    }),
  ].filter(({ value }) => value !== '')
}
