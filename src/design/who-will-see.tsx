/** Who will see what is about to be saved, said before it is saved. */
export const WhoWillSee = ({
  who,
  more,
}: {
  who: string
  more?: { href: string; text: string } | undefined
}) => (
  <p class="nf-who">
    Who will see this: <strong>{who}</strong>
    {more && (
      <>
        {' '}
        <a href={more.href}>{more.text}</a>
      </>
    )}
  </p>
)
