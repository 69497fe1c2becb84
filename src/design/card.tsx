import type { Child } from 'hono/jsx'
import { Heading, type Level } from './heading.tsx'

/** A thing among like things. A string of words becomes the description; anything else stands as it is. */
export function Card({
  heading,
  size,
  level = 2,
  href,
  clickable,
  variant,
  actions,
  spokenFirst,
  children,
}: CardProps) {
  const classes = ['nhsuk-card', clickable && 'nhsuk-card--clickable', variant && `nhsuk-card--${variant}`]
  const title = heading && (
    <Heading level={level} class={size ? `nhsuk-card__heading nhsuk-heading-${size}` : 'nhsuk-card__heading'}>
      {href && variant !== 'feature' ? (
        <a class="nhsuk-card__link" href={href}>
          {heading}
        </a>
      ) : spokenFirst ? (
        // oxlint-disable-next-line jsx-a11y/aria-role -- VoiceOver else reads it in two pieces; as in their fixtures
        <span role="text">
          <span class="nhsuk-u-visually-hidden">{spokenFirst}: </span>
          {heading}
        </span>
      ) : (
        heading
      )}
    </Heading>
  )
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      {actions && actions.length > 0 && (
        <div class="nhsuk-card__heading-container">
          {title}
          <CardActions actions={actions} about={heading} />
        </div>
      )}
      <div class="nhsuk-card__content">
        {!(actions && actions.length > 0) && title}
        {typeof children === 'string' ? <p class="nhsuk-card__description">{children}</p> : children}
      </div>
    </div>
  )
}

function CardActions({ actions, about }: { actions: readonly CardAction[]; about: Child }) {
  const links = actions.map(({ text, href, spoken }) => (
    <a class="nhsuk-link" href={href}>
      {text}
      {(spoken || about) && (
        <span class="nhsuk-u-visually-hidden">
          {spoken && ` ${spoken}`}
          {about && <> ({about})</>}
        </span>
      )}
    </a>
  ))
  if (links.length === 1) return <div class="nhsuk-card__actions">{links}</div>
  return (
    <ul class="nhsuk-card__actions">
      {links.map((link) => (
        <li class="nhsuk-card__action">{link}</li>
      ))}
    </ul>
  )
}

type CardAction = { text: string; href: string; spoken?: string | undefined }
export type CardProps = {
  heading?: Child
  size?: 'xs' | 's' | 'm' | 'l' | 'xl' | undefined
  level?: Level | undefined
  href?: string | undefined
  clickable?: boolean | undefined
  variant?: 'feature' | 'secondary' | 'warning' | undefined
  actions?: readonly CardAction[] | undefined
  /** Words heard before the heading, not seen. */
  spokenFirst?: string | undefined
  children?: Child
}
