/** Dark text on white, links that are dark enough to read; set on each element, because mail programs drop style sheets. */
const style = {
  page: 'margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5', body: 'max-width:600px',
  heading: 'font-size:20px;margin:0 0 16px', paragraph: 'margin:0 0 16px', link: 'color:#0b4f9e',
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/gu, (character) => entities[character] ?? '')

/** An address within the text, without the full stop or bracket that follows it. */
const address = /https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/giu

/**
 * A message's text as light HTML for mail programs: the office's name as heading, a paragraph for each block of text, links for web addresses.
 * Everything is escaped; no picture, script or style sheet is loaded from anywhere.
 */
export function htmlOf(text: string, { name, subject, language }: { name: string; subject: string; language: string }): string {
  const paragraphs = text.replaceAll('\r\n', '\n').split(/\n{2,}/u).map((block) => block.trim()).filter((block) => block !== '')
  return [
    `<!DOCTYPE html><html lang="${escaped(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>`,
    `<body style="${style.page}"><div lang="${escaped(language)}" style="${style.body}"><h1 style="${style.heading}">${escaped(name)}</h1>`,
    ...paragraphs.map((block) => `<p style="${style.paragraph}">${block.split('\n').map(linked).join('<br>\n')}</p>`),
    '</div></body></html>',
  ].join('\n')
}

function linked(line: string): string {
  let html = ''
  let from = 0
  for (const { 0: found, index } of line.matchAll(address)) {
    html += `${escaped(line.slice(from, index))}<a href="${escaped(found)}" style="${style.link}">${escaped(found)}</a>`
    from = index + found.length
  }
  return html + escaped(line.slice(from))
}
