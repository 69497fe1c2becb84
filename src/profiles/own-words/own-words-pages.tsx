import { InsetText } from '#design/inset-text.tsx'
import { giverInWords, type Voice, type WholeView } from '../rules.ts'
import { lovesInWords, stepWords } from './forms.ts'
import { howAsked } from './rules.ts'
import type { Band } from '../instrument.ts'

type ChildsView = {
  authorName: string
  voice: Voice
  beside: string
  band: Band
  said: Pick<WholeView, 'joys' | 'loves' | 'worries' | 'tried'>
}

/** What the child said first, where the grown-ups meet: before any line, and never beside a mark of theirs. */
export const OwnWords = ({ view }: { view: ChildsView }) => {
  const { said, authorName, band } = view
  const words = stepWords[howAsked(band)](authorName)
  const told: [string, string][] = [
    [words.joys.title, [lovesInWords(said.loves).join(', '), said.joys].filter(Boolean).join('. ')],
    [words.know.title, said.worries],
    [words.helps.title, said.tried],
  ]
  const shown = told.filter(([, answer]) => answer !== '')
  if (shown.length === 0) return null
  return (
    <InsetText>
      <h2>{giverInWords(view)}</h2>
      <dl>
        {shown.map(([question, answer]) => (
          <>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </>
        ))}
      </dl>
    </InsetText>
  )
}
