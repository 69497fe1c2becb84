import type { JoinNotice } from '#children/children.ts'
import { InsetText } from '#design/inset-text.tsx'
import { dayInWords, dayOf } from '#platform/time.ts'

/** On a first page, for two weeks. Names nobody. */
export const JoinNews = ({ news, zone }: { news: JoinNotice[]; zone: string }) => (
  <>
    {news.map(({ childId, earlier, at, undone }) => (
      <InsetText>
        <p>
          <b>
            {undone
              ? 'Two records that had been joined are apart again. All is as it was before.'
              : earlier
                ? 'A record that you can see goes on in another one. There were two about the same child.'
                : 'There was another record about the same child. It goes on in one that you can see.'}
          </b>
        </p>
        <p>
          The steward, who looks after privacy here, did this on {dayInWords(dayOf(at, zone))}.{' '}
          <a href={`/children/${childId}`}>See which record</a>
        </p>
      </InsetText>
    ))}
  </>
)
