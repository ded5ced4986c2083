import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createAuthorize } from './office/people/identify.ts'
import { createServer } from './platform/http/server.ts'
import type { OnProblem } from './platform/http/problems.ts'
import type { House } from './procedure/house.ts'

/** A door of the house: adds its routes to the server. */
export type Door = (app: FastifyInstance, house: House) => void | Promise<void>

export interface AppOptions {
  doors: readonly Door[]
  /** How problems are shown. */
  problem(house: House, ...given: Parameters<OnProblem>): ReturnType<OnProblem>
}

/** The web server with its doors, on an open house. */
export async function createApp(house: House, { doors, problem }: AppOptions): Promise<FastifyInstance> {
  const { config, workplace } = house
  const app = await createServer({
    log: house.log, publicUrl: config.publicUrl, assetsFolder: join(config.root, 'dist', 'assets'),
    authorize: createAuthorize({ db: house.db, pool: house.pool, officeId: workplace.officeId, zone: workplace.zone, now: workplace.now }),
    onProblem: (found, request: FastifyRequest, reply: FastifyReply) => problem(house, found, request, reply),
    receiveFile: (source, limit) => house.files.put(source, limit),
  })
  for (const door of doors) await door(app, house)
  return app
}
