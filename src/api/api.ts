import type { FastifyInstance } from 'fastify'
import type { House } from '../procedure/house.ts'
import { addCommands } from './v1/commands.ts'
import { addIntake } from './v1/intake.ts'
import { addOpenApi } from './v1/openapi-route.ts'
import { addPaperCheck } from './v1/papers.ts'
import { addReading } from './v1/read.ts'
import { addReference } from './v1/reference.ts'
import { addTrack } from './v1/track.ts'

/** The REST API under /api/v1; its description is at /api/v1/openapi.json. Files are limited as the standard in force at the start says. */
export async function addApi(app: FastifyInstance, house: Pick<House, 'workplace' | 'db' | 'files' | 'config' | 'log'>): Promise<void> {
  const { workplace } = house
  const today = workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString()
  const { maxFiles, maxBytesEach } = (await workplace.standards.inForce(today)).standard.attachments
  addIntake(app, house, { maxFiles, maxFileSize: maxBytesEach })
  addTrack(app, house)
  addPaperCheck(app, house)
  addReading(app, house)
  addCommands(app, house)
  addReference(app, house)
  addOpenApi(app, house)
}
