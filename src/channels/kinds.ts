import { silent } from './silent.ts'

/** Every kind of account that channels.yaml may name. A new channel is a file beside this one and a line here. */
export const channelKinds = [silent] as const
