/** The second press of a form that first showed what will happen: all that was sent, sent along, and a way back to it. */
import { fieldsOf, type Body } from '#platform/forms.ts'
import { Button } from './button.tsx'
import { Form } from './form.tsx'

/** Sends `sure` as yes or no. The one-time key is made anew by the form. */
export const PressAgain = ({ sent, yes, action }: { sent: Body; yes: string; action?: string }) => (
  <Form {...(action === undefined ? {} : { action })}>
    {fieldsOf(sent)
      .filter(([name]) => name !== 'once' && name !== 'sure')
      .map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    <Button text={yes} name="sure" value="yes" preventDoubleClick />
    <Button text="Change something" variant="secondary" name="sure" value="no" />
  </Form>
)
