import type { Child } from 'hono/jsx'

/** A way back; a button where going back must keep what was typed. */
export function BackLink({ text = 'Back', href, variant }: BackLinkProps) {
  const classes = variant ? `nhsuk-back-link nhsuk-back-link--${variant}` : 'nhsuk-back-link'
  if (href === undefined)
    return (
      <button class={classes} type="submit">
        {text}
      </button>
    )
  return (
    <a class={classes} href={href}>
      {text}
    </a>
  )
}

export type BackLinkProps = { text?: Child; href?: string | undefined; variant?: 'reverse' | undefined }
