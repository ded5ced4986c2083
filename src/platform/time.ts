/** Tells what time it is. Given as an argument to everything that needs to know, so that tests and the demo can choose. */
export type Now = () => Temporal.Instant

/** The machine's clock: the one place that reads it. Whole milliseconds: what is answered now must be what is read back later. */
export const systemNow: Now = () => Temporal.Now.instant().round({ smallestUnit: 'millisecond', roundingMode: 'floor' })
