import type { StandardInForce } from '../../office/standards-in-force.ts'
import type { House } from '../../procedure/house.ts'

export const base = '/open311/v2'
export const open = { config: { access: 'public' } } as const

export type Service = { service_code: string; service_name: string; description: string; metadata: boolean; type: string; keywords: string; group: string }

/** What every answer of Open311 is made with. */
export interface Desk311 {
  house: Pick<House, 'workplace' | 'db'>
  publicUrl: string
  inForce(): Promise<StandardInForce>
  services(): Promise<Service[]>
}

export function openDesk311(house: Pick<House, 'workplace' | 'db' | 'config'>): Desk311 {
  const { workplace, config } = house
  const inForce = () => workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
  return {
    house, publicUrl: config.publicUrl, inForce,
    async services() {
      const { categories } = await inForce()
      return categories.filter((category) => !category.retired).map((category) => ({
        service_code: category.code, service_name: category.label, description: category.example, metadata: false, type: 'realtime', keywords: '', group: category.defaultHandler,
      }))
    },
  }
}
