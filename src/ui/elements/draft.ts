import { allKept, forget, keep, keptAt } from './phone-store.ts'
import type { KeptSound } from './sound-upload.ts'

/** What was typed into a form and has not been received yet. */
interface Draft {
  /** One-time key of the form: however often it is sent, it is one complaint. */
  key: string
  fields: [string, string][]
  files: File[]
  at: number
  /** Sent by the person; goes by itself as soon as there is a network. */
  pending: boolean
}

const name = 'draft'
const sevenDays = 7 * 86_400_000
/** More than this is not kept: the file must be chosen again. */
const mostBytes = 12_000_000
const form = document.querySelector<HTMLFormElement>('form[data-draft]')

if (form) void start(form)

async function start(form: HTMLFormElement): Promise<void> {
  const key = form.elements.namedItem('_key') as HTMLInputElement
  const part = (what: string) => document.querySelector<HTMLElement>(`[data-part=draft-${what}]`)
  const say = (what: string) => {
    const state = part('state')
    if (state) state.textContent = form.dataset[what] ?? ''
  }
  /** The page brings its own words: after an error they are newer than the draft. */
  const filled = form.dataset['draft'] === 'filled'
  const found = (await keptAt(name).catch(() => null)) as Draft | null | undefined // where nothing can be kept, the form works as ever
  const draft: Draft | null = found && Date.now() - found.at < sevenDays ? found : null
  if (found && !draft) await forget(name)
  let files = draft?.files ?? []
  let pending = false
  let busy = false
  let failures = 0

  if (draft && !filled) {
    key.value = draft.key
    fill(form, draft)
    part('restored')?.removeAttribute('hidden')
  } else if (!key.value) key.value = crypto.randomUUID()

  async function save(): Promise<void> {
    const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '' && !/^_|_kept$|_remove$/u.test(field[0]))
    if (fields.length === 0 && files.length === 0 && !pending) return void (await forget(name).catch(() => null))
    const small = files.reduce((sum, file) => sum + file.size, 0) <= mostBytes ? files : []
    await keep(name, { key: key.value, fields, files: small, at: Date.now(), pending } satisfies Draft).then(
      () => part('note')?.removeAttribute('hidden'),
      () => null, // private window, full phone: nothing is promised
    )
  }

  async function forgetAll(): Promise<void> {
    pending = false
    clearTimeout(timer)
    await forget(name).catch(() => null)
    for (const sound of (await allKept('sound:').catch(() => [])) as (KeptSound | Blob)[]) {
      if (!(sound instanceof Blob) && sound.form === key.value) await forget(`sound:${sound.id}`)
    }
  }

  async function send(): Promise<void> {
    if (busy) return
    busy = true
    pending = true
    await save()
    say('sending')
    const stop = new AbortController()
    const cut = () => stop.abort()
    addEventListener('offline', cut)
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { accept: 'application/json' }, signal: stop.signal })
      if (answer.status >= 500 || answer.status === 429) throw new Error('later')
      pending = false
      if (answer.status === 201) {
        await forgetAll()
        return location.assign(answer.headers.get('location') ?? '/lacak')
      }
      await save()
      await showAnswer(form, answer)
    } catch {
      // No network, or the office's computer is starting: the same form goes again, under the same key.
      say('pending')
      setTimeout(() => busy || !pending || again(), Math.min(60_000, 2_000 * 2 ** failures++))
    } finally {
      busy = false
      removeEventListener('offline', cut)
    }
  }
  /** By way of the submit event, so that a recording that is still on its way is waited for. */
  const again = () => form.requestSubmit()

  let timer = 0
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), 400)
  }
  form.addEventListener('input', soon)
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.type === 'file') files = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].flatMap((input) => [...(input.files ?? [])])
    soon()
  })
  addEventListener('pagehide', () => void (timer && save()))
  addEventListener('online', () => void (pending && !busy && again()))
  addEventListener('pageshow', () => (busy = false))
  form.addEventListener('held', () => {
    pending = true
    void save()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    event.stopPropagation()
    void send()
  })
  for (const button of document.querySelectorAll('[data-do=forget-draft]')) {
    button.addEventListener('click', async () => {
      await forgetAll()
      location.replace(location.pathname)
    })
  }

  const others: Promise<unknown>[] = []
  document.dispatchEvent(new CustomEvent('drafted', { detail: others }))
  await Promise.all(others)
  if (draft?.pending && !filled) again()
}

function fill(form: HTMLFormElement, { fields, files }: Draft): void {
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement)) continue
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value)
    if (control.type === 'file') {
      if (control.hidden || files.length === 0 || control.closest('[data-part=file]')) continue
      const transfer = new DataTransfer()
      for (const file of files) transfer.items.add(file)
      ;(control as HTMLInputElement).files = transfer.files
      control.dispatchEvent(new Event('change'))
    } else if (control instanceof HTMLTextAreaElement) {
      control.value = values[0] ?? ''
      control.dispatchEvent(new Event('input')) // the count of its letters follows; nothing is kept anew
    } else if (/checkbox|radio/u.test(control.type)) (control as HTMLInputElement).checked = values.includes(control.value)
    else if (control.type !== 'hidden') control.value = values[0] ?? ''
    const details = control.closest('details')
    if (details && values.length > 0) details.open = true
  }
}

/** The page that says what is wrong, or that this form was received before, is the server's own; files that it has are not sent again. */
async function showAnswer(form: HTMLFormElement, answer: Response): Promise<void> {
  const { kept } = (await answer.json().catch(() => ({}))) as { kept?: string[] }
  if (kept) {
    for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]')) input.value = ''
    for (const input of form.querySelectorAll('[name=attachments_kept], [name=attachments_remove]')) input.remove()
    for (const token of kept) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'attachments_kept', value: token }))
  }
  form.submit()
}
