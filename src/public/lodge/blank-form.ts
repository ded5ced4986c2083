import type { FastifyInstance } from 'fastify'
import { blankComplaintForm } from '../../procedure/1-receive/complaint-form.ts'
import type { House } from '../../procedure/house.ts'

/** `/adukan/formulir.pdf`: the complaint form to be printed and filled in by hand; made once for each version of the standard. */
export function addBlankForm(app: FastifyInstance, { workplace, papers }: Pick<House, 'workplace' | 'papers'>): void {
  const made = new Map<number, Promise<Uint8Array>>()
  app.get('/adukan/formulir.pdf', { config: { access: 'public', cache: 'private, no-cache' } }, async (_request, reply) => {
    const inForce = await workplace.standards.inForce(workplace.now().toZonedDateTimeISO(workplace.zone).toPlainDate().toString())
    let form = made.get(inForce.version)
    if (!form) {
      form = blankComplaintForm(papers, inForce)
      made.set(inForce.version, form)
      form.catch(() => made.delete(inForce.version)) // a form that failed is not kept; whoever awaits it hears of it
    }
    return reply.type('application/pdf').header('content-disposition', 'inline; filename="formulir-pengaduan.pdf"').send(Buffer.from(await form))
  })
}
