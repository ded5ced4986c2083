import { Live } from '../live/live.tsx'

/** Something that happens now and needs somebody: a telephone that rings. */
export interface NewsItem { readonly text: string; readonly href: string; readonly action: string; readonly urgent?: boolean }
/** What happens now, and the address that tells it anew. */
export interface News { readonly src: string; readonly label: string; readonly items: readonly NewsItem[] }

/** What happens now, above every page of the desk; nothing when all is quiet. */
export function NewsBar({ news }: { readonly news: News }) {
  return (
    <div role="status" aria-label={news.label}>
      <Live src={news.src}><NewsList items={news.items} /></Live>
    </div>
  )
}

/** The lines alone, as they are fetched anew. */
export function NewsList({ items }: { readonly items: readonly NewsItem[] }) {
  if (items.length === 0) return null
  return (
    <ul class="tg-news">
      {items.map(({ text, href, action, urgent }) => (
        <li key={text} class={urgent ? 'tg-news__item tg-news__item--urgent' : 'tg-news__item'}>
          <span class="tg-width"><strong>{text}</strong> <a href={href}>{action}<span class="govuk-visually-hidden">: {text}</span></a></span>
        </li>
      ))}
    </ul>
  )
}
