/** `<print-button hidden><button>…`: shown only where scripts run, since only a script can print. */
customElements.define(
  'print-button',
  class extends HTMLElement {
    connectedCallback() {
      this.hidden = false
      this.addEventListener('click', () => print())
    }
  },
)
