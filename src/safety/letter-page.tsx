/** What the writer sees after they wrote: whose it is now, and when it is read. */
import { LeaveQuickly } from '#design/leave-quickly.tsx'
import { Page } from '#design/page.tsx'
import { dayInWords, type Day } from '#platform/time.ts'
import { backTo, HelpNow, type Props, type Reading } from './pages.tsx'
import type { Kind } from './rules.ts'

export type Letter = {
  kind: Kind
  words: string
  at: string
  dueOn: Day
  whose: { id: string; name: string; taken: boolean }
  /** To whom a message to look has gone. */
  told: readonly { staffId: string; staffName: string; when: string }[]
  takenAt: string | undefined
  talk: { staffName: string; spokeTo: string; when: string; words: string } | undefined
}

const Standing = ({ letter, reading }: { letter: Letter; reading: Reading }) => {
  const { kind, whose, told, takenAt, talk, dueOn } = letter
  if (talk)
    return (
      <p class="nf-lede">
        {talk.staffName} spoke to {talk.spokeTo} on {talk.when}: {talk.words} This is closed. If it is not all
        right, write again.
      </p>
    )
  const call = kind === 'worry' && ` A call is offered by the end of ${dayInWords(dueOn)}.`
  if (whose.taken)
    return (
      <p class="nf-lede">
        {whose.name} has it, since {takenAt}.{call} It stays with them until they have spoken to the family or
        the young person.
      </p>
    )
  return (
    <>
      <p class="nf-lede">
        It is with {whose.name} now. Nobody has said yet that they have read it.{call}
      </p>
      {told.length > 0 && (
        <ul>
          {told.map(({ staffName, when }) => (
            <li>
              {staffName} was sent a message to look, on {when}.
            </li>
          ))}
        </ul>
      )}
      {told.length === 0 &&
        !reading.isWatched &&
        reading.inTurn.some(({ id, reached }) => id === whose.id && reached) && (
          <p>{whose.name} is sent a message to look when those hours begin.</p>
        )}
      <p>
        <strong>{reading.watching}</strong> It is read {reading.hours}.
      </p>
    </>
  )
}

/** What the writer sees after: help now once more, whose it is now, and when it is read. */
export const LetterPage = ({
  frame,
  area,
  child,
  letter,
  reading,
}: Props & { letter: Letter; reading: Reading }) => (
  <Page {...frame} title="What you wrote" caption={`On ${letter.at}`} back={backTo(child)}>
    <LeaveQuickly to={area.safety.leaveTo} />
    <Standing letter={letter} reading={reading} />
    <HelpNow area={area} />
    <h2>Your words</h2>
    <p class="nf-words">{letter.words}</p>
    <p>
      Open this page again to see who has it. Something changed?{' '}
      <a href={`/children/${child.id}/write`}>Write again</a>.
    </p>
  </Page>
)
