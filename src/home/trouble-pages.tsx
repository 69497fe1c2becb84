/** Pages for when something is in the way. Each says what to do next, and none says what is behind the wall. */
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { SignInThenSend } from '#design/sign-in-then-send.tsx'
import type { Frame } from '#platform/frame.ts'
import { fieldsOf, type Body } from '#platform/forms.ts'

type Props = { frame: Frame }
const start = { href: '/', text: 'Back to the start' }

export const MissingPage = ({ frame }: Props) => (
  <Page {...frame} title="There is nothing here for you" back={start}>
    <p>
      The page may have moved, the address may be mistyped, or somebody may have stopped sharing it with you.
    </p>
    <p>
      Go to <a href="/home">your first page</a>, or look at <a href="/handbook">what helps</a>, which is open
      to everyone.
    </p>
  </Page>
)

export const ForbiddenPage = ({ frame }: Props) => (
  <Page {...frame} title="This is not yours to open" back={start}>
    <p>
      It belongs to somebody else, or to a different kind of account. If you think you should be able to see
      it, ask the family to share it with you.
    </p>
    <p>
      Go to <a href="/home">your first page</a>.
    </p>
  </Page>
)

export const StalePage = ({ frame }: Props) => (
  <Page {...frame} title="That form was too old to use" back={start}>
    <p>
      Nothing was changed. Press back, load the page again, and send it once more. Your words are still in the
      page you came from.
    </p>
  </Page>
)

/** A colleague tried to write while the use is paused. */
export const NotWhilePausedPage = ({ frame }: Props) => (
  <Page {...frame} title="The use of this record is paused" back={start}>
    <p>
      Nothing was saved. The family asked us to stop using the record while something is looked into. You can
      read it. Press back: what you wrote is still there, and you can keep it elsewhere until then.
    </p>
    <p>
      Keeping somebody safe, help that goes on and calls that were promised are not paused. If you must write
      something now, ask the steward of your area.
    </p>
  </Page>
)

/** Somebody tried to write in a record that goes on in another one. */
export const GoesOnElsewherePage = ({ frame }: Props) => (
  <Page {...frame} title="This record goes on in another one" back={start}>
    <p>
      Nothing was saved. There were two records about this child. This one is only read now: you see what you
      saw before, and nothing new is written in it. Press back: what you wrote is still there, and you can
      keep it elsewhere until then.
    </p>
    <p>
      The first page of the record says where it goes on, or how to ask. If somebody is not safe, you can
      write that there as ever.
    </p>
  </Page>
)

export const TooLongPage = ({ frame }: Props) => (
  <Page {...frame} title="That was too much to send at once" back={start}>
    <p>Press back: what you wrote is still there. Make it shorter, or send it in two parts.</p>
  </Page>
)

export const BusyPage = ({ frame }: Props) => (
  <Page {...frame} title="A lot of people are here just now" back={start}>
    <p>
      Wait a few seconds and try again. If you were sending something, press back and send it again: it will
      count once.
    </p>
  </Page>
)

export const TroublePage = ({ frame, requestId }: Props & { requestId: string }) => (
  <Page {...frame} title="Something went wrong on our side" back={start}>
    <p>Nothing was changed. Press back and try again: what you wrote is still in the page you came from.</p>
    <p>
      If it happens again, tell us this number: <strong>{requestId.slice(-12)}</strong>
    </p>
  </Page>
)

/** The session ended while somebody was writing: their words are on this page, to be sent again once they are in. */
export const SignInFirstPage = ({ frame, typed, path }: Props & { typed: Body; path: string }) => {
  const kept = fieldsOf(typed)
  const words = kept.filter(([name, value]) => name !== 'once' && value.trim() !== '')
  return (
    <Page {...frame} title="Sign in first" back={start}>
      {words.length === 0 ? (
        <>
          <p>You are signed out, or your time ran out. That keeps children’s records safe.</p>
          <Button text="Sign in" href="/sign-in" />
        </>
      ) : (
        <>
          <p>Your time ran out while you were writing. Nothing you wrote is lost: it is kept on this page.</p>
          <SignInThenSend typed={kept} action={path} text="Send what I wrote" />
          <h2>What you wrote</h2>
          <ul>
            {words.map(([, value]) => (
              <li>{value}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
