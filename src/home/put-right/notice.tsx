/** On a first page: something that was read is not so, or is so after all. Names nobody. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { InsetText } from '#design/inset-text.tsx'
import type { Notice } from '#children/children.ts'
import { dayInWords, dayOf } from '#platform/time.ts'

export const PutRightNotices = ({ notices, zone }: { notices: Notice[]; zone: string }) => (
  <>
    {notices.map(({ asideId, kind, childId, at }) => (
      <InsetText>
        <p>
          <strong>
            {kind === 'put back'
              ? 'Something that was taken off a child’s record is back. It was right after all.'
              : 'Something you may have read about a child was on the wrong child’s record, or was not so. Please do not use it.'}
          </strong>
        </p>
        <p>
          It was put right on {dayInWords(dayOf(at, zone))}.{' '}
          {childId ? (
            <a href={`/children/${childId}/put-right`}>See whose record, and what</a>
          ) : (
            'You no longer see that record. If you wrote it down anywhere, please cross it out.'
          )}
        </p>
        <Form action={`/put-right/${asideId}/read`}>
          <input type="hidden" name="kind" value={kind} />
          <Button text="I have read this" variant="secondary" preventDoubleClick />
        </Form>
      </InsetText>
    ))}
  </>
)
