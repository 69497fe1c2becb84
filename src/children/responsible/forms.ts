import { dataPurposes } from '#areas/areas.ts'
import { choice, choices, day, text } from '#platform/forms.ts'
import { kinds } from './rules.ts'

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

export const agreementQuestions = {
  purpose: choice({
    label: 'What is the data used for?',
    missing: 'Choose what the data is used for',
    choices: dataPurposes.map((value) => ({ value, text: capital(value) })),
  }),
  kinds: choices({
    label: 'Who may receive it under this agreement?',
    missing: 'Tick at least one kind of organisation',
    least: 1,
    choices: kinds,
  }),
  reference: text({
    label: 'What is it called or numbered?',
    hint: 'To change one, write the same again: the newest counts.',
    missing: 'Write what the agreement is called',
  }),
  fromOn: day({ label: 'From', missing: 'Write the day it begins' }),
  untilOn: day({ label: 'Until', missing: 'Write the day it ends' }),
  reviewOn: day({ label: 'Review it on', missing: 'Write the day it is reviewed' }),
  assessedOn: day({ label: 'Impact assessment done on', missing: 'Write the day of the impact assessment' }),
  assessedBy: text({ label: 'Impact assessment done by', missing: 'Write who did it', longest: 200 }),
  assessAgainOn: day({ label: 'Assess the impact again on', missing: 'Write the day to assess it again' }),
}
