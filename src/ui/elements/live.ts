/**
 * `<tg-live data-src="/…" data-every="5">`: what stands in it is fetched anew every few seconds while the page is in sight. Nothing changes
 * under the reader's fingers: while focus is inside, it waits. It says of itself that nobody asked (`x-live`), so that a page left open
 * does not keep its session open; when that is over, it stops.
 */
customElements.define(
  'tg-live',
  class extends HTMLElement {
    #timer: number | undefined

    connectedCallback() {
      this.#timer = setInterval(() => { void this.#look() }, Number(this.dataset['every']) * 1000)
    }

    disconnectedCallback() {
      clearInterval(this.#timer)
    }

    async #look() {
      if (document.hidden || this.contains(document.activeElement)) return
      const answer = await fetch(this.dataset['src'] ?? '', { headers: { 'x-live': '1' }, redirect: 'manual' }).catch(() => null) // the network comes back
      if (!answer) return
      if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return clearInterval(this.#timer)
      if (!answer.ok) return
      const news = document.createElement('template')
      news.innerHTML = await answer.text()
      if (news.innerHTML !== this.innerHTML) this.replaceChildren(news.content)
    }
  },
)
