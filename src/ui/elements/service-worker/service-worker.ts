/**
 * Lets the lodge form open without a network. Kept: the empty form, its styles and scripts, and a page that says that there is no
 * network; all fetched as a stranger would, so that nothing of anybody is in them. The desk is none of its business.
 */
declare const self: ServiceWorkerGlobalScope
/** Written in by the build. */
declare const assets: readonly string[]
declare const version: string

const form = '/adukan'
const noNetwork = '/luring'
/** Where a page about the missing network helps; never at the desk. */
const citizens = /^\/(?:$|adukan$|lacak|standar|statistik|privasi|tombol)/u
const cacheName = `adukan-${version}`
/** On a network that gives no answer the empty form is better than a blank page. */
const patience = 15_000
const oneDay = 86_400_000

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName)
      await cache.addAll([...assets])
      await Promise.all([keepPage(cache, form), keepPage(cache, noNetwork)])
      await self.skipWaiting()
    })(),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name)
      await self.clients.claim()
    })(),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (assets.includes(pathname)) event.respondWith(keptOrFetched(request))
  else if (request.mode === 'navigate' && citizens.test(pathname)) event.respondWith(page(event, pathname === form ? form : noNetwork))
})

async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}

/** The page as the server has it now; what was kept, if there is no network. */
async function page(event: FetchEvent, instead: string): Promise<Response> {
  const kept = await (await caches.open(cacheName)).match(instead)
  if (!kept) return fetch(event.request)
  try {
    // The request goes as it came: one that leads back in the history finds the form as it was left.
    const answer = await (instead === form ? Promise.race([fetch(event.request), timeout()]) : fetch(event.request))
    if (instead === form && Date.now() - Date.parse(kept.headers.get('date') ?? '') > oneDay) event.waitUntil(refresh())
    return answer
  } catch {
    return kept
  }
}

function timeout(): Promise<never> {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), patience))
}

async function refresh(): Promise<void> {
  const cache = await caches.open(cacheName)
  await keepPage(cache, form).catch(() => null) // the older form will do
}

/** Keeps a page without its one-time key: whoever opens it without a network makes one. */
async function keepPage(cache: Cache, path: string): Promise<void> {
  const answer = await fetch(path, { credentials: 'omit', cache: 'reload' })
  if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`)
  const html = (await answer.text()).replace(/(name="_key" value=")[^"]*/u, '$1')
  const headers = new Headers(answer.headers)
  for (const name of ['content-encoding', 'content-length', 'vary']) headers.delete(name)
  await cache.put(path, new Response(html, { headers }))
}
