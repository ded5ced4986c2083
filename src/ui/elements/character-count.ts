/** Counts down the characters of a `<textarea data-max>` in the hint below it. Nothing is cut off. */
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-max]')) {
  const hint = document.getElementById(`${area.id}-count`)
  if (!hint) continue
  const max = Number(area.dataset['max'])
  const numbers = new Intl.NumberFormat(document.documentElement.lang)
  // Read out only after a pause: a screen reader would talk over every letter typed.
  const spoken = document.createElement('span')
  spoken.className = 'govuk-visually-hidden'
  spoken.setAttribute('aria-live', 'polite')
  hint.after(spoken)
  let pause: number | undefined
  const update = () => {
    const left = max - area.value.length
    const text = (left < 0 ? area.dataset['over'] : area.dataset['left']) ?? ''
    hint.textContent = text.replace('#', numbers.format(Math.abs(left)))
    hint.classList.toggle('tg-count--over', left < 0)
    clearTimeout(pause)
    pause = setTimeout(() => {
      if (left < max / 5) spoken.textContent = hint.textContent
    }, 1000)
  }
  area.addEventListener('input', update)
  if (area.value) update()
}
