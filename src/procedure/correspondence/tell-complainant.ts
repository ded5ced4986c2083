import type { House } from '../house.ts'

export async function tellComplainant(_house: House, _told: { complaintId: string; seq: number }): Promise<void> {}
