import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Question } from '#design/questions.tsx'
import { WhoWillSee } from '#design/who-will-see.tsx'
import type { FormState } from '#platform/forms.ts'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, type Moment } from '#platform/time.ts'

type Note = { id: string; words: string; at: Moment }
type Looks = { frame: Frame; child: { id: string; knownAs: string }; zone: string }

export const NotesPage = ({
  frame,
  child,
  notes,
  others,
  form,
  zone,
}: Looks & {
  notes: (Note & { shown: boolean })[]
  others: (Note & { name: string })[]
  form: FormState
}) => (
  <Page {...frame} title="Your own notes" form={form} back={{ href: `/children/${child.id}` }}>
    <p>
      For what you want to remember: a night, a good day, a question. They are yours. Nobody else can read
      them, not another carer and nobody who works here, until you show one. They stay here, and in your own
      copy of the record.
    </p>
    <Form>
      <Question form={form} name="words" />
      <WhoWillSee who="you, and nobody else" />
      <Button text="Keep this note" preventDoubleClick />
    </Form>
    {notes.map(({ id, words, shown, at }) => (
      <section>
        <h2>{dayInWords(dayOf(at, zone))}</h2>
        <p>{words}</p>
        <p>
          Who can read it:{' '}
          <strong>{shown ? `everyone who can see ${child.knownAs}’s record` : 'you alone'}</strong>
        </p>
        <Form action={`/children/${child.id}/notes/${id}`}>
          <Button
            text={shown ? 'Keep it to myself again' : 'Show it to everyone who can see the record'}
            variant="secondary"
            small
            name="shown"
            value={shown ? 'no' : 'yes'}
          />
        </Form>
      </section>
    ))}
    {notes.length === 100 && (
      <p>These are your newest hundred. All of them are in your copy of the record.</p>
    )}
    <NotesShown notes={others} zone={zone} />
  </Page>
)

/** What carers chose to show of their own notes, on the pages of those who see the record. */
export const NotesShown = ({ notes, zone }: { notes: (Note & { name: string })[]; zone: string }) =>
  notes.length > 0 && (
    <>
      <h2>Notes that carers show</h2>
      {notes.map(({ words, name, at }) => (
        <blockquote>
          <p>{words}</p>
          <p class="nhsuk-hint">
            {name}, {dayInWords(dayOf(at, zone))}
          </p>
        </blockquote>
      ))}
    </>
  )
