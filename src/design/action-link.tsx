import type { Child } from 'hono/jsx'
import { Icon } from './icon.tsx'

/** The one next thing, where a button would promise that something is sent. */
export function ActionLink({ href, text, variant }: ActionLinkProps) {
  const classes = variant ? `nhsuk-action-link nhsuk-action-link--${variant}` : 'nhsuk-action-link'
  const inside = (
    <>
      <Icon name="arrow-right-circle" />
      <span class="nhsuk-action-link__text">{text}</span>
    </>
  )
  if (href === undefined)
    return (
      <button class={classes} type="submit">
        {inside}
      </button>
    )
  return (
    <a class={classes} href={href}>
      {inside}
    </a>
  )
}

export type ActionLinkProps = { text: Child; href?: string | undefined; variant?: 'reverse' | undefined }
