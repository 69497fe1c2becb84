import { ActionLink } from '#design/action-link.tsx'
import { Button } from '#design/button.tsx'
import { LeaveQuickly } from '#design/leave-quickly.tsx'
import { Page } from '#design/page.tsx'
import type { Area } from '#areas/areas.ts'
import type { Frame } from '#platform/frame.ts'
import { hoursInWords, watchOf } from '#safety/safety.ts'
import { RingNow, RingTheDesk } from '#safety/safety-pages.tsx'

export const FrontPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="Help for your child starts today" paintsAtOnce>
    <p class="nf-lede">
      You do not need a diagnosis. You do not need to wait. Tell us what your child finds easy and hard, and
      see what helps tonight.
    </p>
    <Button text="Start with your child" href="/sign-in" />
    <p>It takes about 15 minutes on a phone. You can stop at any time and nothing is lost.</p>
    <h2>How it works</h2>
    <ol>
      <li>
        <strong>See the need.</strong> Nine lines, each about one part of life. You say where your child is.
        It is a picture, not a test.
      </li>
      <li>
        <strong>Help now.</strong> Three things to try tonight, and ten that fit best, with the reason for
        each.
      </li>
      <li>
        <strong>Keep the place in the queue.</strong> Nothing you do here moves or removes a place on a
        waiting list.
      </li>
    </ol>
    <h2>Just looking?</h2>
    <ActionLink text="What helps: advice for home, school and out and about" href="/handbook" />
    <p>
      Rather write by hand? <a href="/on-paper">The nine lines on paper</a> and{' '}
      <a href="/plan-on-paper">a plan on paper</a>, to print.
    </p>
    <p>You choose who sees what you write. Nobody sees a first draft but you.</p>
  </Page>
)

export const HelpNowPage = ({ frame, areas }: { frame: Frame; areas: readonly Area[] }) => (
  <Page {...frame} title="Help now" paintsAtOnce>
    {areas[0] && <LeaveQuickly to={areas[0].safety.leaveTo} />}
    <p class="nf-lede">If someone is in danger now, do not write it here. Ring, and a person answers.</p>
    <RingNow />
    {areas.map((area) => (
      <>
        <h2>Worried about a child’s safety in {area.name}</h2>
        <RingTheDesk area={area} />
        <p>What is written in Ninefold is read {hoursInWords(watchOf(area))}.</p>
      </>
    ))}
    <h2>You would rather write</h2>
    <p>
      Something is not safe, and you are signed in here? <a href="/write">Write to us</a>. You see first who
      reads it, and when.
    </p>
    <h2>It is not danger, but tonight is hard</h2>
    <p>
      Fewer words, a lower voice, more space, and drop what you were asking for. It passes. Then look at{' '}
      <a href="/handbook?line=emotional_regulation">what helps with big feelings</a>.
    </p>
  </Page>
)

export const WhoCanSeePage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="Who can see what you write">
    <p>You, and the people you choose. It is kept that way by the database itself, not by good manners.</p>
    <ul>
      <li>A first draft is seen by the person who wrote it, until they choose to show it.</li>
      <li>
        Nobody sees a record because of their job. Someone in the family shared it with them, by name or by
        team.
      </li>
      <li>When you ask for help, or agree a profile, your area’s team can see what it needs to help.</li>
      <li>How to reach you is never shown to another carer.</li>
      <li>When you stop sharing, it stops at the next press.</li>
      <li>Everyone who looks is written down, and you can read the list.</li>
      <li>
        In an emergency, such as a child who is missing, one colleague may read one record for one hour.
        Somebody else checks each time. You see who it was and why: at once, or on a later day where knowing
        could harm somebody.
      </li>
    </ul>
  </Page>
)

export const PrivacyPage = ({ frame, areas }: { frame: Frame; areas: readonly Area[] }) => (
  <Page {...frame} title="Privacy">
    <p>
      We keep what you tell us so that people can help your child. Nothing on these pages comes from, or goes
      to, another company. There is one cookie: it keeps you signed in.
    </p>
    <p>
      <a href="/who-can-see">Who can see what you write</a>
    </p>
    <h2>Who looks after what is written here</h2>
    <ul>
      {areas.map(({ slug, name }) => (
        <li>
          <a href={`/${slug}/who-is-responsible`}>{name}</a>
        </li>
      ))}
    </ul>
  </Page>
)

export const AccessibilityPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="Accessibility">
    <p>
      Every page works with a keyboard, without scripts, at 320 pixels wide, and with a screen reader. We test
      each page for this each time we change anything.
    </p>
    <p>The nine lines are a picture with the same in words under it.</p>
    <p>Not built yet: other languages, Easy Read, and settings for larger text and a calmer layout.</p>
  </Page>
)

export const FeedbackPage = ({ frame }: { frame: Frame }) => (
  <Page {...frame} title="Something wrong or hard to use?">
    <p>
      We want to hear. A form for this is not built yet. Until it is, tell the person who helps you, and ask
      them to pass it on.
    </p>
  </Page>
)
