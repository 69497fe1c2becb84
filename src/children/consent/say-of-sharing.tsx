/** One press: no to a colleague, a team or an organisation, or allowed again. */
import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'

export const SayOfSharing = ({
  child,
  holderId,
  said,
  text,
}: {
  child: { id: string }
  holderId: string
  said: 'no' | 'allowed again'
  text: string
}) => (
  <Form action={`/children/${child.id}/agreements/no`}>
    <input type="hidden" name="holder" value={holderId} />
    <Button text={text} variant="secondary" small name="said" value={said} preventDoubleClick />
  </Form>
)
