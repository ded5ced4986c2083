/**
 * A path inside this site to go back to, or the fallback. Whoever writes the address of a link can choose the text,
 * so anything that a browser could read as another site (`//host`, `/\host`, `https:`, control characters) is refused.
 */
export function localPath(text: unknown, fallback = '/'): string {
  if (typeof text !== 'string' || text.length > 2000 || !text.startsWith('/')) return fallback
  if (/[\\\u0000-\u0020\u007f-\u00a0\u2028\u2029]/.test(text)) return fallback
  if (!URL.canParse(text, base)) return fallback
  const url = new URL(text, base)
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : fallback
}

const base = 'http://local.invalid'
