/** Told kindly to everybody who opens a record whose use is paused. */
import { InsetText } from '#design/inset-text.tsx'
import { dayInWords, dayOf } from '#platform/time.ts'
import type { Paused } from './queries.ts'

export const PausedNotice = ({
  paused,
  zone,
  reader,
}: {
  paused: Paused | undefined
  zone: string
  reader: 'family' | 'staff'
}) =>
  paused && (
    <InsetText>
      <p>
        <b>
          The use of this record is paused{' '}
          {paused.liftOn ? `until ${dayInWords(paused.liftOn)}` : 'while something is looked into'}.
        </b>
      </p>
      <p>
        {reader === 'staff'
          ? 'You can read it. Please do not use it to decide anything, and write nothing new: it will not be saved. Calls that were promised, help that goes on and keeping somebody safe are not paused.'
          : `Since ${dayInWords(dayOf(paused.since, zone))} colleagues read it and write nothing new. Help that goes on, goes on. Your place in any queue stays. You can write as ever.`}
      </p>
    </InsetText>
  )
