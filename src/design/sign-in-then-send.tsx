import { Button } from './button.tsx'

/** Signing in in another tab, and then sending what stands in this page unseen, its one-time key with it: it counts once. */
export const SignInThenSend = ({
  typed,
  action,
  text,
}: {
  typed: readonly (readonly [name: string, value: string])[]
  action: string
  text: string
}) => (
  <>
    <ol>
      <li>
        <a href="/sign-in" target="_blank" rel="noopener">
          Sign in, in a new tab
        </a>
        .
      </li>
      <li>Come back to this page and press the button.</li>
    </ol>
    <form method="post" action={action}>
      {typed.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button text={text} preventDoubleClick />
    </form>
  </>
)
