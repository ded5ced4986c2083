import { email } from './email/email.ts'
import { telegram } from './telegram/telegram.ts'
import { whatsapp } from './whatsapp/whatsapp.ts'
import { gammu } from './sms/gammu.ts'
import { kannel } from './sms/kannel.ts'
import { pbx } from './phone.ts'
import { silent } from './silent.ts'

/** Every kind of account that channels.yaml may name. A new channel is a file beside this one and a line here. */
export const channelKinds = [email, gammu, kannel, whatsapp, telegram, pbx, silent] as const
