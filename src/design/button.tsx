export function Button({
  text,
  variant,
  small,
  href,
  name,
  value,
  disabled,
  preventDoubleClick,
}: ButtonProps) {
  const classes = ['nhsuk-button', variant && `nhsuk-button--${variant}`, small && 'nhsuk-button--small']
  const common = { class: classes.filter(Boolean).join(' '), 'data-module': 'nhsuk-button' }
  if (href)
    return (
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a link that looks like a button, as in their fixtures
      <a {...common} href={href} role="button" draggable="false">
        {text}
      </a>
    )
  return (
    <button
      {...common}
      name={name}
      data-prevent-double-click={preventDoubleClick === undefined ? undefined : String(preventDoubleClick)}
      type="submit"
      value={value}
      disabled={disabled}
      aria-disabled={disabled ? 'true' : undefined}
    >
      {text}
    </button>
  )
}

export type ButtonProps = {
  text: string
  variant?: 'secondary' | 'secondary-solid' | 'warning' | 'reverse' | undefined
  small?: boolean | undefined
  href?: string | undefined
  name?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  preventDoubleClick?: boolean | undefined
}
