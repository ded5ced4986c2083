import type { House } from '../house.ts'

export async function messageSettled(_house: House, _id: string): Promise<void> {}
