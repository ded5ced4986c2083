import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from './problem.ts'

/** The address under which built styles, scripts, fonts and pictures are served. */
export const assetsPrefix = '/assets/'

/**
 * Serves the built assets. Their names carry a hash of their content, so browsers keep them for a year and never ask
 * again; the build leaves `.br` and `.gz` beside each, chosen by Accept-Encoding.
 */
export async function addAssets(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  app.get<{ Params: { '*': string } }>(`${assetsPrefix}*`, { config: { access: 'public' } }, (request, reply) => {
    const name = request.params['*']
    // Ready-made compressions are served under the name of what they compress only.
    if (name.includes('\0') || /\.(br|gz|map)$/.test(name)) throw new HttpProblem('not-found')
    reply.header('vary', 'Accept-Encoding')
    return reply.sendFile(name, {
      immutable: true,
      maxAge: '365d',
      dotfiles: 'ignore',
      index: false,
    })
  })
}
