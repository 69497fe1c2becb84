import type { Area } from '#areas/areas.ts'
import { choice, choices, optional, text, type Choice } from '#platform/forms.ts'
import { reasons } from './rules.ts'

type Carer = { carerId: string; name: string; relationship: string }

export const homeQuestions = ({
  area,
  knownAs,
  carers,
  mine,
}: {
  area: Area
  knownAs: string
  carers: readonly Carer[]
  /** The carer who tells of it lives there themselves. */
  mine: boolean
}) => ({
  name: text({
    label: `What does ${knownAs} call this home?`,
    hint: 'For example, Mum’s, Dad’s or Nan’s',
    missing: 'Enter what your child calls this home',
    longest: 60,
  }),
  days: optional('text', {
    label: `Which days is ${knownAs} there?`,
    hint: 'For example, school days, and every other weekend. You may leave this empty.',
    longest: 200,
  }),
  district: choice({
    label: 'Where is it?',
    missing: 'Choose where it is',
    choices: area.districts.map(({ key, name }) => ({ value: key, text: name })),
  }),
  with: choices({
    label: mine ? 'Which other carers live there?' : 'Which carers live there?',
    missing: 'Tick who lives there',
    least: mine ? 0 : 1,
    choices: carers.map(({ carerId, name, relationship }) => ({
      value: carerId,
      text: `${name}, ${relationship}`,
    })),
  }),
})

export type Told = { holderId: string; kind: string; name: string; about: string }
// Other carers come last: one of them may be whom it is kept from.
const asChoices = (people: readonly Told[]): Choice[] =>
  people
    .toSorted((a, b) => Number(a.kind === 'carer') - Number(b.kind === 'carer'))
    .map(({ holderId, name, about }) => ({
      value: holderId,
      text: [name, about].filter(Boolean).join(', '),
    }))

export const tellQuestions = (people: readonly Told[], least: 0 | 1) => ({
  tell: choices({
    label: 'Who may know where it is?',
    hint: `Tick only people you trust with this.${least === 0 ? ' You can leave all of them empty.' : ''}`,
    missing: 'Tick who may know where it is',
    least,
    choices: asChoices(people),
  }),
})

export const privateQuestions = (people: readonly Told[]) => ({
  because: choice({
    label: 'Why is it kept private?',
    missing: 'Choose why it is kept private',
    choices: reasons,
  }),
  ...tellQuestions(people, 0),
})
