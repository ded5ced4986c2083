/**
 * A form marked `data-once` is sent once: the second tap of a slow phone does nothing.
 * The button stays enabled until the form data are taken, so its own name and value are sent too.
 * Coming back to the page (also from the browser's memory) makes it usable again.
 */
const sent = new WeakSet<HTMLFormElement>()

const buttonsOf = (form: HTMLFormElement) =>
  [...form.elements].filter((element): element is HTMLButtonElement => element instanceof HTMLButtonElement)

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset['once'] === undefined) return
  if (sent.has(form)) {
    event.preventDefault()
    return
  }
  sent.add(form)
  setTimeout(() => {
    for (const button of buttonsOf(form)) button.disabled = true
  })
})

addEventListener('pageshow', () => {
  for (const form of document.forms) {
    if (!sent.delete(form)) continue
    for (const button of buttonsOf(form)) button.disabled = false
  }
})
