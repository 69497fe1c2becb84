import type { Child } from 'hono/jsx'

/** What has just happened (`success`), or what stands over the whole page. `heading` alone is enough for a sentence. */
export function Notification({
  variant,
  title,
  heading,
  text,
  role,
  disableAutoFocus,
  children,
}: NotificationProps) {
  const shown = role ?? (variant === 'success' ? 'alert' : 'region')
  return (
    <div
      class={
        variant
          ? `nhsuk-notification-banner nhsuk-notification-banner--${variant}`
          : 'nhsuk-notification-banner'
      }
      data-module="nhsuk-notification-banner"
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      role={shown}
      aria-labelledby="nhsuk-notification-banner-title"
    >
      <div class="nhsuk-notification-banner__header">
        <h2 class="nhsuk-notification-banner__title" id="nhsuk-notification-banner-title">
          {title ?? (variant === 'success' ? 'Success' : 'Important')}
        </h2>
      </div>
      <div class="nhsuk-notification-banner__content">
        {heading && <h3 class="nhsuk-notification-banner__heading">{heading}</h3>}
        {text && <p class={heading ? 'nhsuk-body' : 'nhsuk-notification-banner__heading'}>{text}</p>}
        {children}
      </div>
    </div>
  )
}

export type NotificationProps = {
  variant?: 'success' | undefined
  title?: Child
  heading?: Child
  text?: Child
  role?: 'region' | 'alert' | undefined
  disableAutoFocus?: boolean | undefined
  children?: Child
}
