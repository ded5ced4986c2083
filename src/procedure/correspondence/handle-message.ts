import type { House } from '../house.ts'

export async function handleMessage(_house: House, _id: string): Promise<void> {}
