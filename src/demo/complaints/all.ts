import type { Story } from '../script.ts'
import { completion } from './completion.ts'
import { lamps } from './lamps.ts'
import { order } from './order.ts'
import { paperTrail } from './paper-trail.ts'
import { roads } from './roads.ts'
import { services } from './services.ts'
import { social } from './social.ts'
import { today } from './today.ts'
import { voices } from './voices.ts'
import { waste } from './waste.ts'

/** Every complaint of the demo. Nobody in them exists. */
export const demoStories: readonly Story[] = [...roads, ...lamps, ...waste, ...services, ...social, ...order, ...completion, ...voices, ...paperTrail, ...today]
