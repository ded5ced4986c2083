import { createHash, createPublicKey, verify } from 'node:crypto'

/** Whether the DKIM signature of a mail is right (RFC 6376; relaxed/relaxed, rsa-sha256), checked with the key that its domain would show in DNS. */
export function checkSignature(mail: string, spki: Buffer): boolean {
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n').split('\r\n').map((line) => line.replaceAll(/[ \t]+/gu, ' ').trimEnd()).join('\r\n').replace(/(?:\r\n)*$/u, '\r\n')
  const headers = head.split(/\r\n(?![ \t])/u).map((line) => ({ name: line.slice(0, line.indexOf(':')).toLowerCase(), value: line.slice(line.indexOf(':') + 1).replaceAll('\r\n', '').replaceAll(/[ \t]+/gu, ' ').trim() }))
  const signature = headers.find(({ name }) => name === 'dkim-signature')?.value ?? ''
  const tags = Object.fromEntries(signature.split(';').map((part) => part.trim()).filter((part) => part !== '').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]))
  if (tags['bh']?.replaceAll(' ', '') !== createHash('sha256').update(body, 'latin1').digest('base64')) return false
  const signed = (tags['h'] ?? '').split(':').map((name) => headers.find((header) => header.name === name.trim().toLowerCase())).flatMap((header) => (header ? [`${header.name}:${header.value}\r\n`] : [])).join('')
  const own = `dkim-signature:${signature.replace(/([;\s]b=)[^;]*/u, '$1').trimEnd()}`
  return verify('sha256', Buffer.from(signed + own, 'latin1'), createPublicKey({ key: spki, format: 'der', type: 'spki' }), Buffer.from(tags['b']?.replaceAll(' ', '') ?? '', 'base64'))
}
