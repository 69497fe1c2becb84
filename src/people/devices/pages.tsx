import { Button } from '#design/button.tsx'
import { Form } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import type { Frame } from '#platform/frame.ts'
import { dayInWords, dayOf, timeInWords, type Moment } from '#platform/time.ts'
import { Passkeys } from '../passkeys/pages.tsx'
import type { Device } from './rules.ts'

type Props = {
  frame: Frame
  role: 'family' | 'staff'
  devices: readonly Device[]
  now: Moment
  zone: string
  /** Left out where there are none to have. */
  passkeys: Parameters<typeof Passkeys>[0]['passkeys'] | undefined
}

export const MePage = ({ frame, role, devices, now, zone, passkeys }: Props) => {
  const others = devices.filter(({ here }) => !here)
  const when = (at: Moment) => {
    const [day, today] = [dayOf(at, zone), dayOf(now, zone)]
    return `${timeInWords(at, zone)} ${day.equals(today) ? 'today' : `on ${dayInWords(day)}`}`
  }
  return (
    <Page {...frame} title="You" back={{ href: '/home' }}>
      <p>
        You are signed in as <strong>{frame.person?.name}</strong> in {frame.area}.
      </p>
      <p>
        {role === 'family'
          ? 'This device stays signed in for 30 days.'
          : 'You are signed out after 15 minutes of quiet, and after 12 hours in any case.'}
      </p>
      <Form action="/sign-out">
        <Button text="Sign out" variant="secondary" />
      </Form>
      {role === 'family' && (
        <p>
          <a href="/me/told">How we tell you things</a>: by email, text, telephone or post, with an
          interpreter, in Easy Read
        </p>
      )}
      {passkeys && <Passkeys passkeys={passkeys} zone={zone} />}
      <section>
        <h2>Where you are signed in</h2>
        <p>Is there one you do not know, or no longer use? Sign it out. It happens at once.</p>
        <ul class="nf-plain">
          {devices.map((device) => (
            <li>
              <h3>
                {device.device || 'A device we do not know'}
                {device.here && ': this one'}
              </h3>
              <p>
                Signed in at {when(device.openedAt)}. Last used at {when(device.usedAt)}.
              </p>
              {!device.here && (
                <Form action={`/me/devices/${device.id}/end`}>
                  <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="submit">
                    Sign it out
                    <span class="nhsuk-u-visually-hidden">: {device.device}</span>
                  </button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        {others.length > 1 && (
          <Form action="/me/devices/end-others">
            <Button text="Sign out everywhere but here" variant="secondary" />
          </Form>
        )}
      </section>
    </Page>
  )
}
