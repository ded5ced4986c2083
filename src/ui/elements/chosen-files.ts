/** Lists the names and sizes of files just chosen: on a small phone the browser shows only "3 files". */
for (const input of document.querySelectorAll<HTMLInputElement>('input[type=file][data-chosen]')) {
  const list = document.createElement('ul')
  list.className = 'tg-chosen'
  list.setAttribute('aria-label', input.dataset['chosen'] ?? '')
  list.hidden = true
  input.after(list)
  const numbers = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 })
  const update = () => {
    const files = [...(input.files ?? [])]
    list.hidden = files.length === 0
    list.replaceChildren(
      ...files.map((file) => {
        const item = document.createElement('li')
        item.textContent = `${file.name} (${numbers.format(Math.max(file.size / 1e6, 0.1))} MB)`
        return item
      }),
    )
  }
  input.addEventListener('change', update)
  update()
}
