import { channelKind } from '../adapter.ts'
import type { ChannelAdapter, ChannelTools } from '../adapter.ts'
import { checkEmail } from './check.ts'
import { hearMailbox } from './imap.ts'
import { hearServer } from './listener.ts'
import { wallPace } from './pace.ts'
import type { Pace } from './pace.ts'
import { emailSettings } from './settings.ts'
import type { EmailSettings } from './settings.ts'
import { connections, openSender } from './smtp.ts'

/** One mail address of the office (surel): heard by IMAP or handed over by a mail server, spoken through SMTP. */
export function openEmail(name: string, settings: EmailSettings, tools: ChannelTools, pace: Pace = wallPace): ChannelAdapter {
  const { imap, listen, smtp } = settings
  const { files, log, now } = tools
  const sender = smtp && openSender(smtp, settings, tools, name)
  return {
    name, kind: 'email', channel: 'email', atOnce: connections,
    ...(imap || listen ? {
      async listen(post, signal) {
        const importing = { account: name, address: settings.address, files, post, now, log }
        await Promise.all([imap && hearMailbox(imap, importing, pace, signal), listen && hearServer(listen, settings, importing, pace, signal)])
      },
    } : {}),
    // No mail server can tell afterwards what it was given: a report tells, or the drain sends again under the same Message-ID.
    ...(sender ? { send: sender.send, sentBefore: async () => null, close: sender.close } : {}),
    check: () => checkEmail(settings),
  }
}

export const email = channelKind({ kind: 'email', settings: emailSettings, open: (name, settings, tools) => openEmail(name, settings, tools) })
