/**
 * `<tg-autosave data-action="/…" data-every="5" data-saved="… #" data-failed="…">` in a form: sends what was typed, but no files, to an
 * address of its own every few seconds when it changed, and says when it was saved. Hidden and silent without scripts.
 */
customElements.define(
  'tg-autosave',
  class extends HTMLElement {
    #timer: number | undefined

    connectedCallback() {
      const form = this.closest('form')
      if (!form) return
      const typed = () => new URLSearchParams([...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))).toString()
      const numbers = new Intl.DateTimeFormat(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
      let saved = typed()
      let busy = false
      let sent = false
      const say = (text: string) => {
        this.hidden = false
        this.textContent = text
      }
      const save = async () => {
        const now = typed()
        if (sent || busy || now === saved) return
        busy = true
        const answer = await fetch(this.dataset['action'] ?? '', {
          method: 'POST', body: now, headers: { 'content-type': 'application/x-www-form-urlencoded' }, redirect: 'manual', keepalive: now.length < 60_000,
        }).catch(() => null) // tried again in a few seconds
        busy = false
        if (answer?.ok) {
          saved = now
          say((this.dataset['saved'] ?? '').replace('#', numbers.format(new Date())))
        } else if (answer?.status === 410) {
          clearInterval(this.#timer) // the draft is done elsewhere
        } else say(this.dataset['failed'] ?? '')
      }
      this.#timer = setInterval(() => { void save() }, Number(this.dataset['every']) * 1000)
      addEventListener('visibilitychange', () => { if (document.hidden) void save() })
      form.addEventListener('submit', () => { sent = true })
      addEventListener('pageshow', () => { sent = false })
    }

    disconnectedCallback() {
      clearInterval(this.#timer)
    }
  },
)
