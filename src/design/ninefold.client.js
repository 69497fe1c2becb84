/* Only improves a page that already works: nothing here is needed. Bound by attributes, so that no page names a script. */
const all = (selector, each) => document.querySelectorAll(selector).forEach(each)

// A double press sends once: the second press within a second is let fall.
let sentAt = new WeakMap()
document.addEventListener('submit', (event) => {
  if (event.submitter?.dataset.preventDoubleClick === 'false') return
  const last = sentAt.get(event.target) ?? -Infinity
  if (event.timeStamp - last < 1000) event.preventDefault()
  else sentAt.set(event.target, event.timeStamp)
})

// Whoever signs out leaves nothing on this phone that was said without a signal.
document.addEventListener('submit', (event) => {
  if (event.target.getAttribute('action') !== '/sign-out') return
  const kept = Object.keys(localStorage).filter((key) => key.startsWith('ninefold.kept.'))
  if (
    kept.length > 0 &&
    !confirm('Something you said is on this phone and not sent yet. Sign out and forget it?')
  )
    event.preventDefault()
  else for (const key of kept) localStorage.removeItem(key)
})

// Leaving takes this page's place in the history, so that going back does not come here.
document.addEventListener('click', (event) => {
  const leave = event.target.closest('a[data-leave]')
  if (!leave) return
  event.preventDefault()
  location.replace(leave.href)
})

// A page that came back with something to put right starts there.
all('[data-module="nhsuk-error-summary"]:not([data-disable-auto-focus="true"])', (summary) => {
  summary.tabIndex = -1
  summary.focus()
})

// "None of these" undoes the others, and the others undo it.
document.addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox' || !target.checked || !target.form) return
  const alone = target.dataset.behaviour === 'exclusive'
  for (const box of target.form.elements)
    if (box !== target && box.name === target.name && (alone || box.dataset.behaviour === 'exclusive'))
      box.checked = false
})

// How much room is left, said when the hand rests.
all('[data-module="nhsuk-character-count"]', (group) => {
  const box = group.querySelector('textarea')
  const message = group.querySelector('.nhsuk-character-count__message')
  const { maxlength, countType, threshold = 0 } = group.dataset
  if (!box || !message || !maxlength) return
  const inWords = countType === 'words'
  message.setAttribute('aria-live', 'polite')
  let later
  const say = () => {
    const used = inWords ? (box.value.match(/\S+/g) ?? []).length : box.value.length
    if (used * 100 < maxlength * threshold) return
    const left = maxlength - used
    const unit = (inWords ? 'word' : 'character') + (Math.abs(left) === 1 ? '' : 's')
    message.textContent = left < 0 ? `That is ${-left} ${unit} too many` : `You have ${left} ${unit} left`
  }
  box.addEventListener('input', () => {
    clearTimeout(later)
    later = setTimeout(say, 700)
  })
})

// Keep a draft while it is written. The address answers 2xx when it is kept.
all('form[data-autosave]', (form) => {
  const state = form.querySelector('[data-saved]')
  let later
  const keep = async () => {
    const kept = await fetch(form.dataset.autosave, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
    })
      .then(({ ok }) => ok)
      .catch(() => false)
    if (state) state.textContent = kept ? 'Saved' : 'Not saved yet. Your words are still on this page.'
    if (kept) document.dispatchEvent(new Event('stayed'))
  }
  form.addEventListener('input', () => {
    clearTimeout(later)
    later = setTimeout(keep, 1200)
  })
})

// A passkey, where the browser can: the device's answer goes into the form, and the form goes as any other.
const keys = window.PublicKeyCredential
if (keys?.parseCreationOptionsFromJSON && keys.prototype.toJSON) {
  all('[data-no-passkey]', (words) => words.remove())
  all('[data-passkey]', (place) => {
    const asked = JSON.parse(place.dataset.passkey)
    const form = place.querySelector('form')
    place.hidden = false
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const sorry = form.querySelector('[role=alert]')
      sorry.hidden = true
      try {
        const answer = await (asked.user
          ? navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(asked) })
          : navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(asked) }))
        form.elements.answer.value = JSON.stringify(answer.toJSON())
        form.submit()
      } catch {
        sorry.hidden = false
      }
    })
  })
}

// Whoever is about to be signed out is told, and one press goes on. Any visit is a sign of life.
all('[data-quiet-minutes]', (notice) => {
  const [soon, over] = notice.querySelectorAll('p')
  const show = (part) => {
    soon.hidden = part !== soon
    over.hidden = part !== over
    notice.hidden = !part
  }
  let timers = []
  const begin = () => {
    timers.forEach(clearTimeout)
    show()
    timers = [soon, over].map((part, i) =>
      setTimeout(() => show(part), (notice.dataset.quietMinutes - 2 + i * 2) * 60000),
    )
  }
  soon.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch('/me').catch(() => undefined)
    if (answer?.ok) begin()
    else if (answer) show(over)
  })
  document.addEventListener('stayed', begin)
  begin()
})

// Read a part of the page aloud, where the machine has a voice.
const voice = window.speechSynthesis
if (voice)
  all('button[data-read-aloud]', (button) => {
    const words = button.textContent
    const rest = () => {
      button.textContent = words
    }
    button.hidden = false
    button.addEventListener('click', () => {
      if (voice.speaking) return voice.cancel()
      const speech = new SpeechSynthesisUtterance(document.querySelector(button.dataset.readAloud)?.innerText)
      speech.lang = 'en-GB'
      speech.rate = 0.9
      speech.onend = speech.onerror = rest
      button.textContent = 'Stop reading'
      voice.speak(speech)
    })
  })
