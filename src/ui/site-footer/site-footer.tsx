import type { PageFrame } from '../frame.ts'
import { t } from '../messages/messages.ts'
import type { Language } from '../messages/messages.ts'

/** Languages by their own names, which are never translated. */
const languageNames: Readonly<Record<Language, string>> = { id: 'Bahasa Indonesia', en: 'English' }
const languages: readonly Language[] = ['id', 'en']

/** Foot of every page: who we are, where, that it costs nothing (S0, S5), and the language switch. */
export function SiteFooter({ frame }: { readonly frame: PageFrame }) {
  const { lang } = frame
  return (
    <footer class="tg-footer">
      <div class="tg-width tg-footer__inner">
        <div class="tg-footer__office">
          <p class="tg-footer__name">{frame.officeName}</p>
          <p>{frame.parentName}</p>
          <p>{frame.addressLine}</p>
          <p>{t(lang, 'layout.phone', { phone: frame.phone })}</p>
          <p class="tg-footer__free">{t(lang, 'layout.free')}</p>
        </div>
        <nav class="tg-footer__links" aria-label={t(lang, 'layout.nav_footer')}>
          <ul>
            <li>
              <a href="/standar">{t(lang, 'layout.standard')}</a>
            </li>
            <li>
              <a href="/statistik">{t(lang, 'layout.statistics')}</a>
            </li>
            <li>
              <a href="/periksa">{t(lang, 'check.title')}</a>
            </li>
            <li>
              <a href="/privasi">{t(lang, 'layout.privacy')}</a>
            </li>
            {frame.person ? null : (
              <li>
                <a href="/masuk">{t(lang, 'layout.sign_in')}</a>
              </li>
            )}
          </ul>
        </nav>
        <nav class="tg-footer__links" aria-label={t(lang, 'layout.language')}>
          <ul>
            {languages.map((language) => (
              <li key={language}>
                {language === lang ? (
                  <span lang={language} aria-current="true" class="tg-footer__current">
                    {languageNames[language]}
                  </span>
                ) : (
                  <a
                    href={`/bahasa/${language}?kembali=${encodeURIComponent(frame.path)}`}
                    lang={language}
                    hreflang={language}
                    rel="nofollow"
                  >
                    {languageNames[language]}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
