import type { ScanFault } from './protocol.ts'

/** The scan is not what it should be; the officer is told. Not a bug. */
export class ScanFaulty extends Error {
  readonly fault: ScanFault
  readonly page: number | undefined
  constructor(fault: ScanFault, page?: number) {
    super(`the scan cannot be read: ${fault}`)
    this.fault = fault
    this.page = page
  }
}
