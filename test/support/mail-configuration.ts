/** Ports on loopback. `pipe`: where mail to `pipa@` is handed over by LMTP. */
export interface MailPorts { smtp: number; submission: number; imap: number; imaps: number; lmtp: number; auth: number; pipe: number; outside: number }

/** `noreply` is delivered by Postfix itself, which reports what it delivered; Dovecot's LMTP reports nothing. */
const users = ['aduan', 'noreply']

export function dovecotConf(folder: string, ports: MailPorts): string {
  return `
base_dir = ${folder}/dovecot/run
state_dir = ${folder}/dovecot/state
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/tls/cert.pem
ssl_key = <${folder}/tls/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_format = %Ln
mail_location = maildir:${folder}/mail/%n
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
mail_fsync = never
default_internal_user = dovecot
default_login_user = dovenull
recipient_delimiter = +
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=rahasia
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%n allow_all_users=yes
}
namespace inbox {
  inbox = yes
  separator = /
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = ${ports.auth}
  }
}
`
}

export function postfixMain(folder: string, ports: MailPorts): string {
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/pdata
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
shlib_directory = /usr/lib/postfix
meta_directory = /etc/postfix
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${folder}/postfix.log
maillog_file_prefixes = ${folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.adu.test
mydestination =
mynetworks = 127.0.0.0/8
local_recipient_maps =
alias_maps =
virtual_mailbox_domains = adu.test
virtual_mailbox_maps = inline:{ ${[...users, 'pipa'].map((user) => `{${user}@adu.test=${user}/}`).join(' ')} }
virtual_transport = lmtp:inet:127.0.0.1:${ports.lmtp}
transport_maps = inline:{ {pipa@adu.test=lmtp:inet:127.0.0.1:${ports.pipe}} {noreply@adu.test=virtual:} }
virtual_mailbox_base = ${folder}/virtual
virtual_minimum_uid = 1
virtual_uid_maps = static:8
virtual_gid_maps = static:8
relayhost = [127.0.0.1]:${ports.outside}
smtp_tls_security_level = may
smtp_dns_support_level = disabled
smtpd_tls_cert_file = ${folder}/tls/cert.pem
smtpd_tls_key_file = ${folder}/tls/key.pem
smtpd_tls_security_level = may
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = reject_unlisted_recipient
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${ports.auth}
smtpd_client_connection_rate_limit = 0
message_size_limit = 54525952
mailbox_size_limit = 0
virtual_mailbox_limit = 0
recipient_delimiter = +
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
transport_retry_time = 1s
bounce_queue_lifetime = 1h
delay_warning_time = 1s
smtputf8_enable = yes
`
}

export function postfixMaster(ports: MailPorts): string {
  const inner = 'pickup cleanup qmgr tlsmgr rewrite bounce defer trace verify flush proxymap proxywrite smtp relay showq error retry discard local virtual lmtp anvil scache postlog'
  const kinds: Record<string, string> = {
    pickup: 'unix n - n 60 1 pickup', cleanup: 'unix n - n - 0 cleanup', qmgr: 'unix n - n 1 1 qmgr', tlsmgr: 'unix - - n 1000? 1 tlsmgr', rewrite: 'unix - - n - - trivial-rewrite', bounce: 'unix - - n - 0 bounce', defer: 'unix - - n - 0 bounce',
    trace: 'unix - - n - 0 bounce', verify: 'unix - - n - 1 verify', flush: 'unix n - n 1000? 0 flush', proxymap: 'unix - - n - - proxymap', proxywrite: 'unix - - n - 1 proxymap', smtp: 'unix - - n - - smtp',
    relay: 'unix - - n - - smtp', showq: 'unix n - n - - showq', error: 'unix - - n - - error', retry: 'unix - - n - - error', discard: 'unix - - n - - discard', local: 'unix - n n - - local', virtual: 'unix - n n - - virtual',
    lmtp: 'unix - - n - - lmtp', anvil: 'unix - - n - 1 anvil', scache: 'unix - - n - 1 scache', postlog: 'unix-dgram n - n - 1 postlogd',
  }
  return [
    `127.0.0.1:${ports.smtp} inet n - n - - smtpd`,
    `127.0.0.1:${ports.submission} inet n - n - - smtpd`, '  -o smtpd_tls_security_level=encrypt', '  -o smtpd_sasl_auth_enable=yes', '  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject',
    ...inner.split(' ').map((name) => `${name} ${kinds[name]}`), '',
  ].join('\n')
}
