/** What the last action led to (error summary, confirmation) takes focus, so that it is read out and in sight. */
const result = document.querySelector<HTMLElement>('[data-focus]')
result?.focus()

/** A link of the summary goes to the field itself, and its label comes into view above it. */
result?.addEventListener('click', (event) => {
  const link = event.target
  if (!(link instanceof HTMLAnchorElement) || !link.hash) return
  const field = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!field) return
  event.preventDefault()
  const label = field.closest('fieldset')?.querySelector('legend') ?? document.querySelector(`label[for="${CSS.escape(field.id)}"]`)
  ;(label ?? field).scrollIntoView()
  field.focus({ preventScroll: true })
})
