/** Accounts of the demo: messages are kept and shown at /dev/messages, none leaves. */
export const demoAccountNames = { email: 'peragaan-surel', sms: 'peragaan-sms', whatsapp: 'peragaan-wa' } as const

/** What a demo without a channels.yaml of its own opens, written as that file is. */
export const demoChannels = ['accounts:', ...Object.entries(demoAccountNames).map(([channel, name]) => `  - { name: ${name}, kind: silent, channel: ${channel} }`)].join('\n')
