/* On the pages of a draft only: a press that finds no signal is kept on this phone, and sent when there is one. */
const whose = document.querySelector('[data-keep]').dataset.keep
const place = `ninefold.kept.${whose}`
const mostPages = 30
const mostLetters = 60000

// What is kept: where it goes, the form with its one-time key, and when it was said. No name, and no page.
const kept = () => JSON.parse(localStorage.getItem(place) ?? '[]')
const keep = (items) =>
  items.length > 0 ? localStorage.setItem(place, JSON.stringify(items)) : localStorage.removeItem(place)
const change = (item, ...into) => keep(kept().flatMap((each) => (each.form === item.form ? into : [each])))

const part = (when) => document.querySelector(`[data-told="${when}"]`)
const hush = (...all) => all.forEach((when) => (part(when).hidden = true))
const tell = (when, { count, href } = {}) => {
  const told = part(when)
  if (count !== undefined) told.querySelector('[data-count]').textContent = count
  if (href) told.querySelector('a').href = href
  told.hidden = false
  told.scrollIntoView({ block: 'nearest' })
}

// Nothing comes back where there is no signal. What arrived unanswered counts once when it is sent again.
const post = async (at, form) => {
  try {
    const answer = await fetch(at, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { 'x-onwards': 'yes' },
      signal: AbortSignal.timeout(10000),
    })
    return { ok: answer.ok, status: answer.status, onwards: answer.ok ? await answer.text() : '' }
  } catch {
    return undefined
  }
}

// This page was made before something that was sent: of what it sends, only what was changed on it is said.
let behind = false
let touched = false
const late = (form, said) => `${form}&by=${whose}&ago=${Math.round((Date.now() - said) / 1000)}`

// Sends what is kept, in the order it was said. Answers whether there is a signal.
let sending
const sendKept = () => (sending ??= send().finally(() => (sending = undefined)))
async function send() {
  let count = 0
  let here = false
  let signal = true
  hush('waits', 'refused')
  for (const item of kept().filter(({ refused }) => !refused)) {
    const answer = await post(item.at, late(item.form, item.said))
    signal = answer !== undefined
    if (!answer || answer.status >= 500) break
    if (answer.status === 401 || answer.status === 403) {
      tell('waits', { count: kept().length })
      break
    }
    behind = true
    if (!answer.ok) {
      change(item, { ...item, refused: true })
      continue
    }
    change(item)
    count += 1
    here ||= item.at === location.pathname
    if (answer.onwards.includes('/urgent')) tell('urgent', { href: answer.onwards })
    if (answer.onwards.endsWith('/two-answers')) tell('both', { href: answer.onwards })
  }
  if (count > 0) {
    hush('kept', 'last', 'full', 'elsewhere')
    tell('sent', { count })
    // Show the words that were just sent, unless somebody has begun to write others.
    if (here && !touched) {
      history.replaceState(null, '', `#sent-${count}`)
      location.reload()
    }
  }
  const refused = kept().filter((item) => item.refused).length
  if (refused > 0) tell('refused', { count: refused })
  return signal
}

// The pages to come, in this page's memory: gone when it is closed.
const pages = new Map([[location.pathname, { title: document.title, body: document.body }]])
const order = [location.pathname]
async function fetchAhead() {
  if (navigator.connection?.saveData) return
  const answer = await fetch(location.pathname, { headers: { accept: 'application/json' } }).catch(
    () => undefined,
  )
  if (!answer?.ok) return
  for (const { at, page } of await answer.json()) {
    const { title, body } = new DOMParser().parseFromString(page, 'text/html')
    pages.set(at, { title, body })
    order.push(at)
  }
}
function show({ title, body }) {
  document.title = title
  document.body.replaceWith(body)
  touched = false
  if (kept().length > 0) tell('kept', { count: kept().length })
  scrollTo(0, 0)
  const heading = document.querySelector('h1')
  heading.tabIndex = -1
  heading.focus()
}
window.addEventListener('popstate', () => {
  const page = pages.get(location.pathname)
  if (page && page.body !== document.body) show(page)
})

// Keeps one press, and goes on to the next question if it is here.
function keepAndGoOn(form, item) {
  delete document.documentElement.dataset.sending
  const items = [...kept(), item]
  try {
    if (items.length > mostPages || JSON.stringify(items).length > mostLetters) throw new Error('full')
    keep(items)
  } catch {
    return tell('full')
  }
  // Said again on this page, it is something new: the time in the key stays, which says when the page was made.
  const { once } = form.elements
  once.value = once.value.slice(0, 14) + crypto.randomUUID().slice(14)
  behind = true
  tell('kept', { count: items.length })
  const onwards = order[order.indexOf(location.pathname) + 1]
  if (!onwards || item.form.endsWith('&go=stop')) return tell('last')
  history.pushState(null, '', onwards)
  show(pages.get(onwards))
}

let pressed = false
document.addEventListener('submit', async (event) => {
  const form = event.target
  if (event.defaultPrevented || form.dataset.kept === undefined) return
  event.preventDefault()
  if (pressed) return
  pressed = true
  // Whoever looks on knows that the press has not led anywhere yet.
  document.documentElement.dataset.sending = ''
  hush('full', 'elsewhere')
  const at = location.pathname
  const item = {
    at,
    form: String(new URLSearchParams(new FormData(form, event.submitter))),
    said: Date.now(),
  }
  const signal = await sendKept()
  const answer = signal ? await post(at, behind ? late(item.form, item.said) : item.form) : undefined
  pressed = false
  if (!answer) return keepAndGoOn(form, item)
  if (answer.ok) {
    keep(kept().filter((each) => !each.refused || each.at !== at))
    return location.assign(answer.onwards)
  }
  // Whatever else the answer is, the browser shows it as it would have without a script.
  sendAsEver(at, behind ? late(item.form, item.said) : item.form)
})

function sendAsEver(at, words) {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = at
  for (const [name, value] of new URLSearchParams(words)) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  form.submit()
}

document.addEventListener('click', (event) => {
  const { target } = event
  const forget = target.closest('[data-forget]')
  if (forget && confirm(forget.dataset.forget)) {
    keep([])
    hush('kept', 'waits', 'refused', 'last')
    tell('forgotten')
  }
  if (target.closest('[data-look]')) {
    const item = kept().find(({ refused }) => refused)
    if (item) sendAsEver(item.at, late(item.form, item.said))
  }
  // Without a signal a link would lead out of the draft to the browser's own page.
  const link = target.closest('a[href]')
  if (!link || navigator.onLine || !link.href.startsWith('http') || link.hash) return
  event.preventDefault()
  const page = pages.get(link.pathname)
  if (!page) return tell('elsewhere')
  history.pushState(null, '', link.pathname)
  show(page)
})

document.addEventListener('input', () => (touched = true))
window.addEventListener('online', sendKept)
const sent = /^#sent-(\d+)$/.exec(location.hash)
if (sent) {
  tell('sent', { count: sent[1] })
  history.replaceState(null, '', location.pathname)
}
if (kept().length > 0)
  void sendKept().then((signal) => {
    if (!signal) tell('kept', { count: kept().length })
  })
if (document.querySelector('form[data-kept]')) void fetchAhead()
