import { h } from 'preact'

export type DocumentItem = {
  readonly href: string
  readonly name: string
  /** "PDF", "JPG". */
  readonly kind?: string
  /** Formatted: "1,2 MB". */
  readonly size?: string
  /** When it came, from whom. */
  readonly note?: string
  /** As the content says: sound that browsers can play gets a player. */
  readonly mediaType?: string
}

/** AMR, the oldest telephones' kind, no browser plays: it is saved and heard elsewhere. */
const playable = new Set(['audio/mpeg', 'audio/mp4', 'audio/ogg', 'audio/wav', 'audio/webm'])

/** Papers and attachments, each with its kind and size: on 2G one wants to know before opening. */
export function DocumentList({ documents }: { readonly documents: readonly DocumentItem[] }) {
  return (
    <ul class="tg-documents">
      {documents.map((document) => {
        const facts = [document.kind, document.size].filter((fact) => fact !== undefined)
        return (
          <li key={document.href}>
            <a href={document.href}>
              {document.name}
              {facts.length === 0 ? null : ` (${facts.join(', ')})`}
            </a>
            {playable.has(document.mediaType ?? '') ? soundOf(document) : null}
            {document.note === undefined ? null : <span class="tg-documents__note">{document.note}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** A complainant's recording has no captions: what it says stands beside it, in the officer's written record. */
function soundOf({ href, name }: DocumentItem) {
  return h('audio', { class: 'tg-documents__sound', controls: true, preload: 'none', src: href, 'aria-label': name })
}
