import { mailPassword } from './mail-servers.ts'
import type { MailServers } from './mail-servers.ts'

/** The settings of channels.yaml for the account `aduan` at these servers. */
export function accountSettings(servers: MailServers, more: object = {}): object {
  const login = { host: '127.0.0.1', user: 'aduan@adu.test', password: mailPassword, ca: servers.ca }
  return {
    address: 'aduan@adu.test', displayName: 'Kecamatan Uji', imap: { ...login, port: servers.ports.imaps, tls: 'implicit' },
    smtp: { ...login, port: servers.ports.submission, tls: 'starttls' }, ...more,
  }
}
