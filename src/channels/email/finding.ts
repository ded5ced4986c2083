import type { Finding, Words } from '../adapter.ts'

export const good = (id: string, en: string): Finding => ({ ok: true, what: { id, en } })

export const bad = (id: string, en: string, advice: Words): Finding => ({ ok: false, what: { id, en }, advice })

/** What the other side, or the system, said of a failure: one line, for the operator. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return '?'
  const said = 'responseText' in error && typeof error.responseText === 'string' ? error.responseText : 'response' in error && typeof error.response === 'string' ? error.response : error.message
  return said.replaceAll(/\s+/gu, ' ').trim().slice(0, 300)
}

/** What a person who wants to mend a connection needs to know. */
export function adviceOf(error: unknown): Words {
  const field = (name: string) => (error instanceof Error && name in error ? String(Object.entries(error).find(([key]) => key === name)?.[1] ?? '') : '')
  const code = `${field('originalCode')} ${field('code')}`
  const message = error instanceof Error ? error.message : ''
  if (field('authenticationFailed') === 'true' || /EAUTH|ENOAUTH/u.test(code)) return advice.login
  if (/ENOTFOUND|EAI_AGAIN|EDNS/u.test(code)) return advice.name
  if (/ECONNREFUSED/u.test(code)) return advice.refused
  if (/TIMED?OUT|TIMEOUT|ENETUNREACH|EHOSTUNREACH/u.test(code)) return advice.silent
  return /CERT|SIGNED|ALTNAME|SSL|TLS|EPROTO/u.test(code) || /certificate|STARTTLS|SSL|TLS/iu.test(message) ? advice.tls : advice.other
}

const advice = {
  login: { id: 'Periksa user dan password. Beberapa penyedia meminta sandi aplikasi tersendiri.', en: 'Check user and password. Some providers ask for a password of its own for programs.' },
  name: { id: 'Nama server tidak ditemukan. Periksa ejaan host dan DNS mesin ini.', en: 'The name of the server was not found. Check the spelling of host and the DNS of this machine.' },
  refused: { id: 'Server menolak sambungan. Periksa port dan apakah layanannya berjalan.', en: 'The server refused the connection. Check the port and whether the service runs.' },
  silent: { id: 'Server tidak menjawab. Periksa host, port, dan tembok api (firewall).', en: 'The server does not answer. Check host, port and firewall.' },
  tls: {
    id: 'Sertifikat atau TLS tidak cocok. Periksa tls (implicit atau starttls) dan host; untuk sertifikat buatan sendiri isi ca dengan berkas PEM-nya.',
    en: 'Certificate or TLS do not fit. Check tls (implicit or starttls) and host; for a certificate of your own give its PEM file as ca.',
  },
  other: { id: 'Periksa host, port, dan tls akun ini.', en: 'Check host, port and tls of this account.' },
} satisfies Record<string, Words>
