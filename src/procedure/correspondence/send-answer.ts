import type { House } from '../house.ts'

export async function sendAnswer(_house: House, _approved: { complaintId: string; seq: number }): Promise<void> {}
