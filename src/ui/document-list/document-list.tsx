export type DocumentItem = {
  readonly href: string
  readonly name: string
  /** "PDF", "JPG". */
  readonly kind?: string
  /** Formatted: "1,2 MB". */
  readonly size?: string
  /** When it came, from whom. */
  readonly note?: string
}

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
            {document.note === undefined ? null : <span class="tg-documents__note">{document.note}</span>}
          </li>
        )
      })}
    </ul>
  )
}
