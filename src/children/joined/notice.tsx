/**
 * Told to everybody who opens a record that goes on in another one, or that one. Whoever does not see the other learns
 * nothing of it: no name, no place, and not who its people are.
 */
import { InsetText } from '#design/inset-text.tsx'
import { dayInWords, dayOf } from '#platform/time.ts'
import type { Joined } from './queries.ts'

type Reader = 'family' | 'staff'

export const JoinedNotices = ({
  joined,
  childId,
  zone,
  reader,
}: {
  joined: Joined[]
  childId: string
  zone: string
  reader: Reader
}) => (
  <>
    {joined.map(({ earlier, at, otherId }) =>
      earlier ? (
        <GoesOn since={dayInWords(dayOf(at, zone))} otherId={otherId} childId={childId} reader={reader} />
      ) : (
        <InsetText>
          <p>
            <b>There was another record about the same child. It goes on in this one</b> since{' '}
            {dayInWords(dayOf(at, zone))}.{' '}
            {otherId ? (
              <a href={`/children/${otherId}`}>Read what was written there</a>
            ) : (
              'Only those who could read it before can read it. Nobody sees more of this record either.'
            )}
          </p>
        </InsetText>
      ),
    )}
  </>
)

const GoesOn = ({
  since,
  otherId,
  childId,
  reader,
}: {
  since: string
  otherId: string | null
  childId: string
  reader: Reader
}) => (
  <InsetText>
    <p>
      <b>This record goes on in another one</b> since {since}. There were two about the same child.
    </p>
    {otherId && (
      <p>
        <a href={`/children/${otherId}`}>Open the record that goes on</a>
      </p>
    )}
    {reader === 'staff' ? (
      <p>
        You can read this one. Please write nothing new here: it will not be saved. Calls that were promised
        and keeping somebody safe go on here as ever.{' '}
        {!otherId && 'If you need to write something, ask the steward of your area.'}
      </p>
    ) : (
      <>
        <p>
          Nothing was taken away. You see what you saw before, and you can print it or{' '}
          <a href={`/children/${childId}/everything`}>take a copy</a>. Nothing new is written here.
        </p>
        <p>
          Calls we promised you still come. If somebody is not safe, tell us here as ever.{' '}
          {!otherId && (
            <>
              Do you want to write something, or is this wrong?{' '}
              <a href={`/children/${childId}/talk`}>Ask someone to ring you</a>. They talk with the steward,
              who looks after privacy here.
            </>
          )}
        </p>
      </>
    )}
  </InsetText>
)
